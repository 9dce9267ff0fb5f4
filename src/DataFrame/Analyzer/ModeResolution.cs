using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>The forms of <c>mode</c>: of a value, of a value with ties going to the least, and of what WITHIN GROUP orders.</summary>
internal static class ModeResolution
{
    public static (FunctionDefinition Function, ValueList<Expression> Arguments, ValueList<SortOrder>? Order) Resolve(FunctionDefinition mode, ValueList<Expression> arguments,
        ValueList<SortOrder>? order, bool isDistinct, QuerySettings settings)
    {
        if (isDistinct) throw ErrorClasses.WithinGroupDistinct.With(("funcName", "`mode`"));
        if (order is not null)
        {
            if (arguments.Count > 0 || order.Count != 1) throw ErrorClasses.WithinGroupOrderings.With(("funcName", "`mode`"),
                ("expectedNum", arguments.Count > 0 ? "0" : "1"), ("actualNum", $"{order.Count}"));
            return Ordered(order[0].Child, !order[0].Ascending);
        }
        if (arguments.Count == 0) throw ErrorClasses.WithinGroupMissing.With(("funcName", "`mode`"));
        if (arguments.Count != 2) return (mode, arguments, null);
        return IsDeterministic(arguments[1], settings) ? Ordered(arguments[0], isDescending: false) : (mode, [arguments[0]], null);
    }

    static (FunctionDefinition, ValueList<Expression>, ValueList<SortOrder>?) Ordered(Expression value, bool isDescending)
        => (FunctionCatalogue.Get("mode_by_order"), [value, new Literal(isDescending, DataTypes.Boolean)], null);

    static bool IsDeterministic(Expression argument, QuerySettings settings)
    {
        if (!Folding.IsFoldable(argument)) throw ErrorClasses.NonFoldableArgument.With(("funcName", "`mode`"), ("paramName", "`deterministic`"), ("paramType", "\"BOOLEAN\""));
        var value = Folding.Evaluate(argument, settings).Value;
        if (value is null) throw ErrorClasses.UnexpectedNull.With(("exprName", "`deterministic`"), ("sqlExpr", SqlText.Expression(argument)));
        return value as bool? ?? throw ErrorClasses.UnexpectedInputTypeOfFunction.With(("functionName", "`mode`"), ("paramIndex", "second"), ("inputSql", SqlText.Expression(argument)),
            ("inputType", SqlText.Type(argument.Type)), ("requiredType", "\"BOOLEAN\""));
    }
}
