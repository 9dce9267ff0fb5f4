using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql;
using Frames.Values;

namespace Frames.Optimizer.Rules;

/// <summary>
/// Texts with a collation are sorted, grouped, told apart and compared for equality by keys whose bytes do what the collation does, so that engines need to know only bytes.
/// </summary>
internal sealed class CollateKeys : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node =>
    {
        var keyed = node.MapExpressions(expression => expression.TransformUp(Keyed));
        return keyed switch
        {
            Aggregate aggregate when aggregate.Grouping.Any(IsCollated) => Grouped(aggregate, settings),
            Window window when window.PartitionBy.Any(IsCollated) => window with { PartitionBy = window.PartitionBy.Map(Functions.KeyOf) },
            _ => keyed,
        };
    });

    static Expression Keyed(Expression expression) => expression switch
    {
        SortOrder order when IsCollated(order.Child) => order with { Child = Functions.KeyOf(order.Child) },
        FunctionCall { Function.Name: OperatorNames.Equal or OperatorNames.EqualNullSafe } call when call.Arguments.Any(IsCollated)
            => call with { Arguments = call.Arguments.Map(Functions.KeyOf) },
        AggregateExpression { IsDistinct: true, Call.Function.Name: "count" } count when count.Call.Arguments.Any(IsCollated)
            => count with { Call = count.Call with { Arguments = count.Call.Arguments.Map(Functions.KeyOf) } },
        _ => expression,
    };

    /// <summary>Grouped by keys; what a group shows of a text is the first that came.</summary>
    static Aggregate Grouped(Aggregate aggregate, QuerySettings settings)
    {
        var texts = aggregate.Grouping.Where(IsCollated).ToHashSet();
        return aggregate with { Grouping = aggregate.Grouping.Map(Functions.KeyOf), Aggregates = aggregate.Aggregates.Map(Shown) };

        Expression Shown(Expression item) => item switch
        {
            ColumnReference column when texts.Contains(column) => new Alias(First(column), [column.Name], column.Id, column.Metadata),
            Alias alias => alias with { Child = InGroup(alias.Child) },
            _ => item,
        };

        Expression InGroup(Expression expression)
            => texts.Contains(expression) ? First(expression) : expression is AggregateExpression ? expression : expression.MapChildren(InGroup);

        AggregateExpression First(Expression text) => new(Calls.Resolve("first", settings, text));
    }

    static bool IsCollated(Expression expression) => Collation.Of(expression.Type) is not null;
}
