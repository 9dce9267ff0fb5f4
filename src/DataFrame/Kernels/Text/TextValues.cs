using System.Globalization;
using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Text;

/// <summary>Values as CSV and text files have them.</summary>
internal static class TextValues
{
    /// <summary>Adds the text of a row that is not null.</summary>
    public static void Write(Vector vector, int row, DataType type, DateTimeFormats formats, Utf8Buffer output)
    {
        switch (vector)
        {
            case BytesVector bytes when type is BinaryType:
                Binary(bytes[row], output);
                break;
            case BytesVector bytes:
                output.Append(bytes[row]);
                break;
            case BooleanVector booleans:
                output.Append(BooleanText.Text(booleans[row]));
                break;
            case FlatVector<double> doubles:
                output.Advance(DoubleText.Write(doubles.Values[row], output.GetSpan(DoubleText.MaxLength)));
                break;
            case FlatVector<float> floats:
                output.Advance(DoubleText.Write(floats.Values[row], output.GetSpan(DoubleText.MaxLength)));
                break;
            case FlatVector<Int128> decimals:
                output.Advance(DecimalText.Write(decimals.Values[row], ((DecimalType)type).Scale, output.GetSpan(DecimalText.MaxLength)));
                break;
            case FlatVector<CalendarInterval> intervals:
                var interval = intervals.Values[row];
                output.Advance(CalendarIntervals.Write(interval.Months, interval.Days, interval.Microseconds, output.GetSpan(CalendarIntervals.MaxLength)));
                break;
            default:
                Whole(Number(vector, row), type, formats, output);
                break;
        }
    }

    static void Whole(long value, DataType type, DateTimeFormats formats, Utf8Buffer output)
    {
        if (type is DecimalType small) output.Advance(DecimalText.Write(value, small.Scale, output.GetSpan(DecimalText.MaxLength)));
        else if (type is DateType or TimestampType or TimestampNtzType or TimeType) formats.Write(value, type, output);
        else if (type is YearMonthIntervalType months) output.Advance(YearMonthIntervals.Write((int)value, (int)months.Start, (int)months.End, output.GetSpan(YearMonthIntervals.MaxLength)));
        else if (type is DayTimeIntervalType days)
            output.Advance(DayTimeIntervals.Write(value, days.Start - IntervalField.Day, days.End - IntervalField.Day, output.GetSpan(DayTimeIntervals.MaxLength)));
        else output.Advance(NumberText.Write(value, output.GetSpan(NumberText.MaxLength)));
    }

    static long Number(Vector vector, int row) => vector switch
    {
        FlatVector<sbyte> v => v.Values[row],
        FlatVector<short> v => v.Values[row],
        FlatVector<int> v => v.Values[row],
        FlatVector<long> v => v.Values[row],
        _ => throw new FramesException(null, null, $"Values of type {vector.Type.SimpleString} cannot be written as text. Cast them to STRING."),
    };

    /// <summary>Spark writes bytes as <c>[61 62]</c>.</summary>
    static void Binary(ReadOnlySpan<byte> value, Utf8Buffer output)
    {
        output.Append((byte)'[');
        for (var i = 0; i < value.Length; i++)
        {
            if (i > 0) output.Append((byte)' ');
            value[i].TryFormat(output.GetSpan(2), out var length, "X2", CultureInfo.InvariantCulture);
            output.Advance(length);
        }
        output.Append((byte)']');
    }
}
