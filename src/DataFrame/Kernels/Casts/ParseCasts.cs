using Frames.Columns;
using Frames.Kernels.Loops;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>How text becomes a value of a fixed width.</summary>
internal interface ITextParser<TResult> where TResult : unmanaged
{
    static abstract bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out TResult result);

    static virtual FramesException Error(ReadOnlySpan<byte> text, CastContext cast) => CastErrors.InvalidInput(text, cast);

    /// <summary>Whether a failure is an error without ANSI too.</summary>
    static virtual bool AlwaysRaises => false;

    /// <summary>Whether a failure is NULL under ANSI too.</summary>
    static virtual bool NeverRaises => false;
}

/// <summary>The loop of casts from text.</summary>
internal sealed class ParseKernel<TParser, TResult>(CastContext cast) : Kernel
    where TParser : struct, ITextParser<TResult>
    where TResult : unmanaged
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return Vectors.NullConstant(cast.To, length);
        var text = (BytesVector)VectorForms.Flatten(arguments[0], context.Arena);
        var result = context.Arena.Rent<TResult>(length);
        var rows = Bitmap.And(text.Validity, live, length, context.Arena);
        var valid = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        for (var i = 0; i < length; i++)
        {
            if (!rows[i]) continue;
            if (TParser.TryParse(text[i], cast, out result[i])) Bitmap.Set(valid, i);
            else if ((cast.OnError == ErrorBehavior.Raise && !TParser.NeverRaises) || (TParser.AlwaysRaises && cast.Mode != Expressions.CastMode.Try)) throw TParser.Error(text[i], cast);
        }
        return Vectors.FromValues(cast.To, result, length, new(valid), context);
    }
}

/// <summary>Casts from strings.</summary>
internal static class ParseCasts
{
    public static Kernel? Create(CastContext cast) => cast.To switch
    {
        BooleanType => new ParseKernel<BooleanParser, bool>(cast),
        ByteType => new ParseKernel<ByteParser, sbyte>(cast),
        ShortType => new ParseKernel<ShortParser, short>(cast),
        IntegerType => new ParseKernel<IntParser, int>(cast),
        LongType => new ParseKernel<LongParser, long>(cast),
        FloatType => new ParseKernel<FloatParser, float>(cast),
        DoubleType => new ParseKernel<DoubleParser, double>(cast),
        DecimalType { Physical: PhysicalType.Int64 } => new ParseKernel<DecimalParser<long>, long>(cast),
        DecimalType => new ParseKernel<DecimalParser<Int128>, Int128>(cast),
        DateType => new ParseKernel<DateParser, int>(cast),
        TimestampType => new ParseKernel<TimestampParser, long>(cast),
        TimestampNtzType => new ParseKernel<TimestampNtzParser, long>(cast),
        TimeType => new ParseKernel<TimeParser, long>(cast),
        YearMonthIntervalType => new ParseKernel<YearMonthParser, int>(cast),
        DayTimeIntervalType => new ParseKernel<DayTimeParser, long>(cast),
        CalendarIntervalType => new ParseKernel<CalendarParser, CalendarInterval>(cast),
        _ => null,
    };

    readonly struct BooleanParser : ITextParser<bool>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out bool result) => BooleanText.TryParse(text, out result);
    }

    readonly struct ByteParser : ITextParser<sbyte>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out sbyte result) => NumberText.TryParseByte(text, out result, cast.IsStrict);
    }

    readonly struct ShortParser : ITextParser<short>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out short result) => NumberText.TryParseShort(text, out result, cast.IsStrict);
    }

    readonly struct IntParser : ITextParser<int>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out int result) => NumberText.TryParseInt(text, out result, cast.IsStrict);
    }

    readonly struct LongParser : ITextParser<long>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out long result) => NumberText.TryParseLong(text, out result, cast.IsStrict);
    }

    readonly struct FloatParser : ITextParser<float>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out float result) => DoubleText.TryParse(text, out result);
    }

    readonly struct DoubleParser : ITextParser<double>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out double result) => DoubleText.TryParse(text, out result);
    }

    readonly struct DecimalParser<T> : ITextParser<T> where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out T result)
        {
            var type = (DecimalType)cast.To;
            var status = DecimalText.TryParse(text, type.Precision, type.Scale, out var unscaled);
            result = T.CreateTruncating(unscaled);
            return status == ParseStatus.Success;
        }

        public static FramesException Error(ReadOnlySpan<byte> text, CastContext cast)
        {
            var type = (DecimalType)cast.To;
            return DecimalText.TryParse(text, type.Precision, type.Scale, out _) switch
            {
                ParseStatus.OutOfRange => CastErrors.OutOfRange(CastErrors.PlainDecimal(text), cast),
                ParseStatus.Unsupported => Errors.ErrorClasses.NumericOutOfSupportedRange.With(("value", System.Text.Encoding.UTF8.GetString(text))),
                _ => CastErrors.InvalidInput(text, cast),
            };
        }
    }

    readonly struct DateParser : ITextParser<int>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out int result)
            => DateTimeText.TryParseDate(text, out result) || cast.OfConstant && SpecialDateTimes.TryDate(text, cast.Zone, cast.Settings.StartMicros, out result);
    }

    readonly struct TimestampParser : ITextParser<long>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out long result)
            => DateTimeText.TryParseTimestamp(text, cast.Zone, cast.Settings.StartMicros, out result)
                || cast.OfConstant && SpecialDateTimes.TryTimestamp(text, cast.Zone, cast.Settings.StartMicros, out result);
    }

    readonly struct TimestampNtzParser : ITextParser<long>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out long result)
            => DateTimeText.TryParseTimestampNtz(text, out result) || cast.OfConstant && SpecialDateTimes.TryTimestampNtz(text, cast.Zone, cast.Settings.StartMicros, out result);
    }

    readonly struct TimeParser : ITextParser<long>
    {
        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out long result)
        {
            var parsed = DateTimeText.TryParseTime(text, out result);
            if (parsed) result -= result % (long)Math.Pow(10, 9 - ((TimeType)cast.To).Precision);
            return parsed;
        }
    }

    readonly struct YearMonthParser : ITextParser<int>
    {
        public static bool AlwaysRaises => true;

        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out int result) => Parse(text, cast, out result) == IntervalStatus.Success;

        public static FramesException Error(ReadOnlySpan<byte> text, CastContext cast) => IntervalErrors.Unparsed(text, cast, Parse(text, cast, out _));

        static IntervalStatus Parse(ReadOnlySpan<byte> text, CastContext cast, out int result)
        {
            var type = (YearMonthIntervalType)cast.To;
            return YearMonthIntervals.TryParse(text, (int)type.Start, (int)type.End, out result);
        }
    }

    readonly struct DayTimeParser : ITextParser<long>
    {
        public static bool AlwaysRaises => true;

        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out long result) => Parse(text, cast, out result) == IntervalStatus.Success;

        public static FramesException Error(ReadOnlySpan<byte> text, CastContext cast) => IntervalErrors.Unparsed(text, cast, Parse(text, cast, out _));

        static IntervalStatus Parse(ReadOnlySpan<byte> text, CastContext cast, out long result)
        {
            var type = (DayTimeIntervalType)cast.To;
            return DayTimeIntervals.TryParse(text, type.Start - IntervalField.Day, type.End - IntervalField.Day, out result);
        }
    }

    readonly struct CalendarParser : ITextParser<CalendarInterval>
    {
        public static bool NeverRaises => true;

        public static bool TryParse(ReadOnlySpan<byte> text, CastContext cast, out CalendarInterval result)
        {
            var status = CalendarIntervals.TryParse(text, out var months, out var days, out var micros);
            result = new(months, days, micros);
            return status == IntervalStatus.Success;
        }
    }
}
