using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;

namespace Frames.Sql;

public sealed partial class DataFrame
{
    /// <summary>The rows as objects of a C# type, for LINQ: its members are columns, found by name in any case or by <c>[Column("name")]</c>.</summary>
    public Linq.Dataset<T> As<T>()
    {
        var shape = Linq.Shapes.OfRow(typeof(T), () => Schema is [var only] ? only.Name
            : throw new FramesException(null, null,
                $"{ObjectTypes.Name(typeof(T))} is read from a frame of one column, but this has {Schema.Count}: select one, or use a record."));
        return Linq.Dataset<T>.Project<T>(this, shape);
    }

    /// <summary>What to do about nulls.</summary>
    public DataFrameNaFunctions Na => new(this);

    /// <summary>Statistics.</summary>
    public DataFrameStatFunctions Stat => new(this);

    /// <summary>A random part of the rows.</summary>
    /// <param name="fraction">The probability of each row, or how often it is drawn on average.</param>
    /// <param name="withReplacement">Whether a row may be drawn more than once.</param>
    /// <param name="seed">The same seed draws the same rows.</param>
    public DataFrame Sample(double fraction, bool withReplacement = false, long? seed = null)
        => With(new Sample(Plan, 0, fraction, withReplacement, seed ?? Random.Shared.NextInt64()));

    /// <summary>The rows spread at random over frames, in proportion to weights.</summary>
    public DataFrame[] RandomSplit(double[] weights, long? seed = null)
    {
        var total = weights.Sum();
        if (weights.Length == 0 || total <= 0 || weights.Any(weight => weight < 0 || double.IsNaN(weight)))
            throw new FramesException(null, null, $"Weights must be non-negative with a positive sum, but are [{string.Join(", ", weights)}].");
        var draw = seed ?? Random.Shared.NextInt64();
        var parts = new DataFrame[weights.Length];
        var before = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            var after = before + weights[i];
            parts[i] = With(new Sample(Plan, before / total, after / total, false, draw));
            before = after;
        }
        return parts;
    }

    /// <summary>Count, mean, standard deviation, least and greatest value of columns, of all numeric and string ones where none are named.</summary>
    public DataFrame Describe(params string[] cols) => With(new Statistics(Plan, "describe", cols.Select(name => ColumnNames.Column(name)).ToValueList(), []));

    /// <summary>Statistics of all numeric and string columns: count, mean, stddev, min, max, percentiles such as <c>75%</c>, ...</summary>
    public DataFrame Summary(params string[] statistics) => With(new Statistics(Plan, "summary", [],
        statistics.Select(name => Literals.Literal(name)).ToValueList()));

    /// <summary>Advice to the planner, such as <c>broadcast</c>.</summary>
    public DataFrame Hint(string name, params object[]? parameters) => With(new Hint(Plan, name, (parameters ?? []).Select(Literals.Of).ToValueList()));

    /// <summary>Rows spread anew over a number of partitions.</summary>
    public DataFrame Repartition(int numPartitions) => With(new Repartition(Plan, numPartitions, [], Shuffle: true));

    /// <summary>Rows that are equal in some columns in one partition.</summary>
    public DataFrame Repartition(int numPartitions, params Column[] partitionExprs) => With(new Repartition(Plan, numPartitions, Of(partitionExprs),
        Shuffle: true));

    /// <summary>Rows that are equal in some columns in one partition.</summary>
    public DataFrame Repartition(params Column[] partitionExprs) => With(new Repartition(Plan, null, Of(partitionExprs), Shuffle: true));

    /// <summary>Rows of a range of values in one partition.</summary>
    public DataFrame RepartitionByRange(int numPartitions, params Column[] partitionExprs)
        => With(new Repartition(Plan, numPartitions, [.. Orders(Of(partitionExprs))], Shuffle: true));

    /// <summary>Rows of a range of values in one partition.</summary>
    public DataFrame RepartitionByRange(params Column[] partitionExprs) => With(new Repartition(Plan, null, [.. Orders(Of(partitionExprs))], Shuffle: true));

    /// <summary>Partitions joined together, so that at most so many are left.</summary>
    public DataFrame Coalesce(int numPartitions) => With(new Repartition(Plan, numPartitions, [], Shuffle: false));

    /// <summary>Each row as JSON text, in a column <c>value</c>.</summary>
    public DataFrame ToJSON()
        => With(new Project(Plan, [new Alias(new UnresolvedFunction("to_json", new UnresolvedFunction("struct", new UnresolvedStar([]))), "value")]));

    /// <summary>A name for the query in this session's SQL; one that is taken is an error.</summary>
    public void CreateTempView(string viewName) => View(viewName, replace: false, global: false);

    /// <summary>A name for the query in this session's SQL.</summary>
    public void CreateOrReplaceTempView(string viewName) => View(viewName, replace: true, global: false);

    /// <summary>A name for the query in all sessions' SQL, within <c>global_temp</c>; one that is taken is an error.</summary>
    public void CreateGlobalTempView(string viewName) => View(viewName, replace: false, global: true);

    /// <summary>A name for the query in all sessions' SQL, within <c>global_temp</c>.</summary>
    public void CreateOrReplaceGlobalTempView(string viewName) => View(viewName, replace: true, global: true);

    /// <summary>Whether the query's rows are in this process before it runs.</summary>
    public bool IsLocal() => Plan is LocalRelation or OneRow;

    /// <summary>Whether rows keep coming; no.</summary>
    public bool IsStreaming => false;

    /// <summary>Whether both queries are written alike and so give the same rows.</summary>
    public bool SameSemantics(DataFrame other) => Plan.Equals(other.Plan);

    /// <summary>Equal for queries that are written alike.</summary>
    public int SemanticHash() => Plan.GetHashCode();

    /// <summary>The rows as they are now, kept in this process; the query is not run again.</summary>
    /// <param name="eager">Has no effect: the query runs now.</param>
    public DataFrame LocalCheckpoint(bool eager = true)
    {
        using var result = Execute(Plan, CancellationToken.None);
        return SparkSession.FromBatches([.. result.Batches], result.Schema);
    }

    /// <summary>The rows as they are now, kept in this process; the query is not run again.</summary>
    /// <param name="eager">Has no effect: the query runs now.</param>
    public DataFrame Checkpoint(bool eager = true) => LocalCheckpoint(eager);

    void View(string name, bool replace, bool global) => SparkSession.Run(new CreateView(Plan, name, replace, global));
}
