using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Local.Planner;

/// <summary>
/// Turns an optimized plan into pipelines. Each core operator has a method here or in the other files of this class, and a row in <see cref="Methods"/>; another engine may derive
/// from this one and take subtrees for itself.
/// </summary>
internal partial class PhysicalPlanner(QueryRun query)
{
    static readonly Dictionary<Type, Func<PhysicalPlanner, Plan, RowStream>> Methods = new()
    {
        [typeof(OneRow)] = (planner, plan) => planner.Row(),
        [typeof(LocalRelation)] = (planner, plan) => planner.Local((LocalRelation)plan),
        [typeof(Plans.Range)] = (planner, plan) => planner.Numbers((Plans.Range)plan),
        [typeof(Scan)] = (planner, plan) => planner.Table((Scan)plan),
        [typeof(Plans.Project)] = (planner, plan) => planner.Select((Plans.Project)plan),
        [typeof(Plans.Filter)] = (planner, plan) => planner.Where((Plans.Filter)plan),
        [typeof(Aggregate)] = (planner, plan) => planner.Group((Aggregate)plan),
        [typeof(Distinct)] = (planner, plan) => planner.Unique((Distinct)plan),
        [typeof(Join)] = (planner, plan) => planner.Match((Join)plan),
        [typeof(Sort)] = (planner, plan) => planner.Order((Sort)plan),
        [typeof(SetOperation)] = (planner, plan) => planner.Append((SetOperation)plan),
        [typeof(Tail)] = (planner, plan) => planner.Last((Tail)plan),
        [typeof(Window)] = (planner, plan) => planner.OverWindows((Window)plan),
        [typeof(Plans.Expand)] = (planner, plan) => planner.Repeat((Plans.Expand)plan),
        [typeof(Plans.Generate)] = (planner, plan) => planner.Make((Plans.Generate)plan),
        [typeof(Plans.Sample)] = (planner, plan) => planner.Draw((Plans.Sample)plan),
        [typeof(Limit)] = (planner, plan) => planner.First((Limit)plan),
        [typeof(Offset)] = (planner, plan) => planner.AfterFirst((Offset)plan),
        [typeof(SubqueryAlias)] = (planner, plan) => planner.Renamed((SubqueryAlias)plan),
        [typeof(Repartition)] = (planner, plan) => planner.Plan(((Repartition)plan).Child),
    };

    readonly List<Pipeline> pipelines = [];

    /// <summary>The pipelines that must run before the rows of what was planned can be read, in order.</summary>
    public IReadOnlyList<Pipeline> Pipelines => pipelines;

    protected QueryRun Query => query;

    /// <summary>Whether there is a method for a core operator.</summary>
    public static bool Supports(Type operatorType) => Methods.ContainsKey(operatorType);

    /// <summary>The rows of a plan.</summary>
    public virtual RowStream Plan(Plan plan)
    {
        var ready = WithSubqueriesRun(plan);
        return Methods.TryGetValue(plan.GetType(), out var method) ? method(this, ready)
            : throw new InvalidOperationException($"This is a bug in Frames: {plan.GetType().Name} reached the planner:\n{plan}");
    }

    /// <summary>Lets rows end in a sink, as a pipeline of its own.</summary>
    protected void Drain(RowStream stream, Sink sink) => pipelines.Add(new Pipeline(stream.Branches, sink));

    RowStream Select(Plans.Project project)
    {
        var child = Plan(project.Child);
        return child.Through(new Operators.Project(child.Columns, project.List), project.Output);
    }

    RowStream Where(Plans.Filter filter)
    {
        var child = Plan(filter.Child);
        var scanned = child.Branches is [{ Source: FileSource source, Operators: [] }] ? source.Filters : [];
        return child.Through(new Operators.Filter(child.Columns, Conjunction.Split(filter.Condition), scanned), child.Columns);
    }

    RowStream First(Limit limit)
    {
        var count = Constant(limit.Count);
        return limit.Child is Offset offset ? Slice(offset.Child, Constant(offset.Count), count) : Slice(limit.Child, 0, count);
    }

    RowStream AfterFirst(Offset offset) => Slice(offset.Child, Constant(offset.Count), long.MaxValue);

    RowStream Slice(Plan input, long offset, long count)
    {
        var child = TopRows(input, offset, count) ?? Plan(input);
        var sink = new LimitSink(offset, count);
        Drain(child, sink);
        return RowStream.From(new SinkSource(sink, sink.Rows), child.Columns, child.Node);
    }

    RowStream Renamed(SubqueryAlias alias)
    {
        var child = Plan(alias.Child);
        return child with { Columns = alias.Output };
    }

    static long Constant(Expression expression) => expression is Literal { Value: not null and var value }
        ? Convert.ToInt64(value is Int128 wide ? (long)wide : value, System.Globalization.CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"This is a bug in Frames: the limit {expression} is not a constant.");
}
