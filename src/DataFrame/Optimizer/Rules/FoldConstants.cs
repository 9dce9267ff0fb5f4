using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>Expressions of literals become their value. What would fail stays, so that it fails when the query runs, and only if a row gets there.</summary>
internal sealed class FoldConstants : Rule
{
    // Their values may be far larger than they are.
    static readonly HashSet<string> Growing = ["sequence", "array_repeat", "repeat", "space", "lpad", "rpad"];

    public override Plan Apply(Plan plan, QuerySettings settings)
        => plan.TransformPlans(node => node.MapExpressions(expression => Fold(expression, settings)));

    static Expression Fold(Expression expression, QuerySettings settings)
    {
        var isCandidate = expression is FunctionCall or Cast or GetField && Folding.IsFoldable(expression) && !expression.Any(IsGrowing);
        return isCandidate ? Value(expression, settings) : expression.MapChildren(child => Fold(child, settings));
    }

    static bool IsGrowing(Expression expression) => expression is FunctionCall call && Growing.Contains(call.Function.Name);

    static Expression Value(Expression expression, QuerySettings settings)
    {
        try
        {
            return Folding.Evaluate(expression, settings);
        }
        catch (Exception exception) when (exception is FramesException or InvalidOperationException or NotSupportedException)
        {
            return expression;
        }
    }
}
