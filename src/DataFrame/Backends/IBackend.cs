using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Backends;

/// <summary>An engine: it takes a plan as the user built it and gives batches.</summary>
internal interface IBackend : IDisposable
{
    /// <summary>Its name in configuration and in <c>Explain</c>: <c>local</c>, <c>gpu</c>, <c>spark</c>.</summary>
    string Name { get; }

    /// <summary>Whether it runs a function itself, and if not why.</summary>
    Support Supports(FunctionDefinition function);

    /// <summary>Whether it runs a core operator itself, and if not why.</summary>
    Support Supports(Type operatorType);

    /// <summary>The plan's columns.</summary>
    StructType Schema(Plan plan, BackendSession session);

    /// <summary>
    /// Takes SQL text as soon as it is given: checks it, and runs it if it is a command. Gives the plan whose rows are its answer, or null where the text is to be parsed in this process.
    /// </summary>
    Plan? Submit(SqlQuery query, BackendSession session) => null;

    /// <summary>Runs a plan or a command. Batches come as they are made; they are the caller's to keep.</summary>
    IResult Execute(Plan plan, BackendSession session, CancellationToken cancellation);

    /// <summary>The plan as text, by Spark's mode names: simple, extended, codegen, cost, formatted.</summary>
    string Explain(Plan plan, string mode, BackendSession session);

    /// <summary>A setting changed; a remote engine passes it on.</summary>
    void SettingChanged(string name, string? value);

    /// <summary>A setting's value where the engine keeps settings of its own, or null.</summary>
    string? Setting(string name);
}

/// <summary>A running query's rows.</summary>
internal interface IResult : IDisposable
{
    StructType Schema { get; }

    /// <summary>The batches, each without a selection and on the heap.</summary>
    IEnumerable<Batch> Batches { get; }

    /// <summary>What the operators did, once the batches were read.</summary>
    IReadOnlyList<OperatorMetrics> Metrics { get; }
}

/// <summary>What one operator did.</summary>
/// <param name="Operator">Its name.</param>
/// <param name="Backend">Which engine ran it.</param>
/// <param name="Reason">Why it fell back there, or null.</param>
/// <param name="Values">Counts and times by name: <c>numOutputRows</c>, <c>timeNs</c>, <c>spillBytes</c>, ...</param>
internal sealed record OperatorMetrics(string Operator, string Backend, string? Reason, IReadOnlyDictionary<string, long> Values);

/// <summary>A backend's answer for one function or operator.</summary>
internal readonly record struct Support(bool IsNative, string? Reason)
{
    public static readonly Support Native = new(true, null);

    /// <summary>It falls back, because ...</summary>
    public static Support FallsBack(string because) => new(false, because);
}

/// <summary>What a backend needs of the session.</summary>
/// <param name="Settings">The settings at the query's start.</param>
/// <param name="Catalog">Views and tables by name.</param>
internal sealed record BackendSession(QuerySettings Settings, SessionCatalog Catalog)
{
    /// <summary>Changes a setting of the session; may be null.</summary>
    public Action<Plans.SetSetting>? ChangeSetting { get; init; }

    /// <summary>The plan to run is analysed already: the rows of a command, which was analysed as a whole.</summary>
    public bool IsAnalyzed { get; init; }

    /// <summary>Told how far a query is; may be null.</summary>
    public Action<QueryProgress>? Progress { get; init; }
}

/// <summary>How far a query is.</summary>
/// <param name="Operator">What is running.</param>
/// <param name="Done">Units of work done.</param>
/// <param name="Total">Units in all, 0 if unknown.</param>
internal readonly record struct QueryProgress(string Operator, long Done, long Total);

/// <summary>What a command has to work with.</summary>
/// <param name="Backend">The engine that runs its queries.</param>
/// <param name="Session">The session's settings and names.</param>
internal sealed record CommandContext(IBackend Backend, BackendSession Session);
