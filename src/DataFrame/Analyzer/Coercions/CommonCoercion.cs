using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Coercions;

/// <summary>Brings all arguments whose parameters take anything to the one type that holds them, as <c>coalesce</c> asks; the others go by
/// themselves.</summary>
internal static class CommonCoercion
{
    public static ValueList<Expression> Coerce(FunctionDefinition function, ValueList<Expression> arguments, QuerySettings settings)
    {
        var shared = Enumerable.Range(0, arguments.Count).Where(i => TakesAnything(function.Signature.ParameterAt(i).Type)).ToList();
        if (shared.Count < 2 || shared.Skip(1).All(i => arguments[i].Type.Equals(arguments[shared[0]].Type))) return arguments;
        var types = shared.Select(i => arguments[i].Type);
        var widest = function.Signature.Coercion == Coercion.CommonWithoutText ? CommonTypes.WidestWithoutText(types, settings) : CommonTypes.Widest(types, settings);
        if (widest is not { } common) throw Different(function, arguments, shared);
        var result = arguments.Span.ToArray();
        foreach (var i in shared) result[i] = CommonTypes.CastTo(result[i], common, settings);
        return new(result);
    }

    static bool TakesAnything(ParameterType type) => type.Text is "ANY" or "ORDERABLE";

    static FramesException Different(FunctionDefinition function, ValueList<Expression> arguments, List<int> shared)
    {
        var types = shared.Select(i => SqlText.Type(arguments[i].Type)).ToList();
        return ErrorClasses.DataDiffTypes.With(("functionName", SqlText.Function(function)), ("dataType",
            function.Signature.ListsTypes ? "[" + string.Join(", ", types) + "]" : "(" + string.Join(" or ", types) + ")"),
            ("sqlExpr", ArgumentCoercion.Text(Calls.Unchecked(function, arguments))));
    }
}
