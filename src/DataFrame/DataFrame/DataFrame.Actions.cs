using Frames.Columns;
using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

public sealed partial class DataFrame
{
    /// <summary>All rows.</summary>
    public Row[] Collect() => Collect(CancellationToken.None);

    /// <summary>All rows.</summary>
    /// <param name="cancellation">Ends the query with the error <c>OPERATION_CANCELED</c>.</param>
    public Row[] Collect(CancellationToken cancellation) => [.. Rows(Plan, cancellation)];

    /// <summary>All rows, computed in the background.</summary>
    /// <param name="cancellation">Ends the query with the error <c>OPERATION_CANCELED</c>.</param>
    public Task<Row[]> CollectAsync(CancellationToken cancellation = default) => Task.Run(() => Collect(cancellation), CancellationToken.None);

    /// <summary>The rows one after another, without holding all of them.</summary>
    public IEnumerable<Row> ToLocalIterator() => Rows(Plan, CancellationToken.None);

    /// <summary>The rows one after another; batches are always fetched ahead.</summary>
    public IEnumerable<Row> ToLocalIterator(bool prefetchPartitions) => ToLocalIterator();

    /// <summary>The first row; an error where there is none.</summary>
    public Row First() => Head();

    /// <summary>The first row; an error where there is none.</summary>
    public Row Head() => Head(1) is [var row] ? row : throw new FramesException(null, null,
        "The frame has no rows, so it has no first one. Ask IsEmpty() before, or use Head(1).");

    /// <summary>The first rows, at most <paramref name="n"/>.</summary>
    public Row[] Head(int n) => [.. Rows(LimitOf(n), CancellationToken.None)];

    /// <summary>The first rows, at most <paramref name="n"/>.</summary>
    public Row[] Take(int n) => Head(n);

    /// <summary>The last rows, at most <paramref name="n"/>.</summary>
    public Row[] Tail(int n) => [.. Rows(new Tail(Plan, n), CancellationToken.None)];

    /// <summary>The number of rows.</summary>
    public long Count() => Count(CancellationToken.None);

    /// <summary>The number of rows.</summary>
    /// <param name="cancellation">Ends the query with the error <c>OPERATION_CANCELED</c>.</param>
    public long Count(CancellationToken cancellation)
    {
        var count = new Aggregate(Plan, [], [new Alias(new UnresolvedFunction("count", new Literal(1, DataTypes.Integer)), "count")]);
        return Rows(count, cancellation).Single().GetLong(0);
    }

    /// <summary>The number of rows, computed in the background.</summary>
    /// <param name="cancellation">Ends the query with the error <c>OPERATION_CANCELED</c>.</param>
    public Task<long> CountAsync(CancellationToken cancellation = default) => Task.Run(() => Count(cancellation), CancellationToken.None);

    /// <summary>Whether there is no row.</summary>
    public bool IsEmpty() => !Rows(LimitOf(1), CancellationToken.None).Any();

    /// <summary>Calls an action for each row, in this process.</summary>
    public void Foreach(Action<Row> action)
    {
        foreach (var row in ToLocalIterator()) action(row);
    }

    /// <summary>The rows as Arrow batches, which share the result's memory.</summary>
    public IEnumerable<Apache.Arrow.RecordBatch> ToArrow() => ToArrow(CancellationToken.None);

    /// <summary>The rows as Arrow batches, which share the result's memory.</summary>
    /// <param name="cancellation">Ends the query with the error <c>OPERATION_CANCELED</c>.</param>
    public IEnumerable<Apache.Arrow.RecordBatch> ToArrow(CancellationToken cancellation)
    {
        var zone = SparkSession.Conf.Get(SettingNames.TimeZone);
        using var result = Execute(Plan, cancellation);
        foreach (var batch in result.Batches) yield return ArrowExport.ToRecordBatch(batch, result.Schema, zone);
    }

    /// <summary>Prints the first rows as a table.</summary>
    /// <param name="numRows">Rows to print.</param>
    /// <param name="truncate">Characters that a cell has at most; 0 for all, then aligned to the left.</param>
    /// <param name="vertical">A line a value instead of a table.</param>
    public void Show(int numRows = 20, int truncate = 20, bool vertical = false) => Console.WriteLine(ShowString(numRows, truncate, vertical));

    /// <summary>What <see cref="Show"/> prints, without the last line end.</summary>
    public string ShowString(int numRows = 20, int truncate = 20, bool vertical = false)
    {
        numRows = Math.Clamp(numRows, 0, int.MaxValue - 15);
        var zone = SparkZone.Get(SparkSession.Conf.Get(SettingNames.TimeZone));
        using var result = Execute(LimitOf(numRows + 1), CancellationToken.None);
        var types = result.Schema.Fields;
        var rows = new List<string[]>();
        foreach (var batch in result.Batches)
            for (var row = 0; row < batch.Length; row++)
                rows.Add([.. batch.Columns.Select((column, i) => ValueText.Of(column.GetValue(row), types[i].DataType, zone))]);
        var hasMore = rows.Count > numRows;
        return ShowText.Of([.. types.Select(field => field.Name)], hasMore ? rows[..numRows] : rows, hasMore, truncate, vertical);
    }

    /// <summary>Prints the schema as a tree.</summary>
    public void PrintSchema() => Console.WriteLine(SchemaText.Of(Schema));

    /// <summary>Prints the schema as a tree down to a number of levels; 0 for all.</summary>
    public void PrintSchema(int level) => Console.WriteLine(SchemaText.Of(Schema, level > 0 ? level : int.MaxValue));

    /// <summary>Prints how the query runs.</summary>
    /// <param name="extended">Also as parsed, analyzed and optimized.</param>
    public void Explain(bool extended = false) => Explain(extended ? "extended" : "simple");

    /// <summary>Prints how the query runs, by Spark's modes: simple, extended, codegen, cost, formatted.</summary>
    public void Explain(string mode) => Console.WriteLine(ExplainString(mode));

    /// <summary>What <see cref="Explain(string)"/> prints.</summary>
    public string ExplainString(string mode = "simple") => SparkSession.Backend.Explain(Plan, mode, SparkSession.Snapshot());

    internal IEnumerable<Row> Rows(Plan plan, CancellationToken cancellation)
    {
        using var result = Execute(plan, cancellation);
        foreach (var batch in result.Batches)
            for (var row = 0; row < batch.Length; row++)
                yield return new Row(Array.ConvertAll(batch.Columns, column => column.GetValue(row)), result.Schema);
    }

    Limit LimitOf(int count) => new(Plan, new Literal(count, DataTypes.Integer));
}
