using System.Globalization;
using Frames.Backends;
using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;
using Frames.Sql.Parser;
using Range = Frames.Plans.Range;

namespace Frames.Sql;

/// <summary>
/// The way into Frames: it makes frames from SQL text, tables, files and objects, and runs them on the engine that its configuration names.
/// <code>using var spark = SparkSession.Builder().AppName("flights").GetOrCreate();</code>
/// </summary>
public sealed partial class SparkSession : IDisposable
{
    static readonly AsyncLocal<SparkSession?> Current = new();
    static SparkSession? defaultSession;

    readonly IReadOnlyDictionary<string, string> initial;
    readonly CancellationTokenSource stopped = new();
    readonly ConsoleProgress? bar;
    bool disposed;

    SparkSession(IReadOnlyDictionary<string, string> settings)
    {
        initial = settings;
        Backend = BackendRegistry.Create(settings[SettingNames.Master]);
        Conf = new RuntimeConfig(settings, Backend);
        Persisted = new PersistedPlans(Rows);
        bar = ConsoleProgress.ForTerminal(settings);
    }

    /// <summary>The session's settings.</summary>
    public RuntimeConfig Conf { get; }

    /// <summary>Reads files and tables.</summary>
    public DataFrameReader Read => new(this);

    /// <summary>Gives C# functions names in SQL.</summary>
    public UdfRegistration Udf => new(this);

    /// <summary>The version of Spark whose behaviour Frames has.</summary>
    public string Version => Backend.Setting("spark.version") ?? "4.2.0";

    internal IBackend Backend { get; }

    internal SessionCatalog Names { get; } = new();

    /// <summary>Begins a session.</summary>
    public static Builder Builder() => new();

    /// <summary>The active session of this flow of control, or else the default one; an error where there is none.</summary>
    public static SparkSession Active() => GetActiveSession() ?? GetDefaultSession() ?? throw new FramesException(null, null,
        "No session is active. Make one with SparkSession.Builder().GetOrCreate().");

    /// <summary>The active session of this flow of control, or null.</summary>
    public static SparkSession? GetActiveSession() => Current.Value is { disposed: false } session ? session : null;

    /// <summary>The session that others find where none is active, or null.</summary>
    public static SparkSession? GetDefaultSession() => defaultSession is { disposed: false } session ? session : null;

    /// <summary>Makes a session the active one of this flow of control.</summary>
    public static void SetActiveSession(SparkSession session) => Current.Value = session;

    /// <summary>Makes a session the default one.</summary>
    public static void SetDefaultSession(SparkSession session) => defaultSession = session;

    /// <summary>Forgets the active session of this flow of control.</summary>
    public static void ClearActiveSession() => Current.Value = null;

    /// <summary>Forgets the default session.</summary>
    public static void ClearDefaultSession() => defaultSession = null;

    /// <summary>A session with the same settings and engine, but views and settings of its own.</summary>
    public SparkSession NewSession() => new(initial);

    /// <summary>The rows of a query in SQL; a command runs at once.</summary>
    /// <param name="sqlText">One statement.</param>
    public DataFrame Sql(string sqlText) => Sql(new SqlQuery(sqlText, [], []));

    /// <summary>The rows of a query with values for its parameters <c>:name</c>.</summary>
    /// <param name="sqlText">One statement.</param>
    /// <param name="args">C# values or literal columns by name.</param>
    public DataFrame Sql(string sqlText, IReadOnlyDictionary<string, object?> args)
        => Sql(new SqlQuery(sqlText, args.Select(pair => KeyValuePair.Create(pair.Key, Literals.Of(pair.Value))).ToValueList(), []));

    /// <summary>The rows of a query with values for its parameters <c>?</c>.</summary>
    /// <param name="sqlText">One statement.</param>
    /// <param name="args">C# values or literal columns in order.</param>
    public DataFrame Sql(string sqlText, params object?[] args) => Sql(new SqlQuery(sqlText, [], args.Select(Literals.Of).ToValueList()));

    /// <summary>The rows of a table or view.</summary>
    public DataFrame Table(string tableName) => new(this, new UnresolvedTable(ColumnNames.Parse(tableName), []));

    /// <summary>The rows of a table or view as objects of a C# type, for LINQ.</summary>
    public Linq.Dataset<T> Table<T>(string tableName) => Table(tableName).As<T>();

    /// <summary>Objects as the start of a query in LINQ.</summary>
    public Linq.Dataset<T> CreateDataset<T>(IEnumerable<T> data) => CreateDataFrame(data, Linq.Shapes.ValueName).As<T>();

    /// <summary>The numbers from 0 to before <paramref name="end"/>, in a column <c>id</c>.</summary>
    public DataFrame Range(long end) => Range(0, end);

    /// <summary>The numbers from <paramref name="start"/> to before <paramref name="end"/> by <paramref name="step"/>, in a column <c>id</c>.</summary>
    public DataFrame Range(long start, long end, long step = 1)
        => new(this, new Range(start, end, step, null, new ColumnReference(Ids.Next(), "id", Types.DataTypes.Long, false, [])));

    /// <summary>The same numbers in a number of partitions.</summary>
    public DataFrame Range(long start, long end, long step, int numPartitions)
        => new(this, new Range(start, end, step, numPartitions, new ColumnReference(Ids.Next(), "id", Types.DataTypes.Long, false, [])));

    /// <summary>A frame of one row without columns.</summary>
    public DataFrame EmptyDataFrame => new(this, new LocalRelation([], new LocalData([])));

    /// <summary>Cancels all queries that run in this session, and ends it.</summary>
    public void Stop()
    {
        if (disposed) return;
        disposed = true;
        stopped.Cancel();
        if (Current.Value == this) Current.Value = null;
        Interlocked.CompareExchange(ref defaultSession, null, this);
        Backend.Dispose();
    }

    /// <summary>Ends the session.</summary>
    public void Dispose()
    {
        Stop();
        stopped.Dispose();
    }

    internal static SparkSession Start(IReadOnlyDictionary<string, string> settings)
    {
        var session = new SparkSession(settings);
        Interlocked.CompareExchange(ref defaultSession, session, null);
        Current.Value = session;
        return session;
    }

    /// <summary>What a query that starts now sees of the session.</summary>
    internal BackendSession Snapshot()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new BackendSession(Conf.Snapshot(), Names) { ChangeSetting = Change, Progress = bar is null ? Progress : Progress + bar.Report };
    }

    void Change(SetSetting setting)
    {
        if (setting is { Name: { } name, Value: { } value }) Conf.Set(name, value);
        else if (setting.Reset)
            foreach (var key in setting.Name is { } one ? [one] : Conf.GetAll.Keys.Where(Conf.IsModifiable).ToArray()) Conf.Unset(key);
    }

    // Commands run, and mistakes show, when the text is given and not when rows are asked for.
    DataFrame Sql(SqlQuery query)
    {
        var session = Snapshot();
        if (Backend.Submit(query, session) is { } answer) return new(this, answer);
        if (SqlParser.ParsePlan(query.Text, session.Settings) is not Command)
        {
            var frame = new DataFrame(this, query);
            _ = frame.Schema;
            return frame;
        }
        using var result = Execute(query, CancellationToken.None);
        return FromBatches([.. result.Batches], result.Schema);
    }
}
