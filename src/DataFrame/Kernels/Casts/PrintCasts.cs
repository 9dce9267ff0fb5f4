using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>How a value of a fixed width becomes text.</summary>
internal interface ITextWriter<TArgument> where TArgument : unmanaged
{
    /// <summary>The text, of at most <see cref="MaxLength"/> bytes.</summary>
    static abstract int Write(TArgument value, CastContext cast, Span<byte> destination);

    static virtual int MaxLength => 160;
}

/// <summary>The loop of casts to strings.</summary>
internal sealed class PrintKernel<TWriter, TArgument>(CastContext cast) : Kernel
    where TWriter : struct, ITextWriter<TArgument>
    where TArgument : unmanaged
{
    readonly Utf8Buffer buffer = new();

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return Vectors.NullConstant(cast.To, length);
        var values = Vectors.Values<TArgument>(arguments[0], context);
        var offsets = context.Arena.Rent<int>(length + 1);
        var rows = Bitmap.And(arguments[0].Validity, live, length, context.Arena);
        buffer.Truncate();
        for (var i = 0; i < length; i++)
        {
            offsets[i] = buffer.Length;
            if (rows[i]) buffer.Advance(TWriter.Write(values[i], cast, buffer.GetSpan(TWriter.MaxLength)));
        }
        offsets[length] = buffer.Length;
        return Vectors.FromBytes(cast.To, buffer, offsets, length, arguments[0].Validity, context);
    }
}

/// <summary>Casts to strings.</summary>
internal static class PrintCasts
{
    public static Kernel? Create(CastContext cast) => cast.From switch
    {
        BooleanType => new PrintKernel<BooleanWriter, bool>(cast),
        ByteType => new PrintKernel<IntegerWriter<sbyte>, sbyte>(cast),
        ShortType => new PrintKernel<IntegerWriter<short>, short>(cast),
        IntegerType => new PrintKernel<IntegerWriter<int>, int>(cast),
        LongType => new PrintKernel<IntegerWriter<long>, long>(cast),
        FloatType => new PrintKernel<FloatWriter, float>(cast),
        DoubleType => new PrintKernel<DoubleWriter, double>(cast),
        DecimalType { Physical: PhysicalType.Int64 } => new PrintKernel<DecimalWriter<long>, long>(cast),
        DecimalType => new PrintKernel<DecimalWriter<Int128>, Int128>(cast),
        DateType => new PrintKernel<DateWriter, int>(cast),
        TimestampType => new PrintKernel<TimestampWriter, long>(cast),
        TimestampNtzType => new PrintKernel<TimestampNtzWriter, long>(cast),
        TimeType => new PrintKernel<TimeWriter, long>(cast),
        YearMonthIntervalType => new PrintKernel<YearMonthWriter, int>(cast),
        DayTimeIntervalType => new PrintKernel<DayTimeWriter, long>(cast),
        CalendarIntervalType => new PrintKernel<CalendarWriter, CalendarInterval>(cast),
        ArrayType or MapType or StructType => new NestedPrintKernel(cast),
        _ => null,
    };

    readonly struct BooleanWriter : ITextWriter<bool>
    {
        public static int Write(bool value, CastContext cast, Span<byte> destination)
        {
            var text = BooleanText.Text(value);
            text.CopyTo(destination);
            return text.Length;
        }
    }

    readonly struct IntegerWriter<T> : ITextWriter<T> where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        public static int Write(T value, CastContext cast, Span<byte> destination) => NumberText.Write(long.CreateTruncating(value), destination);
    }

    readonly struct FloatWriter : ITextWriter<float>
    {
        public static int Write(float value, CastContext cast, Span<byte> destination) => DoubleText.Write(value, destination);
    }

    readonly struct DoubleWriter : ITextWriter<double>
    {
        public static int Write(double value, CastContext cast, Span<byte> destination) => DoubleText.Write(value, destination);
    }

    readonly struct DecimalWriter<T> : ITextWriter<T> where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        public static int Write(T value, CastContext cast, Span<byte> destination)
        {
            var scale = ((DecimalType)cast.From).Scale;
            return cast.Settings.Ansi ? DecimalText.Write(Int128.CreateTruncating(value), scale, destination) : DecimalText.WriteJava(Int128.CreateTruncating(value), scale, destination);
        }
    }

    readonly struct DateWriter : ITextWriter<int>
    {
        public static int Write(int value, CastContext cast, Span<byte> destination) => DateTimeText.WriteDate(value, destination);
    }

    readonly struct TimestampWriter : ITextWriter<long>
    {
        public static int Write(long value, CastContext cast, Span<byte> destination) => DateTimeText.WriteTimestamp(value, cast.Zone, destination);
    }

    readonly struct TimestampNtzWriter : ITextWriter<long>
    {
        public static int Write(long value, CastContext cast, Span<byte> destination) => DateTimeText.WriteTimestampNtz(value, destination);
    }

    readonly struct TimeWriter : ITextWriter<long>
    {
        public static int Write(long value, CastContext cast, Span<byte> destination) => DateTimeText.WriteTime(value, destination);
    }

    readonly struct YearMonthWriter : ITextWriter<int>
    {
        public static int Write(int value, CastContext cast, Span<byte> destination)
        {
            var type = (YearMonthIntervalType)cast.From;
            return YearMonthIntervals.Write(value, (int)type.Start, (int)type.End, destination);
        }
    }

    readonly struct DayTimeWriter : ITextWriter<long>
    {
        public static int Write(long value, CastContext cast, Span<byte> destination)
        {
            var type = (DayTimeIntervalType)cast.From;
            return DayTimeIntervals.Write(value, type.Start - IntervalField.Day, type.End - IntervalField.Day, destination);
        }
    }

    readonly struct CalendarWriter : ITextWriter<CalendarInterval>
    {
        public static int Write(CalendarInterval value, CastContext cast, Span<byte> destination) => CalendarIntervals.Write(value.Months, value.Days, value.Microseconds, destination);
    }
}
