using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>Functions that are short for others are written out: scalar ones in their place, aggregates as a select list over the aggregates that they
/// need.</summary>
internal sealed class ReplaceFunctions : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node switch
    {
        Aggregate aggregate => Aggregates(aggregate, settings),
        Window window => Windows(window, settings),
        _ => node,
    }).TransformPlans(node => node.MapExpressions(expression => expression.TransformUp(part => Scalar(part, settings))));

    static Expression Scalar(Expression expression, QuerySettings settings)
        => expression is FunctionCall { Function: ScalarFunction { Replacement: { } replacement } } call
        ? replacement(call, settings).TransformUp(part => part.Equals(expression) ? part : Scalar(part, settings)) : expression;

    static Plan Aggregates(Aggregate aggregate, QuerySettings settings)
    {
        if (!aggregate.Aggregates.Any(item => Replacement(item) is not null)) return aggregate;
        var kept = new List<Expression>(aggregate.Aggregates.Where(item => item is not Alias { Child: AggregateExpression }));
        var list = aggregate.Aggregates.Map<Expression>(item => item is Alias { Child: AggregateExpression } alias
            ? Replacement(alias) is null ? Keep(alias, kept) : alias with
            {
                Child = WrittenOut((AggregateExpression)alias.Child, settings)
                .TransformUp(part => part is AggregateExpression inner ? Find(inner, kept) : part)
            }
            : Plan.ToColumn(item));
        return new Project(aggregate with { Aggregates = kept.ToValueList() }, list);
    }

    static Plan Windows(Window window, QuerySettings settings)
    {
        if (!window.Functions.Any(item => Replacement(item) is not null)) return window;
        var kept = new List<Expression>();
        var list = window.Functions.Map<Expression>(item => item is Alias { Child: WindowExpression { Function: AggregateExpression function } over } alias
            && Replacement(alias) is not null
            ? alias with
            {
                Child = WrittenOut(function, settings).TransformUp(part => part is AggregateExpression inner
                ? Find(over with { Function = inner }, kept) : part)
            }
            : Keep((Alias)item, kept));
        return new Project(window with { Functions = kept.ToValueList() }, [.. window.Child.Output, .. list]);
    }

    static Func<FunctionCall, QuerySettings, Expression>? Replacement(Expression item) => item switch
    {
        Alias { Child: AggregateExpression { Call.Function: AggregateFunction function } } => function.Replacement,
        Alias { Child: WindowExpression { Function: AggregateExpression { Call.Function: AggregateFunction function } } } => function.Replacement,
        _ => null,
    };

    /// <summary>The expression over other aggregates, which take over DISTINCT and FILTER.</summary>
    static Expression WrittenOut(AggregateExpression aggregate, QuerySettings settings)
    {
        if (aggregate.Call.Function is not AggregateFunction { Replacement: { } replacement }) return aggregate;
        return replacement(aggregate.Call, settings).TransformUp(part => part is AggregateExpression inner
            ? WrittenOut(inner with
            {
                IsDistinct = aggregate.IsDistinct,
                Filter = And(aggregate.Filter, inner.Filter),
                WithinGroup = inner.WithinGroup
                ?? aggregate.WithinGroup
            }, settings) : part);
    }

    static Expression? And(Expression? left, Expression? right) => left is null ? right : right is null ? left : Analyzer.Conjunctions.And([left, right]);

    static ColumnReference Keep(Alias alias, List<Expression> kept)
    {
        kept.Add(alias);
        return Plan.ToColumn(alias);
    }

    static ColumnReference Find(Expression function, List<Expression> kept)
    {
        var found = kept.OfType<Alias>().FirstOrDefault(alias => alias.Child.Equals(function));
        if (found is null) kept.Add(found = new Alias(function, [SqlPrinter.Print(function)], Ids.Next()));
        return Plan.ToColumn(found);
    }
}
