using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The standard deviation of a sample; null of fewer than two values.</summary>
    public static Column StddevSamp(Column column) => Call(stddevSamp, column);
    static readonly AggregateFunction stddevSamp = Moment<SampleDeviation>("stddev_samp").Alias("stddev", "std").Example("stddev_samp(1)", null);

    /// <summary>The standard deviation of a sample.</summary>
    public static Column Stddev(Column column) => Call(stddevSamp, column);

    /// <summary>The standard deviation of a whole population.</summary>
    public static Column StddevPop(Column column) => Call(stddevPop, column);
    static readonly AggregateFunction stddevPop = Moment<PopulationDeviation>("stddev_pop").Example("stddev_pop(1)", "0.0");

    /// <summary>The variance of a sample; null of fewer than two values.</summary>
    public static Column VarSamp(Column column) => Call(varSamp, column);
    static readonly AggregateFunction varSamp = Moment<SampleVariance>("var_samp").Alias("variance").Example("var_samp(1)", null);

    /// <summary>The variance of a sample.</summary>
    public static Column Variance(Column column) => Call(varSamp, column);

    /// <summary>The variance of a whole population.</summary>
    public static Column VarPop(Column column) => Call(varPop, column);
    static readonly AggregateFunction varPop = Moment<PopulationVariance>("var_pop").Example("var_pop(1)", "0.0");

    /// <summary>The skewness; null where all values are equal.</summary>
    public static Column Skewness(Column column) => Call(skewness, column);
    static readonly AggregateFunction skewness = Moment<Kernels.Aggregation.Skewness>("skewness").Example("skewness(1)", null);

    /// <summary>The excess kurtosis; null where all values are equal.</summary>
    public static Column Kurtosis(Column column) => Call(kurtosis, column);
    static readonly AggregateFunction kurtosis = Moment<Kernels.Aggregation.Kurtosis>("kurtosis").Example("kurtosis(1)", null);

    /// <summary>Pearson's correlation of two columns.</summary>
    public static Column Corr(Column column1, Column column2) => Call(corr, column1, column2);
    static readonly AggregateFunction corr = Pair("corr", (in PairState s) => s.Count == 0 || (s.M2X * s.M2Y == 0 && s.Count > 1) || s.Count == 1 ? null : s.Co / Math.Sqrt(s.M2X * s.M2Y));

    /// <summary>The covariance of a whole population.</summary>
    public static Column CovarPop(Column column1, Column column2) => Call(covarPop, column1, column2);
    static readonly AggregateFunction covarPop = Pair("covar_pop", (in PairState s) => s.Count == 0 ? null : s.Co / s.Count);

    /// <summary>The covariance of a sample; null of fewer than two pairs.</summary>
    public static Column CovarSamp(Column column1, Column column2) => Call(covarSamp, column1, column2);
    static readonly AggregateFunction covarSamp = Pair("covar_samp", (in PairState s) => s.Count < 2 ? null : s.Co / (s.Count - 1));

    // In regressions y is the first argument and x the second.
    static readonly AggregateFunction regrCount = OfPairs("regr_count").Returns(DataTypes.Long).NeverNull().Empty(0L)
        .Rewrite((call, settings) => PairAggregate("count", settings, OfBoth(call, call.Arguments[0])));
    static readonly AggregateFunction regrAvgx = OfPairs("regr_avgx").Returns((arguments, settings) => avg.ResultType([arguments[1]], settings)).MayBeNull()
        .Rewrite((call, settings) => PairAggregate("avg", settings, OfBoth(call, call.Arguments[1])));
    static readonly AggregateFunction regrAvgy = OfPairs("regr_avgy").Returns((arguments, settings) => avg.ResultType([arguments[0]], settings)).MayBeNull()
        .Rewrite((call, settings) => PairAggregate("avg", settings, OfBoth(call, call.Arguments[0])));
    static readonly AggregateFunction regrSxx = Pair("regr_sxx", (in PairState s) => s.Count == 0 ? null : s.M2Y);
    static readonly AggregateFunction regrSyy = Pair("regr_syy", (in PairState s) => s.Count == 0 ? null : s.M2X);
    static readonly AggregateFunction regrSxy = Pair("regr_sxy", (in PairState s) => s.Count == 0 ? null : s.Co);
    static readonly AggregateFunction regrSlope = Pair("regr_slope", (in PairState s) => s.Count < 2 || s.M2Y == 0 ? null : s.Co / s.M2Y);
    static readonly AggregateFunction regrIntercept = Pair("regr_intercept", (in PairState s) => s.Count < 2 || s.M2Y == 0 ? null : s.MeanX - (s.Co / s.M2Y * s.MeanY));
    static readonly AggregateFunction regrR2 = Pair("regr_r2", (in PairState s) => s.Count < 2 || s.M2Y == 0 ? null : s.M2X == 0 ? 1 : s.Co * s.Co / (s.M2X * s.M2Y));

    /// <summary>The exact percentile, interpolated; an array of fractions gives an array.</summary>
    public static Column Percentile(Column column, Column percentage) => Call(percentile, column, percentage);
    static readonly AggregateFunction percentile = DefineAggregate("percentile").Takes(NumericOrAnsiInterval(), Accept.OneOf(Accept.Double, Accept.ArrayWithoutNulls(Accept.Double)))
        .Optional(Accept.Integral, new Literal(1L, DataTypes.Long)).Named("input", "percentage", "frequency").Foldable(1).CheckedValues((call, value) => CheckFractions(call, value(1)))
        .Returns(arguments => arguments[1].Type is ArrayType ? new ArrayType(PercentileType(arguments[0].Type), false) : PercentileType(arguments[0].Type)).MayBeNull()
        .Kernel(request => new PercentileAggregate(Fractions(request, 1), request.ArgumentType(0), request.ResultType) { Frequency = SqlPrinter.Quoted(request.Arguments[2]) })
        .Example("percentile(10, 0.5)", "10.0");

    /// <summary>The middle value, interpolated.</summary>
    public static Column Median(Column column) => Call(median, column);
    static readonly AggregateFunction median = DefineAggregate("median").Takes(NumericOrAnsiInterval()).Returns(arguments => PercentileType(arguments[0].Type)).MayBeNull()
        .Kernel(request => new PercentileAggregate([0.5], request.ArgumentType(0), request.ResultType)).Example("median(10)", "10.0");

    /// <summary>A percentile that is one of the values; an array of fractions gives an array.</summary>
    public static Column PercentileApprox(Column column, Column percentage, Column accuracy) => Call(percentileApprox, column, percentage, accuracy);
    static readonly AggregateFunction percentileApprox = DefineAggregate("percentile_approx").Alias("approx_percentile")
        .Takes(Accept.OneOf(Accept.Numeric, Accept.Date, Accept.Timestamp, Accept.TimestampNtz, Accept.YearMonthInterval, Accept.DayTimeInterval),
            Accept.OneOf(Accept.Double, Accept.ArrayWithoutNulls(Accept.Double))).Foldable(1)
        .Optional(Accept.Integral, new Literal(10000, DataTypes.Integer), foldable: true).Named("input", "percentage", "accuracy").CheckedValues(CheckAccuracy)
        .Returns(arguments => arguments[1].Type is ArrayType ? new ArrayType(arguments[0].Type, false) : arguments[0].Type).MayBeNull()
        .Kernel(request => new ApproximatePercentile(request.ArgumentType(0), Fractions(request, 1), request.ResultType)).Example("percentile_approx(10, 0.5, 100)", "10");

    static AggregateFunction Moment<TMoment>(string name) where TMoment : struct, IMoment
        => DefineAggregate(name, "Statistics").Struct<Moments<TMoment>, double, MomentState, double>().MayBeNull();

    static AggregateFunction Pair(string name, PairResult result) => DefineAggregate(name, "Statistics").Takes(Accept.Double, Accept.Double).Returns(DataTypes.Double).MayBeNull()
        .Kernel(request => new PairKernel(result, request.ResultType));

    static ParameterType NumericOrAnsiInterval() => Accept.OneOf(Accept.Numeric, Accept.DayTimeInterval, Accept.YearMonthInterval);

    static DataType PercentileType(DataType type) => type switch
    {
        YearMonthIntervalType => DataTypes.YearMonthInterval,
        DayTimeIntervalType => DataTypes.DayTimeInterval,
        _ => DataTypes.Double,
    };

    static void CheckAccuracy(FunctionCall call, Func<int, object?> value)
    {
        if (value(2) is not { } accuracy) throw ErrorClasses.UnexpectedNull.With(("exprName", "accuracy"), ("sqlExpr", SqlPrinter.Quoted(call)));
        var number = Convert.ToInt64(accuracy, System.Globalization.CultureInfo.InvariantCulture);
        if (number is <= 0 or > int.MaxValue) throw OutOfRange(call, "accuracy", $"{number}L", "(0, 2147483647]");
        CheckFractions(call, value(1));
    }

    static void CheckFractions(FunctionCall call, object? value)
    {
        if (value is null) throw ErrorClasses.UnexpectedNull.With(("exprName", "percentage"), ("sqlExpr", SqlPrinter.Quoted(call)));
        var fractions = value as object?[] ?? [value];
        if (fractions.Any(fraction => fraction is not (>= 0.0 and <= 1.0))) throw OutOfRange(call, "percentage",
            string.Join(",", fractions.Select(fraction => LiteralPrinter.Sql(new Literal(fraction, DataTypes.Double), "UTC"))), "[0.0, 1.0]");
    }

    /// <summary>The constant fractions of a percentile, one or an array of them.</summary>
    static double[] Fractions(KernelRequest request, int argument) => request.Constant(argument)?.Value switch
    {
        double one => [one],
        object?[] several => System.Array.ConvertAll(several, item => (double)item!),
        _ => throw ErrorClasses.UnexpectedNull.With(("exprName", "percentage"), ("sqlExpr", SqlPrinter.Quoted(request.Call))),
    };
}
