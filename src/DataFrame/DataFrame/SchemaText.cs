using System.Globalization;
using System.Text;
using Frames.Sql.Types;

namespace Frames.Sql;

/// <summary>Schemas as <c>PrintSchema</c> prints them.</summary>
internal static class SchemaText
{
    /// <summary>The tree of a schema, down to a number of levels.</summary>
    public static string Of(StructType schema, int level = int.MaxValue)
    {
        var text = new StringBuilder("root\n");
        Append(schema, " |", level, text);
        return text.ToString();
    }

    static void Append(DataType type, string prefix, int level, StringBuilder text)
    {
        if (level <= 0) return;
        switch (type)
        {
            case StructType record:
                foreach (var field in record.Fields) Line(field.Name, field.DataType, "nullable", field.IsNullable, prefix, level, text);
                break;
            case ArrayType array:
                Line("element", array.ElementType, "containsNull", array.ContainsNull, prefix, level, text);
                break;
            case MapType map:
                Line("key", map.KeyType, null, false, prefix, level, text);
                Line("value", map.ValueType, "valueContainsNull", map.ValueContainsNull, prefix, level, text);
                break;
        }
    }

    static void Line(string name, DataType type, string? mark, bool mayBeNull, string prefix, int level, StringBuilder text)
    {
        var nullable = mark is null ? "" : $" ({mark} = {(mayBeNull ? "true" : "false")})";
        text.Append(CultureInfo.InvariantCulture, $"{prefix}-- {name}: {type.TypeName}{nullable}\n");
        Append(type, prefix + "    |", level - 1, text);
    }
}
