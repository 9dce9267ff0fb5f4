using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Spark.Writing;

/// <summary>Writes one query: plans and expressions as they were built, unresolved, with what they find in scope around them.</summary>
/// <param name="uploads">Where rows in memory go.</param>
internal sealed class MessageWriter(ILocalDataWriter uploads)
{
    // The server reads messages nested a thousand levels deep; a node takes two.
    const int MaxDepth = 450;

    readonly Dictionary<string, Plan> tables = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, WindowExpression> windows = new(StringComparer.OrdinalIgnoreCase);
    List<Proto.Relation> subqueries = [];
    int depth;

    public ILocalDataWriter Uploads { get; } = uploads;

    public Proto.Relation Write(Plan plan)
    {
        Descend();
        var outer = subqueries;
        subqueries = [];
        var relation = PlanWriters.Table.Write(this, plan);
        relation.Common ??= new Proto.RelationCommon();
        relation.Common.PlanId = plan.Tag.Id;
        // Subqueries in a node's expressions are sent beside the node, found by their plan ids.
        if (subqueries.Count > 0) relation = new Proto.Relation { WithRelations = new() { Root = relation, References = { subqueries } } };
        subqueries = outer;
        depth--;
        return relation;
    }

    public Proto.Expression Write(Expression expression)
    {
        Descend();
        var message = ExpressionWriters.Table.Write(this, expression);
        depth--;
        return message;
    }

    public IEnumerable<Proto.Expression> Write(IEnumerable<Expression> expressions) => expressions.Select(Write);

    public Proto.Expression.Types.SortOrder Write(SortOrder order) => Write((Expression)order).SortOrder;

    /// <summary>Sends a subquery's plan along and gives the id by which its expression names it.</summary>
    public long AddSubquery(Plan plan)
    {
        // A plan that stands in the query twice needs two ids: the server finds subqueries by them.
        var relation = Write(plan);
        if (relation.Common is null) relation.Common = new Proto.RelationCommon();
        relation.Common.PlanId = Ids.Next();
        subqueries.Add(relation);
        return relation.Common.PlanId;
    }

    /// <summary>The plan that a common table expression around here gives to a name, or null.</summary>
    public Plan? FindTable(ValueList<string> parts) => parts.Count == 1 && tables.TryGetValue(parts[0], out var plan) ? plan : null;

    public WindowExpression FindWindow(string name) => windows.TryGetValue(name, out var window) ? window
        : throw ErrorClasses.MissingWindowSpecification.With(("windowName", name));

    public Proto.Relation WithTables(ValueList<KeyValuePair<string, Plan>> added, Plan child) => WithScope(tables, added, child);

    public Proto.Relation WithWindows(ValueList<KeyValuePair<string, WindowExpression>> added, Plan child) => WithScope(windows, added, child);

    Proto.Relation WithScope<T>(Dictionary<string, T> scope, ValueList<KeyValuePair<string, T>> added, Plan child)
    {
        var hidden = added.Where(pair => scope.ContainsKey(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, scope[pair.Key])).ToArray();
        foreach (var (name, value) in added) scope[name] = value;
        var relation = Write(child);
        foreach (var (name, _) in added) scope.Remove(name);
        foreach (var (name, value) in hidden) scope[name] = value;
        return relation;
    }

    void Descend()
    {
        if (++depth > MaxDepth) throw ErrorClasses.NotExpressibleOnServer.With(("operation", $"a query whose operators or expressions nest more than {MaxDepth} levels deep"));
    }
}

/// <summary>Makes relations of rows in memory.</summary>
internal interface ILocalDataWriter
{
    Proto.Relation Write(LocalRelation relation);
}
