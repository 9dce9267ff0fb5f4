using Frames.Plans;
using Frames.Sql;
using Frames.Sql.Parser;

namespace Frames.Tests.Golden.Sql;

/// <summary>A session with the fixtures in it, that answers cases one after the other.</summary>
sealed class SqlRunner : IDisposable
{
    static readonly TimeSpan CaseLimit = TimeSpan.FromSeconds(30);

    readonly SparkSession session;
    readonly bool parsed;
    readonly Dictionary<string, string> current = [];

    public SqlRunner(string master, IEnumerable<string> fixtures, bool parsed)
    {
        // As the answers were recorded: with one partition there is one order in which rows are met.
        session = SparkSession.Builder().Master(master).Config("spark.sql.leafNodeDefaultParallelism", 1).Config("spark.sql.shuffle.partitions", 1).Create();
        this.parsed = parsed;
        foreach (var statement in fixtures) session.Sql(statement);
    }

    public void Dispose() => session.Dispose();

    public GoldenResult Check(string group, SqlCase test)
    {
        string? difference;
        try
        {
            Apply(test.AllSettings);
            var answer = Run(test.Sql, out var notSent);
            if (notSent is not null) return new(group, test.Id, false, notSent) { Skipped = true };
            difference = AnswerComparer.Difference(test.Expected, answer, test.Ordered);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            difference = $"crashed: {error.GetType().Name}: {error.Message}";
        }
        return new(group, test.Id, difference is null, difference ?? "");
    }

    void Apply(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var name in current.Keys.Where(name => !settings.ContainsKey(name)).ToList())
        {
            session.Conf.Unset(name);
            current.Remove(name);
        }
        foreach (var (name, value) in settings)
        {
            if (current.GetValueOrDefault(name) == value) continue;
            session.Conf.Set(name, value);
            current[name] = value;
        }
    }

    Answer Run(string sql, out string? notSent)
    {
        using var limit = new CancellationTokenSource(CaseLimit);
        notSent = null;
        try
        {
            var plan = parsed ? Parse(sql, out notSent) : session.Sql(sql).Plan;
            if (plan is null) return Answer.Empty;
            using var result = session.Execute(plan, limit.Token);
            var rows = new List<string>();
            foreach (var batch in result.Batches)
                for (var row = 0; row < batch.Length; row++) rows.Add(VectorJson.Row(batch, result.Schema, row));
            return new([.. result.Schema.Fields.Select(field => (field.Name, field.DataType.SimpleString, field.IsNullable))], rows, null, null, new Dictionary<string, string>());
        }
        catch (FramesException error) when (parsed && error.ErrorClass == "UNSUPPORTED_FEATURE.SPARK_CONNECT")
        {
            notSent = error.Message;
            return Answer.Empty;
        }
        catch (FramesException error)
        {
            return Answer.Failed(error);
        }
    }

    /// <summary>The plan of this process's own parser, or null and why there is none.</summary>
    Plan? Parse(string sql, out string? notSent)
    {
        notSent = null;
        try
        {
            var plan = SqlParser.ParsePlan(sql, session.Snapshot().Settings);
            if (plan is not Command) return plan;
            notSent = "a command";
        }
        catch (FramesException error)
        {
            notSent = error.Message;
        }
        return null;
    }
}
