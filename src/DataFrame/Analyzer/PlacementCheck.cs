using Frames.Analyzer.Names;
using Frames.Analyzer.Relations;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>Reports expressions that stand in an operator which cannot compute them.</summary>
internal static class PlacementCheck
{
    public static Plan Check(Plan plan)
    {
        foreach (var node in plan.Walk())
            foreach (var expression in node.Expressions) Check(node, expression);
        return plan;
    }

    static void Check(Plan node, Expression expression)
    {
        var inWindow = node is Window;
        foreach (var part in Parts(expression, node))
        {
            switch (part)
            {
                case Subquery subquery:
                    Check(subquery.Plan);
                    break;
                case FunctionCall { Function: WindowFunction } call when !inWindow:
                    throw ErrorClasses.WindowFunctionWithoutOver.With(("funcName", SqlText.Expression(call)));
                case FunctionCall { Function: GeneratorFunction } when node is not Generate:
                    throw ErrorClasses.GeneratorOutsideSelect.With(("plan", node.GetType().Name));
                case FunctionCall call when GroupingSets.IsGrouping(call.Function):
                    throw ErrorClasses.UnsupportedGroupingExpression.With();
                case AggregateExpression when node is not (Aggregate or Window):
                    throw ErrorClasses.UnsupportedExprForOperator.With(("invalidExprSqls", SqlText.Expression(part)));
            }
        }
    }

    static IEnumerable<Expression> Parts(Expression expression, Plan node) => node is Generate ? expression.Children.SelectMany(child => child.Walk())
        : expression.Walk();
}
