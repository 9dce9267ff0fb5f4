using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql;

// How the branches of CASE, if and nvl2 are brought together: conditions stand at even positions, a last value for ELSE.
public static partial class Functions
{
    static bool IsBranch(ValueList<Expression> arguments, int index) => index % 2 == 1 || (index == arguments.Count - 1 && arguments.Count % 2 == 1);

    static IEnumerable<Expression> Branches(ValueList<Expression> arguments) => arguments.Where((_, index) => IsBranch(arguments, index));

    /// <summary>Branches to the type that holds them all; conditions stay.</summary>
    static ValueList<Expression> CoerceBranches(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count < 2) return arguments;
        if (CommonTypes.Widest(Branches(arguments).Select(branch => branch.Type), settings) is not { } type) return arguments;
        return arguments.Select((argument, index) => IsBranch(arguments, index) ? CommonTypes.CastTo(argument, type, settings) : argument).ToValueList();
    }

    /// <summary>As <see cref="CoerceBranches"/>; a NULL for the condition is false.</summary>
    static ValueList<Expression> CoerceIf(ValueList<Expression> arguments, QuerySettings settings) => CoerceBranches(arguments, settings)
        .Select((argument, index) => index == 0 && argument.Type is NullType ? CommonTypes.CastTo(argument, DataTypes.Boolean, settings) : argument).ToValueList();

    static void CheckBranches(FunctionCall call, QuerySettings settings) => CheckBranches(call, "if");

    static void CheckCase(FunctionCall call, QuerySettings settings)
    {
        CheckBranches(call, "casewhen");
        for (var i = 0; i + 1 < call.Arguments.Count; i += 2)
        {
            var condition = call.Arguments[i];
            if (condition.Type is not BooleanType) throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", SqlPrinter.Quoted(call)),
                ("paramIndex", SqlPrinter.Ordinal((i / 2) + 1)), ("requiredType", "\"BOOLEAN\""), ("inputSql", SqlPrinter.Quoted(condition)),
                ("inputType", SqlPrinter.Quoted(condition.Type)));
        }
    }

    static void CheckBranches(FunctionCall call, string name)
    {
        var types = Branches(call.Arguments).Select(branch => branch.Type).ToList();
        if (types.TrueForAll(type => type.SameType(types[0]))) return;
        throw ErrorClasses.DataDiffTypes.With(("functionName", $"`{name}`"), ("dataType", "[" + string.Join(", ", types.Select(SqlPrinter.Quoted)) + "]"), ("sqlExpr", Text(call)));
    }

    /// <summary>Whether CASE may be NULL. What comes after a condition that is plainly true does not matter.</summary>
    static bool CaseNullable(ValueList<Expression> arguments, QuerySettings settings)
    {
        var certain = Enumerable.Range(0, arguments.Count / 2).FirstOrDefault(branch => arguments[branch * 2] is Literal { Value: true }, -1);
        return certain >= 0 ? Enumerable.Range(0, certain + 1).Any(branch => arguments[(branch * 2) + 1].Nullable)
            : arguments.Count % 2 == 0 || Branches(arguments).Any(branch => branch.Nullable);
    }
}
