using Frames.Sql.Types;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Comparing;

/// <summary>Generated tables' schemas as the library's.</summary>
internal static class Types
{
    public static StructType Schema(Table table) => new(table.Fields.Select(field => new StructField(field.Name, Of(field.Type))));

    static DataType Of(string type) => type switch
    {
        "INT" => DataTypes.Integer,
        "BIGINT" => DataTypes.Long,
        "DOUBLE" => DataTypes.Double,
        "STRING" => DataTypes.String,
        "BOOLEAN" => DataTypes.Boolean,
        "DATE" => DataTypes.Date,
        _ => new DecimalType(12, 2),
    };
}
