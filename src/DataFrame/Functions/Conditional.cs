using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels.Conditional;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    // Conditions stand at even positions; an odd number of arguments ends with the value of ELSE.
    static readonly ScalarFunction when = Define("when").Takes(Accept.Any, Accept.Any).Repeating(Accept.Any).Coerced(CoerceBranches).Checked(CheckCase)
        .Returns(arguments => arguments[1].Type).NullIf(CaseNullable)
        .Prints(PrintCase).Conditional(request => new WhenKernel(request.ResultType)).Example("CASE WHEN true THEN 1 ELSE 2 END", "1");

    static readonly ScalarFunction @if = Define("if").Takes(Accept.Boolean, Accept.Any, Accept.Any).Coerced(CoerceIf).Checked(CheckBranches).Returns(arguments => arguments[1].Type)
        .NullIf((arguments, _) => Branches(arguments).Any(branch => branch.Nullable)).Prints(call => $"(IF({SqlPrinter.List(call.Arguments)}))")
        .Conditional(request => new WhenKernel(request.ResultType)).Example("if(1 < 2, 'a', 'b')", "a");

    /// <summary>The first value that is not null, or null.</summary>
    public static Column Coalesce(params Column[] columns) => Call(coalesce, columns);
    static readonly ScalarFunction coalesce = Define("coalesce").Repeating(Accept.Any, 1).Coerced(Coercion.Common).Returns(arguments => arguments[0].Type)
        .NullIf((arguments, _) => arguments.All(argument => argument.Nullable)).Conditional(request => new CoalesceKernel(request.ResultType)).Example("coalesce(NULL, 1, NULL)", "1");

    /// <summary>The second value where the first is null.</summary>
    public static Column Nvl(Column column, Column otherwise) => Call(nvl, column, otherwise);
    static readonly ScalarFunction nvl = Define("nvl").Alias("ifnull").PrintsInErrors("coalesce").Takes(Accept.Any, Accept.Any).Coerced(Coercion.Common).Returns(arguments => arguments[0].Type)
        .NullIf((arguments, _) => arguments.All(argument => argument.Nullable)).Rewrite((call, _) => Resolved(coalesce, call.Type, call.Arguments.Span)).Example("nvl(NULL, 2)", "2");

    /// <summary>The second value where the first is not null, else the third.</summary>
    public static Column Nvl2(Column column, Column ifNotNull, Column ifNull) => Call(nvl2, column, ifNotNull, ifNull);
    static readonly ScalarFunction nvl2 = Define("nvl2").PrintsInErrors("if", call => $"(IF(({call.Arguments[0]} IS NOT NULL), {call.Arguments[1]}, {call.Arguments[2]}))")
        .Takes(Accept.Any, Accept.Any, Accept.Any).Coerced(CoerceBranches).Checked(CheckBranches).Returns(arguments => arguments[1].Type)
        .NullIf((arguments, _) => Branches(arguments).Any(branch => branch.Nullable))
        .Rewrite((call, _) => Resolved(when, call.Type, Resolved(isNotNull, DataTypes.Boolean, call.Arguments[0]), call.Arguments[1], call.Arguments[2])).Example("nvl2(NULL, 2, 1)", "1");

    /// <summary>Null where both are equal, else the first.</summary>
    public static Column Nullif(Column column, Column other) => Call(nullIf, column, other);
    static readonly ScalarFunction nullIf = Define("nullif").PrintsInErrors("=", call => $"(commonexpressionref() = {call.Arguments[1]})").Takes(Accept.Orderable, Accept.Orderable).Coerced(Coercion.Comparison).Returns(arguments => Uncast(arguments[0]).Type).MayBeNull()
        .Rewrite((call, _) => Resolved(when, call.Type, Resolved(equal, DataTypes.Boolean, call.Arguments.Span), new Literal(null, call.Type), Uncast(call.Arguments[0])))
        .Example("nullif(2, 2)", null);

    /// <summary>The first value, or the second where the first is NaN.</summary>
    public static Column Nanvl(Column column, Column otherwise) => Call(nanvl, column, otherwise);
    static readonly ScalarFunction nanvl = Define("nanvl").Takes(Accept.OneOf(Accept.Double, Accept.Float), Accept.OneOf(Accept.Double, Accept.Float)).Coerced(CoerceFloats)
        .Returns(arguments => arguments[0].Type)
        .Rewrite((call, _) => Resolved(when, call.Type, Coalesced(Resolved(isNanOrNull, DataTypes.Boolean, call.Arguments[0])), call.Arguments[1], call.Arguments[0]))
        .Example("nanvl(double('NaN'), 1.0D)", "1.0");

    /// <summary>Two floats stay; otherwise both become doubles.</summary>
    static ValueList<Expression> CoerceFloats(ValueList<Expression> arguments, QuerySettings settings) => arguments.All(argument => argument.Type is FloatType) ? arguments
        : arguments.Map(argument => ImplicitCasts.Find(argument.Type, DataTypes.Double, settings.Ansi) is { } type ? CommonTypes.CastTo(argument, type, settings) : argument);

    static Expression Uncast(Expression expression) => expression is Cast { IsImplicit: true } cast ? cast.Child : expression;

    static string PrintCase(FunctionCall call)
    {
        var text = "CASE";
        for (var i = 0; i + 1 < call.Arguments.Count; i += 2) text += $" WHEN {call.Arguments[i]} THEN {call.Arguments[i + 1]}";
        if (call.Arguments.Count % 2 == 1) text += $" ELSE {call.Arguments[^1]}";
        return text + " END";
    }
}
