using Frames.Backends.Local.Sorting;
using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Windows;

/// <summary>
/// Bounds that measure the ordering value: values as ordered whole numbers, searched for the row's own moved by the offset. Null rows see each other only.
/// </summary>
internal sealed class RangeFrame
{
    readonly Int128[] values;
    readonly Vector key;
    readonly bool ascending;
    readonly int start;
    readonly int firstValue;
    readonly int endValue;

    public RangeFrame(IReadOnlyList<Vector> order, ValueList<SortOrder> sort, int start, int length)
    {
        this.start = start;
        key = order.Count == 1 ? order[0] : new NullVector(DataTypes.Null, start + length);
        ascending = sort.Count == 0 || sort[0].Ascending;
        values = new Int128[length];
        endValue = length;
        while (firstValue < length && key.IsNull(start + firstValue)) firstValue++;
        while (endValue > firstValue && key.IsNull(start + endValue - 1)) endValue--;
        for (var row = firstValue; row < endValue; row++) values[row] = Directed(Value(row));
    }

    /// <summary>The first row at or after the row's value moved by the offset.</summary>
    public int First(int row, Expression offset) => IsNull(row) ? row < firstValue ? 0 : endValue : Search(Bound(row, offset));

    /// <summary>The row after the last one at or before the row's value moved by the offset.</summary>
    public int End(int row, Expression offset) => IsNull(row) ? row < firstValue ? firstValue : values.Length : Search(Bound(row, offset) + 1);

    bool IsNull(int row) => row < firstValue || row >= endValue;

    int Search(Int128 wanted)
    {
        var (low, high) = (firstValue, endValue);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (values[middle] < wanted) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Values grow along the partition, also where it is in descending order.</summary>
    Int128 Directed(Int128 value) => ascending ? value : -value;

    Int128 Bound(int row, Expression offset)
    {
        var literal = (Literal)offset;
        var sign = ascending ? 1 : -1;
        if (key is FlatVector<double> or FlatVector<float>)
            return Directed(OrderedBits.Of(Number(row) + (sign * Convert.ToDouble(literal.Value, System.Globalization.CultureInfo.InvariantCulture))));
        return Directed(RangeOffsets.Add(Value(row), key.Type, literal, sign));
    }

    double Number(int row) => key is FlatVector<double> doubles ? doubles.Memory.Span[start + row] : ((FlatVector<float>)key).Memory.Span[start + row];

    Int128 Value(int row) => key switch
    {
        FlatVector<sbyte> v => v.Memory.Span[start + row],
        FlatVector<short> v => v.Memory.Span[start + row],
        FlatVector<int> v => v.Memory.Span[start + row],
        FlatVector<long> v => v.Memory.Span[start + row],
        FlatVector<Int128> v => v.Memory.Span[start + row],
        FlatVector<double> or FlatVector<float> => OrderedBits.Of(Number(row)),
        _ => 0,
    };
}

/// <summary>Moves ordering values by the offset of a frame's bound.</summary>
internal static class RangeOffsets
{
    const long MicrosPerDay = 86_400_000_000;

    public static Int128 Add(Int128 value, DataType type, Literal offset, int sign) => (type, offset.Type) switch
    {
        (DateType, DayTimeIntervalType) => value + (sign * (Whole(offset) / MicrosPerDay)),
        (DateType, YearMonthIntervalType) => AddMonths((int)value, sign * (int)Whole(offset)),
        (DateType, CalendarIntervalType) when offset.Value is CalendarInterval interval => AddMonths((int)value, sign * interval.Months) + (sign * interval.Days),
        (TimestampType or TimestampNtzType, YearMonthIntervalType) => AddMonths(value, sign * (int)Whole(offset)),
        (TimestampType or TimestampNtzType, CalendarIntervalType) when offset.Value is CalendarInterval interval
            => AddMonths(value, sign * interval.Months) + (sign * ((interval.Days * MicrosPerDay) + interval.Microseconds)),
        (DecimalType to, DecimalType from) => value + (sign * Rescaled(Whole(offset), from.Scale, to.Scale)),
        (DecimalType to, _) => value + (sign * Rescaled(Whole(offset), 0, to.Scale)),
        _ => value + (sign * Whole(offset)),
    };

    static Int128 Whole(Literal literal) => literal.Value switch
    {
        Int128 wide => wide,
        null => 0,
        var value => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    static Int128 Rescaled(Int128 value, int from, int to)
    {
        for (; from < to; from++) value *= 10;
        for (; from > to; from--) value /= 10;
        return value;
    }

    static int AddMonths(int day, int months)
    {
        var date = DateOnly.FromDayNumber(Math.Clamp(day + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber, 0, DateOnly.MaxValue.DayNumber));
        return date.AddMonths(months).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    }

    static Int128 AddMonths(Int128 micros, int months)
    {
        var day = (long)Int128.Clamp((micros - (micros < 0 ? MicrosPerDay - 1 : 0)) / MicrosPerDay, int.MinValue, int.MaxValue);
        return ((Int128)AddMonths((int)day, months) * MicrosPerDay) + (micros - ((Int128)day * MicrosPerDay));
    }
}
