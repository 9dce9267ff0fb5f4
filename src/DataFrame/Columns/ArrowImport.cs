using System.Numerics;
using Frames.Errors;
using Frames.Sql.Types;
using Arrow = Apache.Arrow;

namespace Frames.Columns;

/// <summary>Arrow arrays as vectors. Layouts that are ours too are shared without a copy, the others are converted.</summary>
/// <remarks>A shared array must live, undisposed, as long as the vector.</remarks>
internal static class ArrowImport
{
    /// <summary>The batch's columns as <paramref name="schema"/> types them, by position; without a schema as <see cref="ArrowTypes.ToSpark(Arrow.Schema)"/> does.</summary>
    public static Batch ToBatch(Arrow.RecordBatch batch, StructType? schema = null)
    {
        schema ??= ArrowTypes.ToSpark(batch.Schema);
        var columns = new Vector[schema.Count];
        for (var i = 0; i < columns.Length; i++) columns[i] = ToVector(batch.Column(i).Data, schema[i].DataType);
        return new Batch(batch.Length, columns);
    }

    public static Vector ToVector(Arrow.ArrayData data, DataType type) => data.DataType switch
    {
        Arrow.Types.NullType => new NullVector(type, data.Length),
        Arrow.Types.BooleanType => new BooleanVector(type, data.Length, Bits(data, 1), Validity(data)),
        Arrow.Types.Int8Type => Share<sbyte>(data, type),
        Arrow.Types.Int16Type => Share<short>(data, type),
        Arrow.Types.Int32Type or Arrow.Types.Date32Type => Share<int>(data, type),
        Arrow.Types.Int64Type => Share<long>(data, type),
        Arrow.Types.FloatType => Share<float>(data, type),
        Arrow.Types.DoubleType => Share<double>(data, type),
        Arrow.Types.UInt8Type => Convert<byte, short>(data, type, value => value),
        Arrow.Types.UInt16Type => Convert<ushort, int>(data, type, value => value),
        Arrow.Types.UInt32Type => Convert<uint, long>(data, type, value => value),
        Arrow.Types.UInt64Type => Convert<ulong, Int128>(data, type, value => value),
        Arrow.Types.HalfFloatType => Convert<Half, float>(data, type, value => (float)value),
        Arrow.Types.Decimal32Type => ToDecimal<int>(data, type),
        Arrow.Types.Decimal64Type => ToDecimal<long>(data, type),
        Arrow.Types.Decimal128Type => ToDecimal<Int128>(data, type),
        Arrow.Types.Decimal256Type => Convert<Wide, Int128>(data, type, value => value.Narrow(data, type)) is var wide && type.Physical == PhysicalType.Int64 ? Narrow(wide) : wide,
        Arrow.Types.Date64Type => Convert<long, int>(data, type, value => (int)Math.DivRem(value, 86_400_000).Quotient),
        Arrow.Types.TimestampType timestamp => ToUnit(data, type, timestamp.Unit, Arrow.Types.TimeUnit.Microsecond),
        Arrow.Types.DurationType duration => ToUnit(data, type, duration.Unit, Arrow.Types.TimeUnit.Microsecond),
        Arrow.Types.Time64Type time => ToUnit(data, type, time.Unit, Arrow.Types.TimeUnit.Nanosecond),
        Arrow.Types.Time32Type time => Convert<int, long>(data, type, value => value * (time.Unit == Arrow.Types.TimeUnit.Second ? 1_000_000_000L : 1_000_000L)),
        Arrow.Types.IntervalType { Unit: Arrow.Types.IntervalUnit.YearMonth } => Share<int>(data, type),
        Arrow.Types.IntervalType { Unit: Arrow.Types.IntervalUnit.MonthDayNanosecond } => Convert<CalendarInterval, CalendarInterval>(data, type,
            value => value with { Microseconds = value.Microseconds / 1000 }),
        Arrow.Types.StringType or Arrow.Types.BinaryType => new BytesVector(type, data.Length, Offsets(data), data.Buffers[2].Memory, Validity(data)),
        Arrow.Types.LargeStringType or Arrow.Types.LargeBinaryType => new BytesVector(type, data.Length, LongOffsets(data), data.Buffers[2].Memory, Validity(data)),
        Arrow.Types.StringViewType or Arrow.Types.BinaryViewType => ArrowNested.Views(data, type),
        Arrow.Types.FixedSizeBinaryType fixedSize => new BytesVector(type, data.Length, EvenOffsets(data, fixedSize.ByteWidth), data.Buffers[1].Memory, Validity(data)),
        _ => ArrowNested.ToVector(data, type),
    };

    /// <summary>The array's nulls from its first row on.</summary>
    public static Bitmap Validity(Arrow.ArrayData data) => data.NullCount == 0 || data.Buffers[0].IsEmpty ? Bitmap.All : new(Bits(data, 0));

    public static ReadOnlyMemory<int> Offsets(Arrow.ArrayData data)
        => data.Length == 0 ? new int[1] : MemoryCast.Cast<byte, int>(data.Buffers[1].Memory).Slice(data.Offset, data.Length + 1);

    public static ReadOnlyMemory<int> LongOffsets(Arrow.ArrayData data)
    {
        if (data.Length == 0) return new int[1];
        var source = data.Buffers[1].Span.CastTo<long>().Slice(data.Offset, data.Length + 1);
        if (source[^1] > int.MaxValue) throw ErrorClasses.ArrowValueOutOfRange.With(("typeName", data.DataType.Name), ("sparkType", "a batch of 2 GiB"));
        var offsets = new int[source.Length];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = (int)source[i];
        return offsets;
    }

    public static ReadOnlyMemory<int> EvenOffsets(Arrow.ArrayData data, int width)
    {
        var offsets = new int[data.Length + 1];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = checked((data.Offset + i) * width);
        return offsets;
    }

    public static Vector Convert<TFrom, TTo>(Arrow.ArrayData data, DataType type, Func<TFrom, TTo> convert)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        var source = Values<TFrom>(data).Span;
        var validity = Validity(data);
        var values = new TTo[data.Length];
        // Values under nulls are garbage that need not convert.
        for (var i = 0; i < values.Length; i++) if (validity[i]) values[i] = convert(source[i]);
        return new FlatVector<TTo>(type, data.Length, values, validity);
    }

    static FlatVector<T> Share<T>(Arrow.ArrayData data, DataType type) where T : unmanaged => new(type, data.Length, Values<T>(data), Validity(data));

    static ReadOnlyMemory<T> Values<T>(Arrow.ArrayData data) where T : unmanaged
        => data.Length == 0 ? default : MemoryCast.Cast<byte, T>(data.Buffers[1].Memory).Slice(data.Offset, data.Length);

    static ReadOnlyMemory<ulong> Bits(Arrow.ArrayData data, int buffer)
    {
        if (data.Length == 0) return new ulong[1];
        var bytes = data.Buffers[buffer].Memory;
        var words = Bitmap.WordCount(data.Offset + data.Length);
        if (bytes.Length < words * sizeof(ulong))
        {
            // Arrow pads to 8 bytes only where batches travel: elsewhere the last word may lie past the end.
            var padded = new byte[words * sizeof(ulong)];
            bytes.CopyTo(padded);
            bytes = padded;
        }
        return new Bitmap(MemoryCast.Cast<byte, ulong>(bytes)).Slice(data.Offset, data.Length).Memory;
    }

    static Vector ToDecimal<T>(Arrow.ArrayData data, DataType type) where T : unmanaged, IBinaryInteger<T> => type.Physical switch
    {
        PhysicalType.Int64 => typeof(T) == typeof(long) ? Share<long>(data, type) : Convert<T, long>(data, type, long.CreateTruncating),
        _ => typeof(T) == typeof(Int128) ? Share<Int128>(data, type) : Convert<T, Int128>(data, type, Int128.CreateTruncating),
    };

    static Vector Narrow(Vector wide)
    {
        var source = ((FlatVector<Int128>)wide).Values;
        var values = new long[wide.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (long)source[i];
        return new FlatVector<long>(wide.Type, wide.Length, values, wide.Validity);
    }

    static Vector ToUnit(Arrow.ArrayData data, DataType type, Arrow.Types.TimeUnit from, Arrow.Types.TimeUnit to)
    {
        if (from == to) return Share<long>(data, type);
        var (multiplier, divisor) = from < to ? (Scale(to) / Scale(from), 1L) : (1L, Scale(from) / Scale(to));
        try
        {
            return Convert<long, long>(data, type, value => divisor == 1 ? checked(value * multiplier) : FloorDivide(value, divisor));
        }
        catch (OverflowException)
        {
            throw ErrorClasses.ArrowValueOutOfRange.With(("typeName", data.DataType.Name), ("sparkType", type.SimpleString));
        }
    }

    static long FloorDivide(long value, long divisor) => value / divisor - (value % divisor < 0 ? 1 : 0);

    static long Scale(Arrow.Types.TimeUnit unit) => unit switch
    {
        Arrow.Types.TimeUnit.Second => 1L,
        Arrow.Types.TimeUnit.Millisecond => 1_000L,
        Arrow.Types.TimeUnit.Microsecond => 1_000_000L,
        _ => 1_000_000_000L,
    };

    static ReadOnlySpan<T> CastTo<T>(this ReadOnlySpan<byte> bytes) where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(bytes);

    /// <summary>A 256-bit decimal's halves, little-endian.</summary>
    readonly record struct Wide(UInt128 Low, Int128 High)
    {
        public Int128 Narrow(Arrow.ArrayData data, DataType type) => High == (Int128)Low >> 127
            ? (Int128)Low
            : throw ErrorClasses.ArrowValueOutOfRange.With(("typeName", data.DataType.Name), ("sparkType", type.SimpleString));
    }
}
