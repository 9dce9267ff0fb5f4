using Frames.Analyzer;
using Frames.Backends;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Parser;
using Frames.Sql.Types;

namespace Frames.Tests.Analyzer;

/// <summary>Analyses SQL over a few small views, without running it.</summary>
internal sealed class Queries
{
    readonly SessionCatalog catalog = new();

    public Queries(bool ansi = true)
    {
        Session = new(new QuerySettings { Ansi = ansi }, catalog);
        View("people", "SELECT * FROM VALUES (1, 'Ada', 10, 1.50BD), (2, 'Eve', NULL, NULL) AS t(id, name, dept_id, salary)");
        View("departments", "SELECT * FROM VALUES (10, 'Engineering'), (20, 'Sales') AS t(dept_id, dept_name)");
    }

    public BackendSession Session { get; }

    public void View(string name, string sql) => catalog.Views[name] = Analyze(sql);

    public Plan Analyze(string sql) => new QueryAnalyzer(Session).Analyze(SqlParser.ParsePlan(sql, Session.Settings));

    /// <summary>Columns as <c>name type</c>, with <c>!</c> behind those that are never null.</summary>
    public string Schema(string sql) => string.Join(", ", Analyze(sql).Schema.Fields.Select(field
        => $"{field.Name} {field.DataType.SimpleString}{(field.IsNullable ? "" : "!")}"));

    public FramesException Error(string sql) => Assert.ThrowsAny<FramesException>(() => Analyze(sql));
}
