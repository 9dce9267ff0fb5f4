using Frames.Expressions;

namespace Frames.Analyzer;

/// <summary>Finds aggregates in an expression, where one over a window is none.</summary>
internal static class AggregateSearch
{
    public static bool Has(Expression expression) => In(expression).Any();

    /// <summary>The outermost aggregates.</summary>
    public static IEnumerable<AggregateExpression> In(Expression expression) => expression switch
    {
        AggregateExpression aggregate => [aggregate],
        WindowExpression window => window.Function.Children.SelectMany(child => child is FunctionCall call && window.Function is AggregateExpression
            ? call.Arguments.SelectMany(In) : In(child))
            .Concat(window.PartitionBy.SelectMany(In)).Concat(window.OrderBy.SelectMany(In)),
        _ => expression.Children.SelectMany(In),
    };
}
