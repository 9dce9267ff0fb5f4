using Frames.Expressions;

namespace Frames.Backends.Local.Operators;

/// <summary>Whether values depend on more than the row's own.</summary>
internal static class Determinism
{
    /// <summary>Whether the value may depend on where the row stands, as for <c>rand</c> and <c>monotonically_increasing_id</c>; then rows that do not count must be gone.</summary>
    public static bool DependsOnPosition(Expression expression) => expression.Any(node => node switch
    {
        FunctionCall call => !call.Function.IsDeterministic,
        UserFunctionCall call => !call.Function.IsDeterministic,
        _ => false,
    });
}
