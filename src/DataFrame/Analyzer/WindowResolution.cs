using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;

namespace Frames.Analyzer;

/// <summary>Resolves a function over a window: its frame where none is written, and what may not be there.</summary>
internal static class WindowResolution
{
    public static Expression Resolve(WindowExpression window, ExpressionResolver resolver)
    {
        var function = resolver.Resolve(window.Function);
        var resolved = window with
        {
            Function = function,
            PartitionBy = resolver.Resolve(window.PartitionBy),
            OrderBy = window.OrderBy.Map(order => (SortOrder)resolver.Resolve(order))
        };
        if (function is Cast or Alias && function.Children[0] is AggregateExpression) throw ErrorClasses.UnsupportedExprForWindow.With(("sqlExpr",
            SqlText.Expression(function)));
        var definition = Definition(function) ?? throw ErrorClasses.UnsupportedExprForWindow.With(("sqlExpr", SqlText.Expression(function)));
        if (resolved.Children.SelectMany(child => child.Children).Any(child => child.Any(node
            => node is WindowExpression))) throw ErrorClasses.WindowFunctionInsideWindow.With();
        resolved = resolved with { Frame = WindowFrames.Resolve(resolved, definition, resolver) };
        if (function is AggregateExpression { IsDistinct: true }) throw ErrorClasses.DistinctWindowFunction.With(("windowExpr", SqlText.Expression(resolved)));
        if (definition is WindowFunction { NeedsOrder: true } && resolved.OrderBy.Count == 0)
            throw ErrorClasses.WindowFunctionFrameNotOrdered.With(("wf_name", definition.Name), ("wf_expr", SqlPrinter.Print(function)));
        return resolved;
    }

    static FunctionDefinition? Definition(Expression function) => function switch
    {
        AggregateExpression aggregate => aggregate.Call.Function,
        FunctionCall { Function: WindowFunction definition } => definition,
        _ => null,
    };
}
