using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Estimated counts, texts of groups, and percentiles by an order.
public static partial class Functions
{
    const double usualDeviation = 0.05;

    /// <summary>About how many values are distinct.</summary>
    public static Column ApproxCountDistinct(Column column) => Call(approxCountDistinct, column);

    /// <summary>About how many values are distinct.</summary>
    public static Column ApproxCountDistinct(string columnName) => ApproxCountDistinct(Col(columnName));

    /// <summary>About how many values are distinct, to a relative standard deviation.</summary>
    public static Column ApproxCountDistinct(Column column, double rsd) => Call(approxCountDistinct, column, Lit(rsd));

    /// <summary>About how many values are distinct, to a relative standard deviation.</summary>
    public static Column ApproxCountDistinct(string columnName, double rsd) => ApproxCountDistinct(Col(columnName), rsd);
    static readonly AggregateFunction approxCountDistinct = DefineAggregate("approx_count_distinct").Takes(Accept.Any, Accept.Double).Accepts(1, 2).Foldable(1).Checked(CheckDeviation)
        .Returns(DataTypes.Long).NeverNull().DistinctChangesNothing().Empty(0L).Kernel(request => new ApproximateDistinct(PrecisionOf(request))).Example("approx_count_distinct(5)", "1");

    /// <summary>The texts of a group after one another.</summary>
    public static Column Listagg(Column column) => Call(listagg, column);

    /// <summary>The texts of a group with a delimiter between them.</summary>
    public static Column Listagg(Column column, Column delimiter) => Call(listagg, column, delimiter);
    static readonly AggregateFunction listagg = DefineAggregate("listagg").Alias("string_agg").Takes(TextOrBytes()).Optional(TextOrBytes(), new Literal(null, DataTypes.Null), "delimiter", foldable: true)
        .Coerced(CoerceListagg).Returns(arguments => arguments[0].Type).MayBeNull().Prints(call => $"listagg({SqlPrinter.List(call.Arguments)})")
        .Kernel(request => new ListAggregateText(request.ResultType, request.Constant(1)?.Value switch { byte[] bytes => bytes, string text => System.Text.Encoding.UTF8.GetBytes(text), _ => [] }))
        .Example("listagg('a', ',')", "a");

    static readonly AggregateFunction percentileCont = ByOrder("percentile_cont", discrete: false).Example("percentile_cont(0.5) WITHIN GROUP (ORDER BY 10)", "10.0");
    static readonly AggregateFunction percentileDisc = ByOrder("percentile_disc", discrete: true).Example("percentile_disc(0.5) WITHIN GROUP (ORDER BY 10)", "10.0");

    /// <summary>The value that is ordered comes first, then the fraction, then whether the order is descending.</summary>
    static AggregateFunction ByOrder(string name, bool discrete) => DefineAggregate(name, "Approximations").OrderIsArgument()
        .Takes(NumericOrAnsiInterval(), Accept.OneOf(Accept.Double, Accept.ArrayWithoutNulls(Accept.Double)), Accept.Boolean).Foldable(1).Checked(CheckFraction)
        .Returns(arguments => arguments[1].Type is ArrayType ? new ArrayType(PercentileType(arguments[0].Type), false) : PercentileType(arguments[0].Type)).MayBeNull()
        .Prints(call => $"{name}({call.Arguments[1]}) WITHIN GROUP (ORDER BY {call.Arguments[0]}{(IsDescending(call) ? " DESC" : "")})")
        .PrintsInErrors(call => $"{name}({call.Arguments[0]}, {call.Arguments[1]})")
        .Kernel(request => new PercentileAggregate(Fractions(request, 1), request.ArgumentType(0), request.ResultType)
        {
            IsDescending = IsDescending(request.Call),
            IsDiscrete = discrete,
        });

    // Fields of other files may not be set yet when declarations are made.
    static ParameterType TextOrBytes() => Accept.OneOf(Accept.String, Accept.Binary);

    static bool IsDescending(FunctionCall call) => call.Arguments.Count > 2 && call.Arguments[2] is Literal { Value: true };

    static void CheckFraction(FunctionCall call, QuerySettings settings)
    {
        if (!IsKnown(call.Arguments[1]) || call.Arguments[1].Type is not DoubleType || Known(call.Arguments[1], settings) is not double fraction || fraction is >= 0 and <= 1) return;
        throw ErrorClasses.ValueOutOfRange.With(("sqlExpr", $"\"{call.Function.ErrorPrinter!(call)}\""), ("exprName", "percentage"), ("valueRange", "[0.0, 1.0]"),
            ("currentValue", LiteralPrinter.Sql(new Literal(fraction, DataTypes.Double), settings.TimeZone)));
    }

    static ValueList<Expression> CoerceListagg(ValueList<Expression> arguments, QuerySettings settings)
    {
        var value = arguments[0].Type is StringType or BinaryType || Accept.String.CastFrom(arguments[0].Type, settings.Ansi) is null ? arguments[0]
            : CommonTypes.CastTo(arguments[0], DataTypes.String, settings);
        return [value, arguments[1].Type is NullType ? CommonTypes.CastTo(arguments[1], value.Type, settings) : arguments[1]];
    }

    static void CheckDeviation(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count > 1 && IsKnown(call.Arguments[1]) && Known(call.Arguments[1], settings) is double deviation && HyperLogLog.PrecisionFor(deviation) < HyperLogLog.MinimumPrecision)
            throw ErrorClasses.FailedFunctionCall.With(("funcName", "`approx_count_distinct`"));
    }

    static int PrecisionOf(KernelRequest request)
        => HyperLogLog.PrecisionFor(request.Arguments.Count > 1 && request.Constant(1)?.Value is double deviation ? deviation : usualDeviation);
}
