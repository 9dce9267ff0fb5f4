using System.Numerics;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Kernels.Casts;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The number of rows in which the value is not null.</summary>
    public static Column Count(Column column) => Call(count, column);
    static readonly AggregateFunction count = DefineAggregate("count").Repeating(Accept.Any).Returns(DataTypes.Long).NeverNull().Empty(0L).Kernel(_ => new CountKernel())
        .Example("count(1)", "1");

    /// <summary>The number of rows in which the condition is true.</summary>
    public static Column CountIf(Column column) => Call(countIf, column);
    static readonly AggregateFunction countIf = DefineAggregate("count_if").Takes(Accept.Boolean).Returns(DataTypes.Long).NeverNull().Empty(0L)
        .Struct<CountTrue, bool, long, long>().Example("count_if(true)", "1");

    /// <summary>The sum: BIGINT of whole numbers, DOUBLE of others, decimals ten digits wider; null of no values.</summary>
    public static Column Sum(Column column) => Call(sum, column);
    static readonly AggregateFunction sum = Sum("sum", "try_add").Example("sum(5)", "5");

    /// <summary>The sum, or null where it overflows.</summary>
    public static Column TrySum(Column column) => Call(trySum, column);
    static readonly AggregateFunction trySum = Sum("try_sum", "try_add").Takes(SummedTolerantly()).Expects("[1, 2]").Example("try_sum(5)", "5");

    /// <summary>The mean: DOUBLE, or a decimal of four more digits; null of no values.</summary>
    public static Column Avg(Column column) => Call(avg, column);
    static readonly AggregateFunction avg = Average("avg").Alias("mean").Example("avg(5)", "5.0");

    /// <summary>The mean, or null where it overflows.</summary>
    public static Column TryAvg(Column column) => Call(tryAvg, column);
    static readonly AggregateFunction tryAvg = Average("try_avg").Takes(SummedTolerantly()).Expects("[1, 2]").Example("try_avg(5)", "5.0");

    /// <summary>The least value; NaN is the greatest.</summary>
    public static Column Min(Column column) => Call(min, column);
    static readonly AggregateFunction min = Extreme<Smallest>("min", greatest: false).Example("min(5)", "5");

    /// <summary>The greatest value; NaN is the greatest.</summary>
    public static Column Max(Column column) => Call(max, column);
    static readonly AggregateFunction max = Extreme<Greatest>("max", greatest: true).Example("max(5)", "5");

    /// <summary>Whether all values are true.</summary>
    public static Column BoolAnd(Column column) => Call(boolAnd, column);
    static readonly AggregateFunction boolAnd = DefineAggregate("bool_and").Alias("every").Takes(Accept.Boolean).MayBeNull().DistinctChangesNothing()
        .Struct<BooleanExtreme<Smallest>, bool, Optional<byte>, bool>().Example("bool_and(true)", "true");

    /// <summary>Whether any value is true.</summary>
    public static Column BoolOr(Column column) => Call(boolOr, column);
    static readonly AggregateFunction boolOr = DefineAggregate("bool_or").Alias("any", "some").Takes(Accept.Boolean).MayBeNull().DistinctChangesNothing()
        .Struct<BooleanExtreme<Greatest>, bool, Optional<byte>, bool>().Example("bool_or(false)", "false");

    /// <summary>The bits set in all values.</summary>
    public static Column BitAnd(Column column) => Call(bitAndAggregate, column);
    static readonly AggregateFunction bitAndAggregate = Bits<AllBits>("bit_and").Example("bit_and(5)", "5");

    /// <summary>The bits set in any value.</summary>
    public static Column BitOr(Column column) => Call(bitOrAggregate, column);
    static readonly AggregateFunction bitOrAggregate = Bits<AnyBits>("bit_or").Example("bit_or(5)", "5");

    /// <summary>The bits set in an odd number of values.</summary>
    public static Column BitXor(Column column) => Call(bitXorAggregate, column);
    static readonly AggregateFunction bitXorAggregate = Bits<OddBits>("bit_xor").Example("bit_xor(5)", "5");

    static AggregateFunction Sum(string name, string tolerant) => DefineAggregate(name, "Aggregates")
        .Takes(Accept.OneOf(Accept.Numeric, Accept.DayTimeInterval, Accept.YearMonthInterval)).Returns(arguments => arguments[0].Type switch
        {
            DecimalType type => new DecimalType(Math.Min(DecimalType.MaxPrecision, type.Precision + 10), type.Scale),
            IntegralType => DataTypes.Long,
            FractionalType => DataTypes.Double,
            var interval => interval,
        }).MayBeNull().Raises((_, _, _) => ArithmeticErrors.Overflow(tolerant: tolerant)).OverflowWraps(name == "sum")
        .Struct<IntegerSum<sbyte, long>, sbyte, SumState<long>, long>().Struct<IntegerSum<short, long>, short, SumState<long>, long>()
        .Struct<IntegerSum<int, long>, int, SumState<long>, long>().Struct<IntegerSum<long, long>, long, SumState<long>, long>()
        .Struct<DoubleSum<FloatToFloat<float, double>, float>, float, SumState<double>, double>()
        .Struct<DoubleSum<FloatToFloat<double, double>, double>, double, SumState<double>, double>()
        .Kernel(request => DecimalSum(request, average: false));

    static AggregateFunction Average(string name) => DefineAggregate(name, "Aggregates")
        .Takes(Accept.OneOf(Accept.Numeric, Accept.DayTimeInterval, Accept.YearMonthInterval)).Returns(arguments => arguments[0].Type switch
        {
            DecimalType type => BoundedDecimal(type.Precision + 4, type.Scale + 4),
            NumericType => DataTypes.Double,
            var interval => interval is YearMonthIntervalType ? DataTypes.YearMonthInterval : DataTypes.DayTimeInterval,
        }).MayBeNull()
        .Struct<DoubleAverage<IntegerToFloat<sbyte, double>, sbyte>, sbyte, SumState<double>, double>()
        .Struct<DoubleAverage<IntegerToFloat<short, double>, short>, short, SumState<double>, double>()
        .Struct<DoubleAverage<IntegerToFloat<int, double>, int>, int, SumState<double>, double>()
        .Struct<DoubleAverage<IntegerToFloat<long, double>, long>, long, SumState<double>, double>()
        .Struct<DoubleAverage<FloatToFloat<float, double>, float>, float, SumState<double>, double>()
        .Struct<DoubleAverage<FloatToFloat<double, double>, double>, double, SumState<double>, double>()
        .Kernel(request => DecimalSum(request, average: true));

    static ParameterType SummedTolerantly() => Accept.Saying("\"NUMERIC\" or \"ANSI INTERVAL\"", Accept.OneOf(Accept.Numeric, Accept.DayTimeInterval, Accept.YearMonthInterval));

    static DecimalType BoundedDecimal(int precision, int scale) => new(Math.Min(precision, DecimalType.MaxPrecision), Math.Min(scale, DecimalType.MaxPrecision));

    static DecimalSumKernel? DecimalSum(KernelRequest request, bool average) => request.ArgumentType(0) is DecimalType or YearMonthIntervalType or DayTimeIntervalType
        ? new(request.ArgumentType(0), request.ResultType, average,
            request.Call.Function.Name.StartsWith("try_", StringComparison.Ordinal) || !request.Settings.Ansi ? ErrorBehavior.Null : ErrorBehavior.Raise, average ? "try_avg" : "try_sum")
        {
            IsTolerant = request.Call.Function.Name.StartsWith("try_", StringComparison.Ordinal),
        } : null;

    static AggregateFunction Extreme<TPick>(string name, bool greatest) where TPick : struct, IPick => DefineAggregate(name, "Aggregates").Takes(Accept.Orderable)
        .Returns(arguments => arguments[0].Type).MayBeNull().DistinctChangesNothing().Kernel(request => request.ResultType.Physical switch
        {
            PhysicalType.Boolean => Fixed<BooleanExtreme<TPick>, bool, Optional<byte>, bool>(request),
            PhysicalType.Int8 => ExtremeOf<TPick, sbyte>(request),
            PhysicalType.Int16 => ExtremeOf<TPick, short>(request),
            PhysicalType.Int32 => ExtremeOf<TPick, int>(request),
            PhysicalType.Int64 => ExtremeOf<TPick, long>(request),
            PhysicalType.Int128 => ExtremeOf<TPick, Int128>(request),
            PhysicalType.Float => ExtremeOf<TPick, float>(request),
            PhysicalType.Double => ExtremeOf<TPick, double>(request),
            _ => new RowExtreme(request.ResultType, greatest),
        });

    static AggregateKernel ExtremeOf<TPick, T>(KernelRequest request)
        where TPick : struct, IPick
        where T : unmanaged, INumber<T> => Fixed<Kernels.Aggregation.Extreme<TPick, T>, T, Optional<T>, T>(request);

    static Kernels.Loops.StructAggregate<TAggregate, TArgument, TState, TResult> Fixed<TAggregate, TArgument, TState, TResult>(KernelRequest request)
        where TAggregate : struct, IAggregate<TArgument, TState, TResult>
        where TArgument : unmanaged
        where TState : unmanaged
        where TResult : unmanaged => new(request.ResultType, ErrorBehavior.Ignore, null);

    static AggregateFunction Bits<TBits>(string name) where TBits : struct, IBits => DefineAggregate(name, "Aggregates").Takes(Accept.Integral)
        .Returns(arguments => arguments[0].Type).MayBeNull()
        .Struct<BitAggregate<TBits, sbyte>, sbyte, Optional<sbyte>, sbyte>().Struct<BitAggregate<TBits, short>, short, Optional<short>, short>()
        .Struct<BitAggregate<TBits, int>, int, Optional<int>, int>().Struct<BitAggregate<TBits, long>, long, Optional<long>, long>();

    readonly struct CountTrue : IAggregate<bool, long, long>
    {
        public static void Initialize(ref long state) => state = 0;
        public static void Update(ref long state, bool value) => state += value ? 1 : 0;
        public static void Merge(ref long state, in long other) => state += other;

        public static bool Finish(in long state, out long result, ref long error)
        {
            result = state;
            return true;
        }
    }
}
