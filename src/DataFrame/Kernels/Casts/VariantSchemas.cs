using System.Text;
using Frames.Errors;
using Frames.Kernels.Json;
using Frames.Sql.Types;
using Frames.Values;
using Frames.Values.Variants;

namespace Frames.Kernels.Casts;

/// <summary>The types of variants, in which objects are structs; what is of two types that do not go together is a variant.</summary>
internal static class VariantSchemas
{
    public static DataType Of(VariantCell cell, int depth = 0)
    {
        if (depth > VariantCell.MaxDepth) throw ErrorClasses.MalformedVariant.With();
        switch (cell.Kind)
        {
            case VariantKind.Null: return DataTypes.Null;
            case VariantKind.Boolean: return DataTypes.Boolean;
            case VariantKind.Long: return DataTypes.Long;
            case VariantKind.Double: return DataTypes.Double;
            case VariantKind.Float: return DataTypes.Float;
            case VariantKind.Decimal: return VariantBucket.DecimalOf(cell, out _);
            case VariantKind.Date: return DataTypes.Date;
            case VariantKind.Timestamp: return DataTypes.Timestamp;
            case VariantKind.TimestampNtz: return DataTypes.TimestampNtz;
            case VariantKind.Binary: return DataTypes.Binary;
            case VariantKind.Array:
                DataType element = DataTypes.Null;
                for (var i = 0; i < cell.Count; i++) element = Merge(element, Of(cell.Element(i), depth + 1));
                return new ArrayType(element);
            case VariantKind.Object:
                var fields = new StructField[cell.Count];
                for (var i = 0; i < fields.Length; i++)
                {
                    var field = cell.Field(i, out var name);
                    fields[i] = new StructField(Encoding.UTF8.GetString(name), Of(field, depth + 1));
                }
                return new StructType(fields);
            default: return DataTypes.String;
        }
    }

    public static DataType Merge(DataType left, DataType right) => JsonTypes.Merge(left, right, StringComparer.Ordinal, DataTypes.Variant)!;

    /// <summary>The text, such as <c>OBJECT&lt;a: BIGINT&gt;</c>.</summary>
    public static string Text(DataType type) => type switch
    {
        StructType record => $"OBJECT<{string.Join(", ", record.Fields.Select(field => $"{Name(field.Name)}: {Text(field.DataType)}"))}>",
        ArrayType array => $"ARRAY<{Text(array.ElementType)}>",
        _ => type.Sql,
    };

    static string Name(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]) ? name
        : "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";
}
