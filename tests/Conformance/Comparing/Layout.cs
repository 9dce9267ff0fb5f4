using Frames.Columns;
using Frames.Sql.Types;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Comparing;

/// <summary>The ways in which one table can lie in memory.</summary>
internal enum Layout
{
    /// <summary>One batch of flat vectors.</summary>
    Flat,

    /// <summary>Slices of longer vectors.</summary>
    Sliced,

    /// <summary>Codes into dictionaries.</summary>
    Dictionary,

    /// <summary>Batches in which every column that holds one value is a constant.</summary>
    Constant,

    /// <summary>Flat vectors with values under their nulls.</summary>
    Garbage,
}

/// <summary>Tables in the layouts.</summary>
internal static class Layouts
{
    public static IReadOnlyList<Batch> Batches(Table table, Layout layout)
    {
        if (table.Rows.Length == 0) return [];
        return layout == Layout.Constant ? [.. Runs(table)] : [new Batch(table.Rows.Length, [.. table.Fields.Select((field, index) => Column(field.Type, table.Column(index), layout))])];
    }

    static Vector Column(DataType type, object?[] values, Layout layout) => layout switch
    {
        Layout.Sliced => Build(type, [values[^1], null, values[0], .. values, null, values[0]]).Slice(3, values.Length),
        Layout.Dictionary => Dictionary(type, values),
        Layout.Garbage when values.FirstOrDefault(value => value is not null) is { } other => Build(type, values.Select(value => value ?? other)).WithValidity(Validity(values)),
        _ => Build(type, values),
    };

    static Vector Build(DataType type, IEnumerable<object?> values)
    {
        var builder = VectorBuilder.Create(type);
        foreach (var value in values) builder.Append(value);
        return builder.Build();
    }

    static Vector Dictionary(DataType type, object?[] values)
    {
        var entries = values.Where(value => value is not null).DistinctBy(value => ValueText.Of(value, type)).ToList();
        if (entries.Count == 0) return Build(type, values);
        var codes = entries.Select((value, code) => (Text: ValueText.Of(value, type), code)).ToDictionary(pair => pair.Text, pair => pair.code);
        return new DictionaryVector(values.Length, values.Select(value => value is null ? 0 : codes[ValueText.Of(value, type)]).ToArray(), Build(type, entries), Validity(values));
    }

    static Bitmap Validity(object?[] values)
    {
        if (values.All(value => value is not null)) return Bitmap.All;
        var words = new ulong[Bitmap.WordCount(values.Length)];
        for (var row = 0; row < values.Length; row++) if (values[row] is not null) words[row >> 6] |= 1UL << (row & 63);
        return new Bitmap(words);
    }

    /// <summary>A batch for each run of rows that are equal in the first column.</summary>
    static IEnumerable<Batch> Runs(Table table)
    {
        for (var start = 0; start < table.Rows.Length;)
        {
            var end = start + 1;
            while (end < table.Rows.Length && Equals(table.Rows[end][0], table.Rows[start][0])) end++;
            var (from, to) = (start, end);
            yield return new Batch(to - from, [.. table.Fields.Select((field, index) => Run(field.Type, table.Column(index)[from..to]))]);
            start = end;
        }
    }

    static Vector Run(DataType type, object?[] values) => values.All(value => ValueText.Of(value, type) == ValueText.Of(values[0], type))
        ? new ConstantVector(VectorBuilder.Single(type, values[0]), values.Length) : Build(type, values);
}
