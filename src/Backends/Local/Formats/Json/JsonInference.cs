using System.Text.Json;
using Frames.Backends.Local.Formats.Csv;
using Frames.Errors;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>The schema of JSON files from all their values: fields by name, the narrowest type that holds what was seen.</summary>
internal static class JsonInference
{
    public static StructType Infer(IReadOnlyList<DataFile> files, JsonOptions options, FileContext context)
    {
        var parts = files.SelectMany(file => JsonFormat.Split(file, options)).ToArray();
        var found = ParallelParts.Map(parts.Length, context.Cancellation, i => InferPart(parts[i], options, context));
        var names = Names(options);
        var root = found.Aggregate((DataType?)null, (all, part) => Merge(all, part, names)) as StructType ?? new StructType();
        var schema = (StructType)(Finished(root, options.DropFieldIfAllNull) ?? new StructType());
        var repeated = options.CaseSensitive ? null : schema.Fields.GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? schema : throw ErrorClasses.ColumnAlreadyExists.With(("columnName", $"`{repeated.Key.ToLowerInvariant()}`"));
    }

    static DataType? InferPart(FilePart part, JsonOptions options, FileContext context)
    {
        using var records = new JsonRecords(part, context.Storage, options);
        var corrupt = new StructType(new StructField(options.CorruptRecordColumn, DataTypes.String));
        var sample = new Random(1);
        var names = Names(options);
        DataType? result = null;
        while (records.Read(out var text))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (options.SamplingRatio < 1 && sample.NextDouble() >= options.SamplingRatio) continue;
            var root = Root(records, text, options);
            if (root is not null) result = Merge(result, root, names);
            else if (options.Mode == ParseMode.Permissive) result = Merge(result, corrupt, names);
            else if (options.Mode == ParseMode.FailFast)
                throw ErrorClasses.MalformedRecord.With(("failFastMode", "FAILFAST"), ("badRecord", System.Text.Encoding.UTF8.GetString(text.Span)));
        }
        return result;
    }

    /// <summary>The struct of a record, or of the records in an array at its top; null if it is malformed.</summary>
    static DataType? Root(JsonRecords records, ReadOnlyMemory<byte> text, JsonOptions options)
    {
        if (!records.TryParse(text, out var document)) return null;
        if (document is null) return DataTypes.Null;
        using (document)
        {
            var type = Of(document.RootElement, options);
            return type is ArrayType { ElementType: StructType element } ? element : type as StructType ?? (type is NullType ? new StructType() : null);
        }
    }

    static DataType Of(JsonElement json, JsonOptions options) => json.ValueKind switch
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

    /// <summary>The type that holds both.</summary>
    static DataType? Merge(DataType? left, DataType? right, StringComparer names) => (left, right) switch
    {
        (null or NullType, _) => right,
        (_, null or NullType) => left,
        _ when left.Equals(right) => left,
        (DoubleType, LongType or DecimalType) or (LongType or DecimalType, DoubleType) => DataTypes.Double,
        (DecimalType a, DecimalType b) => Widen(a, b),
        (DecimalType a, LongType) => Widen(a, new DecimalType(20, 0)),
        (LongType, DecimalType b) => Widen(new DecimalType(20, 0), b),
        (StructType a, StructType b) => Fields(a, b, names),
        (ArrayType a, ArrayType b) => new ArrayType(Merge(a.ElementType, b.ElementType, names)!),
        _ => DataTypes.String,
    };

    static DataType Widen(DecimalType left, DecimalType right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        var precision = Math.Max(left.Precision - left.Scale, right.Precision - right.Scale) + scale;
        return precision > DecimalType.MaxPrecision ? DataTypes.Double : new DecimalType(precision, scale);
    }

    /// <summary>Fields by name; where names differ in case only and types do not, the first one stays.</summary>
    static StructType Fields(StructType left, StructType right, StringComparer names)
    {
        var all = left.Fields.ToList();
        foreach (var field in right.Fields)
        {
            var known = all.FindIndex(other => other.Name == field.Name || (names.Equals(other.Name, field.Name) && other.DataType.Equals(field.DataType)));
            if (known < 0) all.Add(field);
            else all[known] = all[known] with { DataType = Merge(all[known].DataType, field.DataType, names)! };
        }
        return new StructType(all.OrderBy(field => field.Name, StringComparer.Ordinal));
    }

    static StringComparer Names(JsonOptions options) => options.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Nulls alone make text, or nothing; structs without fields are left out.</summary>
    static DataType? Finished(DataType type, bool dropsNulls) => type switch
    {
        NullType => dropsNulls ? null : DataTypes.String,
        StructType fields => fields.Fields.Select(field => (field.Name, Type: Finished(field.DataType, dropsNulls))).Where(field => field.Type is not null).ToArray() is { Length: > 0 } kept
            ? new StructType(kept.Select(field => new StructField(field.Name, field.Type!))) : null,
        ArrayType array => Finished(array.ElementType, dropsNulls) is { } element ? new ArrayType(element) : null,
        _ => type,
    };
}
