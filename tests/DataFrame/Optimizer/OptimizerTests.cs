using System.Text.RegularExpressions;
using Frames.Optimizer;
using Frames.Plans;
using Frames.Tests.Analyzer;

namespace Frames.Tests.Optimizer;

/// <summary>Plans in and printed plans out, a few for each rule; after each rule the columns must be what they were.</summary>
public partial class OptimizerTests
{
    [Theory]
    // FoldConstants, SimplifyPredicates
    [InlineData("SELECT id FROM people WHERE 1 + 1 = 2", "LocalRelation [id], 2 rows")]
    [InlineData("SELECT id FROM people WHERE id > 1 AND false", "LocalRelation [id], 0 rows")]
    [InlineData("SELECT id FROM people WHERE NULL", "LocalRelation [id], 0 rows")]
    [InlineData("SELECT id FROM people WHERE NOT (id < 2)", "Filter [(id >= 2)] / LocalRelation [id], 2 rows")]
    [InlineData("SELECT 1 / 0 AS x FROM people WHERE id = 1", "Project [(1 / 0) AS x] / Filter [(id = 1)] / LocalRelation [id], 2 rows")]
    // FactorDisjunctions, DeriveFilters
    [InlineData("SELECT id FROM people WHERE (id = 1 AND name = 'a') OR (name = 'b' AND id = 1)", "Project [id] / Filter [((id = 1) AND ((name = a) OR (name = b)))] / LocalRelation [id, name], 2 rows")]
    [InlineData("SELECT id FROM people WHERE id = 1 OR (name = 'b' AND id = 1)", "Filter [(id = 1)] / LocalRelation [id], 2 rows")]
    [InlineData("SELECT id FROM people p, departments d WHERE (p.dept_id = d.dept_id AND id = 1 AND dept_name = 'x') OR (p.dept_id = d.dept_id AND id = 2)",
        "Project [id] / Join Inner [((dept_id = dept_id) AND (((id = 1) AND (dept_name = x)) OR (id = 2)))] / LocalRelation [dept_id, dept_name], 2 rows / "
            + "Filter [((id = 1) OR (id = 2))] / LocalRelation [id, dept_id], 2 rows")]
    // PushFilters, CollapseProjects, PruneColumns
    [InlineData("SELECT x FROM (SELECT id + 1 AS x, name FROM people) WHERE x > 1",
        "Project [(id + 1) AS x] / Filter [((id + 1) > 1)] / LocalRelation [id], 2 rows")]
    [InlineData("SELECT name FROM people JOIN departments USING (dept_id) WHERE id = 1 AND dept_name = 'x'",
        "Project [name] / Join Inner [(dept_id = dept_id)] / Project [name, dept_id] / Filter [(id = 1)] / LocalRelation [id, name, dept_id], 2 rows / "
        + "Project [dept_id] / Filter [(dept_name = x)] / LocalRelation [dept_id, dept_name], 2 rows")]
    [InlineData("SELECT * FROM (SELECT id FROM people UNION ALL SELECT dept_id FROM departments) WHERE id = 1",
        "Union All / Filter [(id = 1)] / LocalRelation [id], 2 rows / Filter [(dept_id = 1)] / LocalRelation [dept_id], 2 rows")]
    [InlineData("SELECT id FROM (SELECT DISTINCT id, name FROM people) WHERE id = 1",
        "Project [id] / Aggregate [id, name, id, name] / Filter [(id = 1)] / LocalRelation [id, name], 2 rows")]
    // StrengthenJoins
    [InlineData("SELECT id FROM people p LEFT JOIN departments d ON p.dept_id = d.dept_id WHERE d.dept_name > 'a'",
        "Project [id] / Join Inner [(dept_id = dept_id)] / LocalRelation [id, dept_id], 2 rows / Project [dept_id] / Filter [(dept_name > a)] / "
            + "LocalRelation [dept_id, dept_name], 2 rows")]
    // PushLimits
    [InlineData("SELECT id + 1 AS x FROM people ORDER BY name LIMIT 1",
        "Project [x] / Limit [1] / Sort [name ASC NULLS FIRST] / Project [(id + 1) AS x, name] / LocalRelation [id, name], 2 rows")]
    [InlineData("SELECT id FROM people LIMIT 1 OFFSET 1", "Limit [1] / Offset [1] / LocalRelation [id], 2 rows")]
    // RewriteSubqueries
    [InlineData("SELECT id FROM people p WHERE EXISTS (SELECT 1 FROM departments d WHERE d.dept_id = p.dept_id)",
        "Project [id] / Join LeftSemi [(dept_id = dept_id)] / LocalRelation [id, dept_id], 2 rows / LocalRelation [dept_id], 2 rows")]
    [InlineData("SELECT id FROM people WHERE dept_id NOT IN (SELECT dept_id FROM departments)",
        "Project [id] / Join LeftAnti, null-aware [(dept_id = dept_id)] / LocalRelation [id, dept_id], 2 rows / LocalRelation [dept_id], 2 rows")]
    // PushSemiJoins
    [InlineData("SELECT id FROM people p JOIN departments d ON p.dept_id = d.dept_id WHERE id IN (SELECT dept_id FROM departments)",
        "Project [id] / Join Inner [(dept_id = dept_id)] / LocalRelation [dept_id], 2 rows / Join LeftSemi [(id = dept_id)] / LocalRelation [id, dept_id], 2 rows / "
            + "LocalRelation [dept_id], 2 rows")]
    [InlineData("SELECT id FROM people p LEFT JOIN departments d ON p.dept_id = d.dept_id WHERE d.dept_id NOT IN (SELECT dept_id FROM departments)",
        "Project [id] / Join LeftAnti, null-aware [(dept_id = dept_id)] / Project [id, dept_id] / Join LeftOuter [(dept_id = dept_id)] / LocalRelation [id, dept_id], 2 rows / "
            + "LocalRelation [dept_id], 2 rows / LocalRelation [dept_id], 2 rows")]
    // ReplaceSetOperations, ReplaceDistinct
    [InlineData("SELECT id FROM people INTERSECT SELECT dept_id FROM departments",
        "Project [id AS id] / Aggregate [id, id] / Join LeftSemi [(id <=> dept_id)] / LocalRelation [id], 2 rows / LocalRelation [dept_id], 2 rows")]
    public void Rewrites_plans(string sql, string expected)
    {
        var queries = new Queries();
        var optimized = QueryOptimizer.Optimize(queries.Analyze(sql), queries.Session.Settings, KeepsColumns);
        Assert.Equal(expected, Flat(optimized));
    }

    [Fact]
    public void Joins_the_smallest_connected_input_first()
    {
        var queries = new Queries();
        queries.View("small", "SELECT id AS a FROM range(10)");
        queries.View("large", "SELECT id AS b, id AS c FROM range(1000)");
        queries.View("middle", "SELECT id AS d FROM range(100)");
        var plan = QueryOptimizer.Optimize(queries.Analyze("SELECT * FROM small, middle, large WHERE a = b AND c = d"), queries.Session.Settings, KeepsColumns);
        Assert.Equal(["(c = d)", "(a = b)"], plan.Walk().OfType<Join>().Select(join => join.Condition!.ToString()));
    }

    static void KeepsColumns(Rule rule, Plan before, Plan after)
    {
        if (before is Command) return;
        var (expected, actual) = (Columns(before), Columns(after));
        Assert.True(expected == actual, $"{rule.Name} changed the columns from {expected} to {actual} in\n{before}");
        Assert.True(after.Resolved, $"{rule.Name} left something unresolved:\n{after}");
    }

    static string Columns(Plan plan) => string.Join(", ", plan.Output.Select(column => $"{column.Name}#{column.Id}: {column.Type}"));

    static string Flat(Plan plan) => string.Join(" / ", Ids().Replace(plan.ToString(), "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.TrimStart(' ', ':', '+', '-')));

    [GeneratedRegex(@"#\d+")]
    private static partial Regex Ids();
}
