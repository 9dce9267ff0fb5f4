using System.Text.Json;
using Frames.Errors;
using Frames.Kernels.Json;
using Frames.Kernels.Text;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>The schema of JSON files from all their values: fields by name, the narrowest type that holds what was seen.</summary>
internal static class JsonInference
{
    public static StructType Infer(IReadOnlyList<DataFile> files, JsonOptions options, FileContext context)
    {
        var parts = files.SelectMany(file => TextParts.Split(file, options.SplitsAtLines)).ToArray();
        var found = ParallelParts.Map(parts.Length, i => InferPart(parts[i], options, context), context.Cancellation);
        var names = JsonTypes.Names(options);
        var root = found.Aggregate((DataType?)null, (all, part) => JsonTypes.Merge(all, part, names)) as StructType ?? new StructType();
        var schema = (StructType)(JsonTypes.Finished(root, options.DropFieldIfAllNull) ?? new StructType());
        var repeated = options.CaseSensitive ? null : schema.Fields.GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? schema : throw ErrorClasses.ColumnAlreadyExists.With(("columnName", $"`{repeated.Key.ToLowerInvariant()}`"));
    }

    static DataType? InferPart(FilePart part, JsonOptions options, FileContext context)
    {
        using var records = new JsonRecords(part, context.Storage, options);
        var corrupt = new StructType(new StructField(options.CorruptRecordColumn, DataTypes.String));
        var sample = new Random(1);
        var names = JsonTypes.Names(options);
        DataType? result = null;
        while (records.Read(out var text))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (options.SamplingRatio < 1 && sample.NextDouble() >= options.SamplingRatio) continue;
            var root = Root(records, text, options);
            if (root is not null) result = JsonTypes.Merge(result, root, names);
            else if (options.Mode == ParseMode.Permissive) result = JsonTypes.Merge(result, corrupt, names);
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
            var type = JsonTypes.Of(document.RootElement, options);
            return type is ArrayType { ElementType: StructType element } ? element : type as StructType ?? (type is NullType ? new StructType() : null);
        }
    }
}
