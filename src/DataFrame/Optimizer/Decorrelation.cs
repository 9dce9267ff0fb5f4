using Frames.Analyzer;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>
/// Takes what a subquery says about outer columns out of it: conditions move up until they can be the condition of a join with the outer query. Through an
/// aggregation only
/// equalities can pass, as further keys; <see cref="OverNothing"/> then says what the subquery gives where no row has the keys.
/// </summary>
internal sealed class Decorrelation(Plan outer, QuerySettings settings)
{
    /// <summary>Conditions over inner and outer columns, the latter still marked as such.</summary>
    public List<Expression> Conditions { get; } = [];

    /// <summary>Whether an aggregation without keys got some: its single row exists no more where nothing matches.</summary>
    public bool HasLostRow { get; private set; }

    /// <summary>The plan without outer columns; its output has, after its own columns, those that the conditions read.</summary>
    public Plan Pull(Plan plan)
    {
        if (!Correlation.IsCorrelated(plan)) return plan;
        switch (plan)
        {
            case Filter filter:
                var child = Pull(filter.Child);
                var terms = Conjunctions.Split(filter.Condition);
                Conditions.AddRange(terms.Where(IsOuter));
                return Conjunctions.And(terms.Where(term => !IsOuter(term))) is { } kept ? filter with { Child = child, Condition = kept } : child;
            case Project project when !project.List.Any(IsOuter):
                return Listed(project, Pull(project.Child));
            case Aggregate aggregate when !aggregate.Expressions.Any(IsOuter):
                return Keyed(aggregate, Pull(aggregate.Child));
            case Join { Kind: JoinKind.Inner or JoinKind.Cross } join:
                var conditions = Conjunctions.Split(join.Condition);
                var (left, right) = (Pull(join.Left), Pull(join.Right));
                Conditions.AddRange(conditions.Where(IsOuter));
                return join with { Left = left, Right = right, Condition = Conjunctions.And(conditions.Where(term => !IsOuter(term))) };
            case Join { Kind: JoinKind.LeftOuter or JoinKind.LeftSemi or JoinKind.LeftAnti } join when !Correlation.IsCorrelated(join.Right)
                && !join.Expressions.Any(IsOuter):
                return join with { Left = Pull(join.Left) };
            case Sort or Repartition when !plan.Expressions.Any(IsOuter):
                return plan.WithChildren([Pull(plan.Children[0])]);
            case Generate generate when !IsOuter(generate.Generator):
                return generate with { Child = Pull(generate.Child) };
            default:
                throw Unsupported(plan);
        }
    }

    /// <summary>What the columns of the plan are in the row that an aggregation without keys gives for no input; null where there is no such row.</summary>
    public Dictionary<long, Expression>? OverNothing(Plan plan)
    {
        switch (plan)
        {
            case Aggregate { Grouping.Count: 0 } aggregate:
                return aggregate.Aggregates.OfType<Alias>().ToDictionary(alias => alias.Id,
                    alias => (Expression)new Literal(((alias.Child as AggregateExpression)?.Call.Function as AggregateFunction)?.EmptyValue, alias.Type));
            case Project project when OverNothing(project.Child) is { } below:
                return project.List.ToDictionary(item => Plan.ToColumn(item).Id, item => Substitution.Replace(item is Alias alias ? alias.Child : item, below));
            case Filter filter when OverNothing(filter.Child) is { } below:
                var passes = Substitution.Replace(filter.Condition, below);
                return below.ToDictionary(pair => pair.Key, pair => (Expression)Calls.Resolve("if", settings, passes, pair.Value,
                    new Literal(null, pair.Value.Type)));
            default:
                return null;
        }
    }

    /// <summary>The expression with outer columns as plain ones, where the outer plan gives them.</summary>
    public static Expression Joined(Expression expression, HashSet<long> outer)
        => expression.TransformUp(part => part is OuterReference reference && outer.Contains(reference.Column.Id) ? reference.Column : part);

    /// <summary>Whether the expression reads an outer column, itself or in a subquery.</summary>
    public static bool IsOuter(Expression expression) => expression.Any(part => part is OuterReference
        || (part is Subquery subquery && Correlation.IsCorrelated(subquery.Plan)));

    public static FramesException Unsupported(Plan plan) => ErrorClasses.CorrelatedReferenceUnsupported.With(("treeNode", PlanPrinter.Line(plan)));

    Plan Listed(Project project, Plan child)
    {
        var own = Determinism.Ids(project.Output);
        var missing = Needed(child).Where(column => !own.Contains(column.Id)).Cast<Expression>().ToList();
        return project with { Child = child, List = [.. project.List, .. missing] };
    }

    Plan Keyed(Aggregate aggregate, Plan child)
    {
        if (Conditions.Any(condition => Equality(condition) is null)) child = WithOuterValues(child);
        var keys = new List<ColumnReference>();
        var computed = new List<Alias>();
        for (var i = 0; i < Conditions.Count; i++)
        {
            if (!Conditions[i].References().Any(column => child.Output.Contains(column))) continue;
            var (inner, rest) = Equality(Conditions[i]) ?? throw Unsupported(aggregate);
            if (inner is not ColumnReference column)
            {
                var alias = new Alias(inner, [SqlPrinter.Print(inner)], Ids.Next());
                computed.Add(alias);
                column = Plan.ToColumn(alias);
                Conditions[i] = rest(column);
            }
            if (!keys.Contains(column)) keys.Add(column);
        }
        if (computed.Count > 0) child = new Project(child, [.. child.Output, .. computed]);
        HasLostRow |= aggregate.Grouping.Count == 0;
        var added = keys.Where(key => !aggregate.Grouping.Contains(key)).Cast<Expression>().ToList();
        return aggregate with
        {
            Child = child,
            Grouping = [.. aggregate.Grouping, .. added],
            Aggregates = [.. aggregate.Aggregates, .. keys.Where(key => !aggregate.Aggregates.Contains(key))]
        };
    }

    /// <summary>
    /// The child joined with the distinct values of the outer columns that the conditions read: then all that is left to say is that those values are the outer
    /// row's.
    /// </summary>
    Join WithOuterValues(Plan child)
    {
        var read = Conditions.SelectMany(condition => condition.Walk()).OfType<OuterReference>().Select(reference => reference.Column)
            .DistinctBy(column => column.Id).ToList();
        if (read.Any(column => !outer.Output.Contains(column))) throw Unsupported(child);
        var copy = FreshIds.Renew(outer);
        var values = read.ConvertAll(column => copy.Output[outer.Output.ToList().FindIndex(found => found.Id == column.Id)]);
        var inner = Conditions.ConvertAll(condition => condition.TransformUp(part => part is OuterReference reference
            ? values[read.FindIndex(column => column.Id == reference.Column.Id)] : part));
        Conditions.Clear();
        Conditions.AddRange(read.Select((column, i) => (Expression)Calls.Resolve(OperatorNames.EqualNullSafe, settings, values[i],
            new OuterReference(column))));
        return new Join(new Aggregate(copy, [.. values], [.. values]), child, JoinKind.Inner, Conjunctions.And(inner));
    }

    /// <summary>The inner side of <c>inner = outer</c>, and the equality with another inner side; null for other conditions.</summary>
    static (Expression Inner, Func<Expression, Expression> With)? Equality(Expression condition)
    {
        if (condition is not FunctionCall { Function.Name: OperatorNames.Equal or OperatorNames.EqualNullSafe } call) return null;
        var (left, right) = (call.Arguments[0], call.Arguments[1]);
        if (!IsOuter(left) && !right.References().Any()) return (left, inner => call with { Arguments = [inner, right] });
        return !IsOuter(right) && !left.References().Any() ? (right, inner => call with { Arguments = [left, inner] }) : null;
    }

    IEnumerable<ColumnReference> Needed(Plan child) => Conditions.SelectMany(condition => condition.References()).Where(column => child.Output.Contains(column))
        .DistinctBy(column => column.Id);
}
