using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Comparing;
using Frames.Kernels.Conditional;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    static readonly ScalarFunction equal = Comparison<EqualTo>("==", "=").Alias("=").Example("1 = 1.0", "true");
    static readonly ScalarFunction less = Comparison<LessThan>("<", "<").Example("1 < 2", "true");
    static readonly ScalarFunction lessOrEqual = Comparison<LessThanOrEqual>("<=", "<=").Example("'a' <= 'b'", "true");
    static readonly ScalarFunction greater = Comparison<Flipped<LessThan>>(">", ">").Example("double('NaN') > 1", "true");
    static readonly ScalarFunction greaterOrEqual = Comparison<Flipped<LessThanOrEqual>>(">=", ">=").Example("2 >= 2", "true");

    static readonly ScalarFunction nullSafeEqual = Infix(Define("<=>"), "<=>").Coerced(Coercion.Comparison).Takes(Accept.Orderable, Accept.Orderable)
        .Returns(DataTypes.Boolean).NeverNull().Kernel(request => new NullSafeEqualKernel(ComparisonKernels.Create<EqualTo>(request.ArgumentType(0)))).Example("NULL <=> NULL", "true");

    static readonly ScalarFunction and = Infix(Define("and"), "AND").Takes(Accept.Boolean, Accept.Boolean).Coerced(Coercion.Logic).Returns(DataTypes.Boolean)
        .Conditional(_ => new LogicKernel(isAnd: true)).Example("false AND NULL", "false");
    static readonly ScalarFunction or = Infix(Define("or"), "OR").Takes(Accept.Boolean, Accept.Boolean).Coerced(Coercion.Logic).Returns(DataTypes.Boolean)
        .Conditional(_ => new LogicKernel(isAnd: false)).Example("true OR NULL", "true");

    /// <summary>False for true and true for false.</summary>
    public static Column Not(Column column) => Call(not, column);
    static readonly ScalarFunction not = Define("not").Alias("!").Takes(Accept.Boolean).Returns(DataTypes.Boolean).Prints(call => $"(NOT {call.Arguments[0]})")
        .Kernel(_ => new NotKernel()).Example("NOT true", "false");

    /// <summary>Whether the value is null.</summary>
    public static Column Isnull(Column column) => Call(isNull, column);
    static readonly ScalarFunction isNull = Define("isnull").Takes(Accept.Any).Returns(DataTypes.Boolean).NeverNull().Prints(call => $"({call.Arguments[0]} IS NULL)")
        .Kernel(_ => new IsNullKernel(negated: false)).Example("isnull(1)", "false");

    /// <summary>Whether the value is not null.</summary>
    public static Column Isnotnull(Column column) => Call(isNotNull, column);
    static readonly ScalarFunction isNotNull = Define("isnotnull").Takes(Accept.Any).Returns(DataTypes.Boolean).NeverNull()
        .Prints(call => $"({call.Arguments[0]} IS NOT NULL)").Kernel(_ => new IsNullKernel(negated: true)).Example("isnotnull(1)", "true");

    /// <summary>Whether the value is NaN; false for null.</summary>
    public static Column Isnan(Column column) => Call(isNan, column);
    static readonly ScalarFunction isNan = Define("isnan").Takes(Accept.OneOf(Accept.Double, Accept.Float)).Returns(DataTypes.Boolean).NeverNull()
        .Rewrite((call, settings) => Coalesced(new FunctionCall(isNanOrNull!, call.Arguments, DataTypes.Boolean, true))).Example("isnan(double('NaN'))", "true");
    static readonly ScalarFunction isNanOrNull = Define("isnan_or_null").Internal().Unary<IsNanBody<double>, double, bool>().Unary<IsNanBody<float>, float, bool>();

    readonly struct IsNanBody<T> : IUnary<T, bool> where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        public static bool Invoke(T value, ref long error) => T.IsNaN(value);
    }

    static readonly ScalarFunction @in = Define("in").ListsTypes().Coerced(Coercion.Common).Takes(Accept.Orderable).Repeating(Accept.Orderable, 0).Returns(DataTypes.Boolean)
        .Prints(call => $"({call.Arguments[0]} IN ({SqlPrinter.List(call.Arguments.Skip(1))}))")
        .Conditional(request => new InKernel(ComparisonKernels.Create<EqualTo>(request.ArgumentType(0)))).Example("1 IN (1, NULL)", "true");

    static readonly ScalarFunction between = Define("between").Coerced(Coercion.Common).Takes(Accept.Orderable, Accept.Orderable, Accept.Orderable).Returns(DataTypes.Boolean)
        .Rewrite((call, _) => Resolved(and, DataTypes.Boolean, Resolved(greaterOrEqual, DataTypes.Boolean, call.Arguments[0], call.Arguments[1]),
            Resolved(lessOrEqual, DataTypes.Boolean, call.Arguments[0], call.Arguments[2]))).Example("2 BETWEEN 1 AND 3", "true");

    static ScalarFunction Comparison<TComparison>(string name, string symbol) where TComparison : struct, IComparison
        => Infix(Define(name, "Predicates"), symbol).Coerced(Coercion.Comparison).Takes(Accept.Orderable, Accept.Orderable).Returns(DataTypes.Boolean)
            .Kernel(request => ComparisonKernels.Create<TComparison>(request.ArgumentType(0)));

    /// <summary>A resolved call over resolved arguments of the right types.</summary>
    internal static FunctionCall Resolved(ScalarFunction? function, DataType type, params ReadOnlySpan<Expression> arguments)
        => new(function!, ValueList.Create(arguments), type, function!.ResultNullable(ValueList.Create(arguments), QuerySettings.Default));

    static FunctionCall Coalesced(Expression value) => Resolved(coalesce, DataTypes.Boolean, value, Literal.False);
}
