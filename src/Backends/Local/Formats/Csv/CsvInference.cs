using System.Text;
using Frames.Backends.Local.Formats.Text;
using Frames.Columns;
using Frames.Kernels.Csv;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Csv;

/// <summary>The schema of CSV files: names from the first record, types from all values where that is asked for.</summary>
internal static class CsvInference
{
    public static StructType Infer(IReadOnlyList<DataFile> files, CsvOptions options, FileContext context)
    {
        var first = FirstRecord(files, options, context);
        var names = CsvNames.Of(first, options);
        if (!options.InferSchema) return new StructType(names.Select(name => new StructField(name, DataTypes.String)));
        var parts = files.SelectMany(file => TextParts.Split(file, options.SplitsAtLines)).ToArray();
        var found = ParallelParts.Map(parts.Length, i => InferPart(parts[i], names.Count, options, context), context.Cancellation);
        var types = new DataType?[names.Count];
        foreach (var part in found)
            for (var i = 0; i < types.Length; i++) types[i] = CsvTypes.Merge(types[i], part[i]);
        return new StructType(names.Select((name, i) => new StructField(name, types[i] ?? DataTypes.String)));
    }

    /// <summary>The fields of the first record of the first file that has one, null where a field has no text.</summary>
    internal static string?[] FirstRecord(IReadOnlyList<DataFile> files, CsvOptions options, FileContext context)
    {
        foreach (var file in files)
        {
            var slots = Enumerable.Range(0, options.MaxColumns).ToArray();
            using var records = CsvRecords.Open(new FilePart(file, 0, long.MaxValue), context.Storage, options, new CsvTokenizer(options, slots, slots.Length, 1), skipHeader: false, rows: 1);
            if (records.Read() == 0) continue;
            var result = new string?[records.FieldCounts[0]];
            for (var i = 0; i < result.Length; i++)
            {
                var field = records.Tokenizer.Fields(i, records.Text, 1);
                result[i] = field.IsNull(0, options.NullValue) ? null : Encoding.UTF8.GetString(field[0]);
            }
            return result;
        }
        return [];
    }

    static DataType?[] InferPart(FilePart part, int fieldCount, CsvOptions options, FileContext context)
    {
        var slots = Enumerable.Range(0, fieldCount).ToArray();
        var types = new DataType?[fieldCount];
        var candidates = new CsvTypes(options);
        using var records = CsvRecords.Open(part, context.Storage, options, new CsvTokenizer(options, slots, fieldCount, Batch.MaxRows), options.Header);
        var sample = new Random(1);
        for (var rows = records.Read(); rows > 0; rows = records.Read())
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var take = options.SamplingRatio >= 1 ? null : Enumerable.Range(0, rows).Select(_ => sample.NextDouble() < options.SamplingRatio).ToArray();
            for (var i = 0; i < fieldCount; i++)
            {
                var fields = records.Tokenizer.Fields(i, records.Text, rows);
                var type = types[i];
                for (var row = 0; row < rows && type is not StringType; row++)
                    if (take is null || take[row]) type = candidates.Widen(type, fields, row);
                types[i] = type;
            }
        }
        return types;
    }
}

/// <summary>Column names from a first record.</summary>
internal static class CsvNames
{
    /// <summary>Refuses a file whose header is not the schema's; a part within a file has none.</summary>
    public static bool CheckHeader(FilePart part, StructField[] schema, CsvOptions options, FileContext context)
    {
        if (part.Start > 0 || CsvInference.FirstRecord([part.File], options, context) is not { Length: > 0 } header) return true;
        var comparison = options.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (header.Length == schema.Length && schema.Index().All(field => string.Equals(header[field.Index], field.Item.Name, comparison))) return true;
        throw new InvalidDataException($"The header [{string.Join(", ", header)}] is not the schema [{string.Join(", ", schema.Select(field => field.Name))}].");
    }

    public static IReadOnlyList<string> Of(string?[] first, CsvOptions options)
    {
        if (!options.Header) return [.. first.Select((_, i) => $"_c{i}")];
        var comparer = options.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var repeated = first.Where(name => !string.IsNullOrEmpty(name)).GroupBy(name => name!, comparer).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(comparer);
        return [.. first.Select((name, i) => string.IsNullOrEmpty(name) ? $"_c{i}" : repeated.Contains(name) ? $"{name}{i}" : name)];
    }
}
