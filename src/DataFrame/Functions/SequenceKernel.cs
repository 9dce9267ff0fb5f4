using System.Globalization;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

/// <summary>Arrays of values from one to another by a step.</summary>
internal sealed class SequenceKernel(DataType type) : Kernel
{
    const long longest = int.MaxValue - 15L, daysPerMonth = 28;

    readonly DataType element = ((ArrayType)type).ElementType;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var rows = Bitmap.And(RowArguments.NotNull(arguments, length, context), live, length, context.Arena);
        var row = new RowArguments(arguments, context);
        var builder = new ArrayBuilder((ArrayType)type);
        for (var i = 0; i < length; i++)
        {
            row.Row = i;
            if (!rows[i]) builder.AppendNull();
            else
            {
                if (element is IntegralType) Numbers(row, builder.Elements);
                else Moments(row, builder.Elements, element is TimestampType ? SparkZone.Get(context.Settings.TimeZone) : SparkZone.Utc);
                builder.EndRow();
            }
        }
        return builder.Build();
    }

    void Numbers(RowArguments row, VectorBuilder output)
    {
        var (start, stop) = (Number(row, 0), Number(row, 1));
        Steps(start, stop, row.Count > 2 ? Number(row, 2) : start <= stop ? 1 : -1, output);
    }

    void Steps(long start, long stop, long step, VectorBuilder output)
    {
        var count = Count(start, stop, step, step);
        for (var i = 0L; i < count; i++) Append(output, start + i * step);
    }

    void Moments(RowArguments row, VectorBuilder output, SparkZone zone)
    {
        var isDate = element is DateType;
        var (start, stop) = (Number(row, 0), Number(row, 1));
        var (months, days, micros) = row.Count > 2 ? Step(row) : (0, start <= stop ? 1 : -1, 0);
        if (isDate && months == 0 && days == 0) throw ErrorClasses.SequenceStepWithoutDays.With(("intervalType", row.At(2).Vector.Type is DayTimeIntervalType ? "interval day to second" : "interval"));
        if (isDate && months == 0 && micros == 0)
        {
            Steps(start, stop, days, output);
            return;
        }
        if (months == 0 && days == 0)
        {
            Steps(start, stop, micros, output);
            return;
        }
        if (isDate) (start, stop) = (start * DateTimeText.MicrosPerDay, stop * DateTimeText.MicrosPerDay);
        // Months have 28 days and days 24 hours where only the number of elements is estimated.
        var estimate = micros + (months * daysPerMonth + days) * DateTimeText.MicrosPerDay;
        Count(start, stop, estimate, estimate);
        var moment = start;
        for (var i = 1L; estimate > 0 ? moment <= stop : moment >= stop; i++)
        {
            Append(output, isDate ? moment / DateTimeText.MicrosPerDay - (moment % DateTimeText.MicrosPerDay < 0 ? 1 : 0) : moment);
            if (!TimestampArithmetic.TryAdd(start, i * months, i * days, i * micros, zone, out moment)) throw new FramesException(null, null, "long overflow");
        }
    }

    static (int Months, int Days, long Micros) Step(RowArguments row) => row.At(2).Vector.Type switch
    {
        YearMonthIntervalType => (row.Int(2), 0, 0),
        DayTimeIntervalType => ((int, int, long))(0, row.Long(2) / DateTimeText.MicrosPerDay, row.Long(2) % DateTimeText.MicrosPerDay),
        _ => (row.Value<CalendarInterval>(2).Months, row.Value<CalendarInterval>(2).Days, row.Value<CalendarInterval>(2).Microseconds),
    };

    /// <summary>The number of elements; an error if the step leads away from the end, or if there are too many.</summary>
    static long Count(long start, long stop, long step, object shown)
    {
        if (!((step > 0 && start <= stop) || (step < 0 && start >= stop) || (step == 0 && start == stop)))
            throw new FramesException(null, null, string.Create(CultureInfo.InvariantCulture, $"Illegal sequence boundaries: {start} to {stop} by {shown}"));
        var count = step == 0 ? 1 : ((Int128)stop - start) / step + 1;
        if (count > longest) throw ErrorClasses.CollectionSizeLimitParameter.With(("numberOfElements", count.ToString(CultureInfo.InvariantCulture)),
            ("maxRoundedArrayLength", longest.ToString(CultureInfo.InvariantCulture)), ("functionName", "`sequence`"), ("parameter", "`count`"));
        return (long)count;
    }

    static long Number(RowArguments row, int argument)
    {
        var (vector, at) = row.At(argument);
        return vector switch
        {
            FlatVector<sbyte> v => v.Values[at],
            FlatVector<short> v => v.Values[at],
            FlatVector<int> v => v.Values[at],
            _ => ((FlatVector<long>)vector).Values[at],
        };
    }

    static void Append(VectorBuilder output, long value)
    {
        switch (output)
        {
            case FlatBuilder<sbyte> builder: builder.Append((sbyte)value); break;
            case FlatBuilder<short> builder: builder.Append((short)value); break;
            case FlatBuilder<int> builder: builder.Append((int)value); break;
            default: ((FlatBuilder<long>)output).Append(value); break;
        }
    }
}
