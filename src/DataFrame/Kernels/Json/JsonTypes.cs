using System.Text.Json;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>The types of JSON values, and what holds the values of two types.</summary>
internal static class JsonTypes
{
    /// <summary>The type of a value.</summary>
    public static DataType Of(JsonElement json, JsonOptions options) => json.ValueKind switch
    {
        JsonValueKind.Null => DataTypes.Null,
        JsonValueKind.Object => new StructType(json.EnumerateObject().GroupBy(JsonStrings.Name).Where(group => group.Key.Length > 0).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new StructField(group.Key, Of(group.Last().Value, options)))),
        JsonValueKind.Array => new ArrayType(json.EnumerateArray().Select(item => Of(item, options)).Aggregate((DataType)DataTypes.Null, (all, item) => Merge(all, item, Names(options))!)),
        _ when options.PrimitivesAsString => DataTypes.String,
        JsonValueKind.True or JsonValueKind.False => DataTypes.Boolean,
        JsonValueKind.Number => Number(json, options),
        _ => options.InferTimestamp && options.Formats.TryParseTimestamp(JsonStrings.Utf8(json), out _) ? DataTypes.Timestamp : DataTypes.String,
    };

    static DataType Number(JsonElement json, JsonOptions options)
    {
        var raw = json.GetRawText();
        var isWhole = raw.AsSpan().IndexOfAny(".eE") < 0;
        if (isWhole && json.TryGetInt64(out _)) return DataTypes.Long;
        if ((isWhole || options.PrefersDecimal) && DecimalText.TryParseLiteral(System.Text.Encoding.ASCII.GetBytes(raw), out _, out var precision, out var scale) == ParseStatus.Success)
            return new DecimalType(precision, scale);
        return DataTypes.Double;
    }

    /// <summary>The type that holds both; <paramref name="otherwise"/>, or else text, where there is none.</summary>
    public static DataType? Merge(DataType? left, DataType? right, StringComparer names, DataType? otherwise = null) => (left, right) switch
    {
        (null or NullType, _) => right,
        (_, null or NullType) => left,
        _ when left.Equals(right) => left,
        (DoubleType, LongType or DecimalType) or (LongType or DecimalType, DoubleType) => DataTypes.Double,
        (DecimalType a, DecimalType b) => Widen(a, b),
        (DecimalType a, LongType) => Widen(a, new DecimalType(20, 0)),
        (LongType, DecimalType b) => Widen(new DecimalType(20, 0), b),
        (StructType a, StructType b) => Fields(a, b, names, otherwise),
        (ArrayType a, ArrayType b) => new ArrayType(Merge(a.ElementType, b.ElementType, names, otherwise)!),
        _ => otherwise ?? DataTypes.String,
    };

    static DataType Widen(DecimalType left, DecimalType right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        var precision = Math.Max(left.Precision - left.Scale, right.Precision - right.Scale) + scale;
        return precision > DecimalType.MaxPrecision ? DataTypes.Double : new DecimalType(precision, scale);
    }

    /// <summary>Fields by name; where names differ in case only and types do not, the first one stays.</summary>
    static StructType Fields(StructType left, StructType right, StringComparer names, DataType? otherwise)
    {
        var all = left.Fields.ToList();
        foreach (var field in right.Fields)
        {
            var known = all.FindIndex(other => other.Name == field.Name || (names.Equals(other.Name, field.Name) && other.DataType.Equals(field.DataType)));
            if (known < 0) all.Add(field);
            else all[known] = all[known] with { DataType = Merge(all[known].DataType, field.DataType, names, otherwise)! };
        }
        return new StructType(all.OrderBy(field => field.Name, StringComparer.Ordinal));
    }

    public static StringComparer Names(JsonOptions options) => options.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Nulls alone make text, or nothing; structs without fields are left out.</summary>
    public static DataType? Finished(DataType type, bool dropsNulls) => type switch
    {
        NullType => dropsNulls ? null : DataTypes.String,
        StructType fields => fields.Fields.Select(field => (field.Name, Type: Finished(field.DataType, dropsNulls))).Where(field => field.Type is not null).ToArray() is { Length: > 0 } kept
            ? new StructType(kept.Select(field => new StructField(field.Name, field.Type!))) : null,
        ArrayType array => Finished(array.ElementType, dropsNulls) is { } element ? new ArrayType(element) : null,
        _ => type,
    };
}
