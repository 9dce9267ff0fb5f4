using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Analyzer;

/// <summary>Expressions whose value is known before the query runs.</summary>
internal static class Folding
{
    /// <summary>Whether nothing but literals and deterministic functions are in the tree.</summary>
    public static bool IsFoldable(Expression expression) => expression switch
    {
        Literal => true,
        FunctionCall { Function: { Kind: FunctionKind.Scalar, IsDeterministic: true } } call => call.Arguments.All(IsFoldable),
        Cast cast => IsFoldable(cast.Child),
        Alias alias => IsFoldable(alias.Child),
        GetField field => IsFoldable(field.Child),
        Lambda lambda => lambda.Body.Walk().All(node => node is LambdaVariable or Lambda || node.Children.Count > 0 || IsFoldable(node)),
        _ => false,
    };

    /// <summary>The value of a foldable expression; what fails at run time fails here with the same error.</summary>
    public static Literal Evaluate(Expression expression, QuerySettings settings)
    {
        if (expression is Literal literal) return literal;
        var vector = new EvaluatorFactory([], settings).Create(expression).Evaluate(new Batch(1, []), new EvaluationContext(Arena.Heap, settings));
        return new Literal(vector.GetValue(0), expression.Type);
    }
}
