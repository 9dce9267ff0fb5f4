using Frames.Sql.Parser;

namespace Frames.Sql.Types;

/// <summary>Schemas from SQL's text, by SQL's own parser.</summary>
public static class SchemaDdlText
{
    extension(StructType)
    {
        /// <summary>The schema of SQL's text, such as <c>id LONG NOT NULL, name STRING</c>.</summary>
        public static StructType FromDdl(string ddl) => SqlParser.ParseSchema(ddl);
    }
}
