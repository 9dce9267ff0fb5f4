using System.Globalization;
using System.Numerics;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>Rounded to a number of decimal places, ties away from zero; doubles round by their decimal text.</summary>
    public static Column Round(Column column, int scale = 0) => Call(round, column, Lit(scale));
    static readonly ScalarFunction round = Rounding<HalfUp>("round").Example("round(2.5, 0)", "3");

    /// <summary>Rounded to a number of decimal places, ties to even.</summary>
    public static Column Bround(Column column, int scale = 0) => Call(bround, column, Lit(scale));
    static readonly ScalarFunction bround = Rounding<HalfEven>("bround").Example("bround(2.5, 0)", "2");

    /// <summary>The least whole number that is not less; BIGINT, or a decimal of a decimal.</summary>
    public static Column Ceil(Column column) => Call(ceil, column);
    static readonly ScalarFunction ceil = Bounding<Ceiling>("ceil").Alias("ceiling").Example("ceil(-0.1)", "0");

    /// <summary>The greatest whole number that is not greater; BIGINT, or a decimal of a decimal.</summary>
    public static Column Floor(Column column) => Call(floor, column);
    static readonly ScalarFunction floor = Bounding<Flooring>("floor").Example("floor(-0.1)", "-1");

    static ScalarFunction Rounding<TMode>(string name) where TMode : struct, IRoundingMode => Define(name, "Rounding").Takes(Accept.Numeric)
        .Optional(Accept.Int, new Literal(0, DataTypes.Integer), foldable: true).Returns(RoundedType).MayBeNull().Kernel(request => request.ResultType switch
        {
            ByteType => new ValueRowKernel<RoundInteger<TMode, sbyte>, sbyte>(request.ResultType),
            ShortType => new ValueRowKernel<RoundInteger<TMode, short>, short>(request.ResultType),
            IntegerType => new ValueRowKernel<RoundInteger<TMode, int>, int>(request.ResultType),
            LongType => new ValueRowKernel<RoundInteger<TMode, long>, long>(request.ResultType),
            FloatType => new ValueRowKernel<RoundFloat<TMode>, float>(request.ResultType),
            DoubleType => new ValueRowKernel<RoundDouble<TMode>, double>(request.ResultType),
            DecimalType { Physical: PhysicalType.Int64 } type => new ValueRowKernel<RoundDecimal<TMode, long>, long>(type),
            DecimalType type => new ValueRowKernel<RoundDecimal<TMode, Int128>, Int128>(type),
            _ => null,
        });

    static ScalarFunction Bounding<TMode>(string name) where TMode : struct, IRoundingMode => Define(name, "Rounding")
        .Takes(Accept.OneOf(Accept.Double, Accept.Decimal, Accept.Long), Accept.Int).Accepts(1, 2).Expects("2").Foldable(1)
        .Coerced((arguments, settings) => CoerceBounded(name, arguments, settings))
        .Returns(BoundedType).MayBeNull().Prints(call => call.Arguments.Count == 1 ? Upper(call) : $"{call.CalledAs ?? name}({SqlPrinter.List(call.Arguments)})")
        .Kernel(request => (request.ArgumentType(0), request.ResultType) switch
        {
            (LongType, LongType) => new Kernels.Casts.RetypeKernel(DataTypes.Long),
            (DoubleType, LongType) => new ValueRowKernel<BoundDouble<TMode>, long>(DataTypes.Long),
            (DecimalType, DecimalType { Physical: PhysicalType.Int64 } type) => new ValueRowKernel<RoundDecimal<TMode, long>, long>(type),
            (DecimalType, DecimalType type) => new ValueRowKernel<RoundDecimal<TMode, Int128>, Int128>(type),
            _ => null,
        });

    static int ScaleOf(ValueList<Expression> arguments) => arguments.Count > 1 && arguments[1] is Literal { Value: int scale } ? scale : 0;

    static DataType RoundedType(ValueList<Expression> arguments) => arguments[0].Type is DecimalType type ? RoundedDecimal(type, ScaleOf(arguments)) : arguments[0].Type;

    static DecimalType RoundedDecimal(DecimalType type, int scale)
    {
        // One more digit before the point for what carries over; a scale left of the point keeps at least that many digits.
        var whole = type.Precision - type.Scale + 1;
        if (scale < 0) return new(Math.Min(Math.Max(whole, -scale + 1), DecimalType.MaxPrecision), 0);
        var kept = Math.Min(type.Scale, scale);
        return new(Math.Min(whole + kept, DecimalType.MaxPrecision), kept);
    }

    static DataType BoundedType(ValueList<Expression> arguments) => arguments[0].Type is not DecimalType type ? DataTypes.Long
        : arguments.Count > 1 ? RoundedDecimal(type, ScaleOf(arguments))
        : type.Scale == 0 ? type : new DecimalType(Math.Min(type.Precision - type.Scale + 1, DecimalType.MaxPrecision), 0);

    /// <summary>With a scale whole numbers and doubles count as decimals of all their digits.</summary>
    static ValueList<Expression> CoerceBounded(string name, ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count == 0) return arguments;
        var type = arguments[0].Type;
        if (arguments.Count == 2 && arguments[1].Type is not IntegerType)
            throw ErrorClasses.NonFoldableArgument.With(("funcName", $"`{name}`"), ("paramName", "`scale`"), ("paramType", "\"INT\""));
        if (arguments.Count == 1) return [type switch
        {
            DecimalType or LongType or DoubleType => arguments[0],
            IntegralType => CommonTypes.CastTo(arguments[0], DataTypes.Long, settings),
            _ => ImplicitCasts.Find(type, DataTypes.Double, settings.Ansi) is { } target ? CommonTypes.CastTo(arguments[0], target, settings) : arguments[0],
        }];
        DataType? wide = type switch { DecimalType => type, IntegralType => CommonTypes.DecimalFor(type), FloatType => new DecimalType(14, 7), DoubleType => new DecimalType(30, 15), _ => null };
        return wide is null ? arguments : [CommonTypes.CastTo(arguments[0], wide, settings), CommonTypes.CastTo(arguments[1], DataTypes.Integer, settings)];
    }

    interface IRoundingMode
    {
        static abstract DecimalRounding Decimal { get; }
        static abstract MidpointRounding Double { get; }
    }

    readonly struct HalfUp : IRoundingMode
    {
        public static DecimalRounding Decimal => DecimalRounding.HalfUp;
        public static MidpointRounding Double => MidpointRounding.AwayFromZero;
    }

    readonly struct HalfEven : IRoundingMode
    {
        public static DecimalRounding Decimal => DecimalRounding.HalfEven;
        public static MidpointRounding Double => MidpointRounding.ToEven;
    }

    readonly struct Ceiling : IRoundingMode
    {
        public static DecimalRounding Decimal => DecimalRounding.Ceiling;
        public static MidpointRounding Double => MidpointRounding.ToPositiveInfinity;
    }

    readonly struct Flooring : IRoundingMode
    {
        public static DecimalRounding Decimal => DecimalRounding.Floor;
        public static MidpointRounding Double => MidpointRounding.ToNegativeInfinity;
    }

    readonly struct RoundInteger<TMode, T> : IValueFunction<T>
        where TMode : struct, IRoundingMode
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool Invoke(RowArguments row, out T result)
        {
            var value = row.Value<T>(0);
            var scale = row.Int(1);
            result = value;
            if (scale >= 0) return true;
            var rounded = -scale > 19 ? 0 : Decimals.Round(Int128.CreateTruncating(value), 0, scale, TMode.Decimal);
            result = T.CreateTruncating(rounded);
            if (row.Context.Settings.Ansi && Int128.CreateTruncating(result) != rounded) throw ArithmeticErrors.Overflow("Overflow");
            return true;
        }
    }

    readonly struct RoundDouble<TMode> : IValueFunction<double> where TMode : struct, IRoundingMode
    {
        public static bool Invoke(RowArguments row, out double result)
        {
            result = DoubleRounding.Round(row.Double(0), row.Int(1), TMode.Decimal);
            return true;
        }
    }

    readonly struct RoundFloat<TMode> : IValueFunction<float> where TMode : struct, IRoundingMode
    {
        public static bool Invoke(RowArguments row, out float result)
        {
            var value = row.Value<float>(0);
            // The digits of the float itself decide, not those of the double of equal value.
            result = float.IsFinite(value)
                ? (float)DoubleRounding.Round(double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), row.Int(1), TMode.Decimal) : value;
            return true;
        }
    }

    readonly struct BoundDouble<TMode> : IValueFunction<long> where TMode : struct, IRoundingMode
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = (long)(TMode.Double == MidpointRounding.ToPositiveInfinity ? Math.Ceiling(row.Double(0)) : Math.Floor(row.Double(0)));
            return true;
        }
    }

    readonly struct RoundDecimal<TMode, T> : IValueFunction<T>
        where TMode : struct, IRoundingMode
        where T : unmanaged, IBinaryInteger<T>
    {
        public static bool Invoke(RowArguments row, out T result)
        {
            var (vector, at) = row.At(0);
            var type = (DecimalType)vector.Type;
            var unscaled = type.Physical == PhysicalType.Int64 ? row.Value<long>(0) : row.Value<Int128>(0);
            _ = at;
            var scale = row.Count > 1 ? row.Int(1) : 0;
            var kept = Decimals.Round(unscaled, type.Scale, Math.Min(scale, type.Scale), TMode.Decimal);
            result = T.CreateTruncating(kept);
            if (!Decimals.Fits(kept, DecimalType.MaxPrecision)) throw RoundedOutOfRange(kept, type with { Scale = Math.Max(0, Math.Min(scale, type.Scale)) }, -scale);
            return true;
        }
    }

    /// <summary>A decimal that outgrew its type when it was rounded; <paramref name="zeros"/> is how many digits at its end were not kept.</summary>
    static FramesException RoundedOutOfRange(Int128 value, DecimalType type, int zeros)
    {
        var plain = Plain((BigInteger)value, type.Scale);
        var kept = ((BigInteger)value / BigInteger.Pow(10, Math.Max(zeros, 0))).ToString(CultureInfo.InvariantCulture);
        var digits = kept.TrimStart('-');
        var exponent = digits.Length - 1 + zeros;
        var original = zeros <= 0 ? plain : $"{(value < 0 ? "-" : "")}{digits[0]}.{digits[1..]}E+{exponent}";
        return ErrorClasses.NumericValueOutOfRangeWithoutSuggestion.With(("roundedValue", plain), ("originalValue", original), ("precision", $"{DecimalType.MaxPrecision}"),
            ("scale", $"{type.Scale}"));
    }
}
