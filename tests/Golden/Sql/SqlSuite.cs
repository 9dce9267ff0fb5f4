using Frames.Sql;

namespace Frames.Tests.Golden.Sql;

/// <summary>Runs the cases of a folder of <c>*.jsonl</c> and <c>fixtures.sql</c>.</summary>
static class SqlSuite
{
    static readonly TimeSpan CaseLimit = TimeSpan.FromSeconds(30);

    public static IEnumerable<GoldenResult> Run(string folder, string master, string? only)
    {
        using var session = SparkSession.Builder().Master(master).Create();
        foreach (var statement in Fixtures(folder)) Run(session, statement);
        foreach (var file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var group = Path.GetFileNameWithoutExtension(file);
            foreach (var line in File.ReadLines(file))
            {
                var test = SqlCase.Parse(line);
                if (only is not null && !test.Id.Contains(only, StringComparison.Ordinal) && group != only) continue;
                yield return Check(session, group, test);
            }
        }
    }

    static IEnumerable<string> Fixtures(string folder)
    {
        var file = Path.Combine(folder, "fixtures.sql");
        return File.Exists(file) ? File.ReadAllText(file).Split(";\n").Select(text => text.Trim().TrimEnd(';')).Where(text => text.Length > 0) : [];
    }

    static GoldenResult Check(SparkSession session, string group, SqlCase test)
    {
        Dictionary<string, string> settings = new(test.Settings)
        {
            ["spark.sql.ansi.enabled"] = test.Ansi ? "true" : "false",
            ["spark.sql.session.timeZone"] = test.TimeZone,
        };
        string? difference;
        try
        {
            foreach (var (name, value) in settings) session.Conf.Set(name, value);
            difference = AnswerComparer.Difference(test.Expected, Run(session, test.Sql), test.Ordered);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            difference = $"crashed: {error.GetType().Name}: {error.Message}";
        }
        foreach (var name in test.Settings.Keys) session.Conf.Unset(name);
        return new(group, test.Id, difference is null, difference ?? "");
    }

    static Answer Run(SparkSession session, string sql)
    {
        using var limit = new CancellationTokenSource(CaseLimit);
        try
        {
            using var result = session.Execute(session.Sql(sql).Plan, limit.Token);
            var rows = new List<string>();
            foreach (var batch in result.Batches)
                for (var row = 0; row < batch.Length; row++) rows.Add(VectorJson.Row(batch, result.Schema, row));
            return new([.. result.Schema.Fields.Select(field => (field.Name, field.DataType.SimpleString, field.IsNullable))], rows, null, null, new Dictionary<string, string>());
        }
        catch (FramesException error)
        {
            return Answer.Failed(error);
        }
    }
}
