using Frames.Backends;
using Frames.Backends.Local;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Planner;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Tests.Local;

/// <summary>Builds resolved plans over rows of boxed values and runs them.</summary>
internal static class Rows
{
    static long lastId = 1_000_000;

    /// <summary>How to run: the settings that must not change an answer.</summary>
    public static readonly IReadOnlyList<Dictionary<string, string>> Variants =
    [
        new() { ["frames.threads"] = "1" },
        new() { ["frames.threads"] = "2", ["frames.batchRows"] = "64" },
        new() { ["frames.threads"] = "2", ["frames.batchRows"] = "1" },
    ];

    public static ColumnReference Column(string name, DataType type, bool nullable = true) => new(Interlocked.Increment(ref lastId), name, type, nullable, []);

    public static Alias As(this Expression expression, string name) => new(expression, [name], Interlocked.Increment(ref lastId));

    public static Literal Of(object? value) => new(value, value switch
    {
        int => DataTypes.Integer,
        long => DataTypes.Long,
        double => DataTypes.Double,
        bool => DataTypes.Boolean,
        string => DataTypes.String,
        _ => DataTypes.Null,
    });

    public static LocalRelation Relation(ColumnReference[] columns, IEnumerable<object?[]> rows, int batchRows = 100, bool dictionaries = false)
        => new(new(columns), new LocalData([.. rows.Chunk(batchRows).Select(chunk => Batch(columns, chunk, dictionaries))]));

    public static Batch Batch(ColumnReference[] columns, object?[][] rows, bool dictionaries = false)
        => new(rows.Length, [.. columns.Select((column, i) => Vector(column.Type, [.. rows.Select(row => row[i])], dictionaries))]);

    /// <summary>The rows of a plan as boxed physical values, in order.</summary>
    public static List<object?[]> Run(Plan plan, IReadOnlyDictionary<string, string>? settings = null, CancellationTokenSource? cancel = null)
        => RunWithMetrics(plan, settings, cancel).Rows;

    public static (List<object?[]> Rows, IReadOnlyList<OperatorMetrics> Metrics) RunWithMetrics(Plan plan, IReadOnlyDictionary<string, string>? settings = null,
        CancellationTokenSource? cancel = null)
    {
        Arena.Poison = true;
        var session = new BackendSession(QuerySettings.Default with { All = settings ?? new Dictionary<string, string>() }, new SessionCatalog());
        using var result = new LocalResult(session, LocalOptions.From("local[*]", session.Settings), plan, run => new PhysicalPlanner(run), cancel?.Token ?? CancellationToken.None);
        var rows = new List<object?[]>();
        foreach (var batch in result.Batches)
            for (var i = 0; i < batch.Length; i++) rows.Add([.. batch.Columns.Select(column => column.GetValue(i))]);
        return (rows, result.Metrics);
    }

    /// <summary>Asserts that a plan gives these rows under all variants.</summary>
    public static void Gives(this Plan plan, IEnumerable<object?[]> expected, bool ordered = true, IEnumerable<Dictionary<string, string>>? variants = null)
    {
        var wanted = Text(expected, ordered);
        foreach (var variant in variants ?? Variants) Assert.Equal(wanted, Text(Run(plan, variant), ordered));
    }

    public static string[] Text(IEnumerable<object?[]> rows, bool ordered)
    {
        var text = rows.Select(row => string.Join(" | ", row.Select(Text)));
        return [.. ordered ? text : text.Order(StringComparer.Ordinal)];
    }

    static string Text(object? value) => value switch
    {
        null => "NULL",
        double number => number.ToString("R"),
        object?[] items => "[" + string.Join(", ", items.Select(Text)) + "]",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => value.ToString()!,
    };

    static Vector Vector(DataType type, object?[] values, bool dictionary)
    {
        if (dictionary) return Dictionary(type, values);
        var builder = VectorBuilder.Create(type);
        foreach (var value in values) builder.Append(value);
        return builder.Build();
    }

    static Vector Dictionary(DataType type, object?[] values)
    {
        // By text, for 0.0 equals -0.0.
        var entries = values.Where(value => value is not null).DistinctBy(Text).ToList();
        if (entries.Count == 0) return Vector(type, values, false);
        var valid = new ulong[Bitmap.WordCount(values.Length)];
        for (var i = 0; i < values.Length; i++) if (values[i] is not null) Bitmap.Set(valid, i);
        return new DictionaryVector(values.Length, values.Select(value => value is null ? 0 : entries.FindIndex(entry => Text(entry) == Text(value))).ToArray(),
            Vector(type, [.. entries], false), Array.IndexOf(values, null) < 0 ? Bitmap.All : new(valid));
    }
}
