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
            throw ErrorClasses.WindowFunctionFrameNotOrdered.With(("wf_name", definition.Name), ("wf_expr", QualifiedText.Of(function, showsCasts: false)));
        if (definition.Name is "lag" or "lead") CheckOffset((FunctionCall)(function is AggregateExpression ignoring ? ignoring.Call : function), resolver.Settings);
        if (definition.Name is "median" or "percentile_cont" or "percentile_disc" && (resolved.OrderBy.Count > 0 || resolved.Frame is not { Lower: null, Upper: null }))
            throw ErrorClasses.InvalidWindowSpecForAggregation.With(("aggFunc", Coercions.ArgumentCoercion.Text(((AggregateExpression)function).Call)));
        return resolved;
    }

    /// <summary>The offset of <c>lag</c> and <c>lead</c> must be known; Spark shows that of <c>lag</c> negated.</summary>
    static void CheckOffset(FunctionCall call, QuerySettings settings)
    {
        if (Folding.IsFoldable(call.Arguments[1]))
        {
            if (Folding.Evaluate(call.Arguments[1], settings).Value is null) throw ErrorClasses.OffsetIsNull.With(("prettyName", call.Function.Name));
            return;
        }
        var shown = call.Function.Name == "lag" ? Calls.Unchecked(FunctionCatalogue.Get(OperatorNames.Negative), [call.Arguments[1]]) with { CalledAs = OperatorNames.Negative } : call.Arguments[1];
        throw ErrorClasses.NonFoldableInput.With(("sqlExpr", SqlText.Expression(call)), ("inputName", "`offset`"), ("inputType", SqlText.Type(call.Arguments[1].Type)),
            ("inputExpr", SqlText.Expression(shown)));
    }

    static FunctionDefinition? Definition(Expression function) => function switch
    {
        AggregateExpression aggregate => aggregate.Call.Function,
        FunctionCall { Function: WindowFunction definition } => definition,
        _ => null,
    };
}
