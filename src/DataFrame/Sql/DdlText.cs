using Frames.Sql.Parser;

namespace Frames.Sql.Types;

/// <summary>Types from SQL's text, by SQL's own parser.</summary>
public static class DdlText
{
    extension(DataType)
    {
        /// <summary>The type of SQL's text, such as <c>array&lt;int&gt;</c>; names with types, such as <c>id LONG, name STRING</c>, give a struct.</summary>
        public static DataType FromDdl(string ddl)
        {
            try
            {
                return SqlParser.ParseDataType(ddl);
            }
            catch (FramesException) when (ddl.AsSpan().Trim().ContainsAny(" \t\r\n"))
            {
                return SqlParser.ParseSchema(ddl);
            }
        }
    }
}
