using System.Collections;
using System.Data.SqlTypes;
using System.Globalization;
using Frames.Sql;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Objects;

/// <summary>Physical values (see <c>VectorBuilder</c>) to the C# values that users see.</summary>
internal static class ClrValues
{
    /// <summary>Digits that every <c>decimal</c> has.</summary>
    public const int DecimalDigits = 28;

    const long microsPerDay = 86_400_000_000;

    static readonly int epochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The value in the C# type that stands for the data type (see <see cref="ObjectTypes.ClrType"/>).</summary>
    public static object? From(object? physical, DataType type) => physical is null ? null : type switch
    {
        DecimalType { Precision: <= DecimalDigits } d => Decimal((Int128)physical, d),
        DecimalType d => DecimalConversions.ToSqlDecimal((Int128)physical, d.Precision, d.Scale),
        DateType => Date((int)physical),
        TimeType => new TimeOnly((long)physical / 100),
        TimestampType => DateTime.SpecifyKind(Instant((long)physical), DateTimeKind.Utc),
        TimestampNtzType => Instant((long)physical),
        DayTimeIntervalType => Span((long)physical),
        YearMonthIntervalType => new YearMonthInterval((int)physical),
        ArrayType array => Elements((object?[])physical, ObjectTypes.ElementClrType(array.ElementType, array.ContainsNull), element
            => From(element, array.ElementType)),
        MapType map => Dictionary((KeyValuePair<object, object?>[])physical, ObjectTypes.ClrType(map), key => From(key, map.KeyType), value
            => From(value, map.ValueType)),
        StructType record => new Row((object?[])physical, record),
        VariantType => new Variant((byte[])((object?[])physical)[0]!, (byte[])((object?[])physical)[1]!),
        _ => physical,
    };

    /// <summary>A day, where C# has it.</summary>
    public static DateOnly Date(int days)
    {
        var number = (long)days + epochDay;
        if (number < DateOnly.MinValue.DayNumber || number > DateOnly.MaxValue.DayNumber)
            throw OutOfRange(Text(days, DataTypes.Date), "DateOnly", "years 1 to 9999", "int (days since 1970-01-01), or cast the column to string");
        return DateOnly.FromDayNumber((int)number);
    }

    /// <summary>A date and time of unspecified kind, where C# has it.</summary>
    public static DateTime Instant(long micros)
    {
        if (micros < -62_135_596_800_000_000 || micros >= 253_402_300_800_000_000)
            throw OutOfRange(Text(micros, DataTypes.TimestampNtz), "DateTime", "years 1 to 9999",
                "long (microseconds since 1970-01-01), or cast the column to string");
        return new DateTime(DateTime.UnixEpoch.Ticks + micros * TimeSpan.TicksPerMicrosecond, DateTimeKind.Unspecified);
    }

    /// <summary>A time span, where C# has it.</summary>
    public static TimeSpan Span(long micros) => micros is < long.MinValue / TimeSpan.TicksPerMicrosecond or > long.MaxValue / TimeSpan.TicksPerMicrosecond
        ? throw OutOfRange(Text(micros, DataTypes.DayTimeInterval), "TimeSpan", $"{long.MaxValue / TimeSpan.TicksPerMicrosecond / microsPerDay} days",
            "long (microseconds), or cast the column to string")
        : new TimeSpan(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>A decimal number, where C# has it.</summary>
    public static decimal Decimal(Int128 unscaled, DecimalType type) => DecimalConversions.TryToDecimal(unscaled, type.Scale, out var value) ? value
        : throw OutOfRange(Text(unscaled, type), "decimal", $"{DecimalDigits} digits", "SqlDecimal");

    /// <summary>Elements in an array of a C# type.</summary>
    public static Array Elements(object?[] physical, Type element, Func<object?, object?> convert)
    {
        var result = Array.CreateInstance(element, physical.Length);
        for (var i = 0; i < physical.Length; i++) result.SetValue(convert(physical[i]), i);
        return result;
    }

    /// <summary>Pairs in a dictionary of a C# type; of equal keys the last counts.</summary>
    public static IDictionary Dictionary(KeyValuePair<object, object?>[] physical, Type type, Func<object?, object?> key, Func<object?, object?> value)
    {
        var result = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var pair in physical) result[key(pair.Key)!] = value(pair.Value);
        return result;
    }

    static string Text(object physical, DataType type) => ValueText.Of(physical, type, SparkZone.Utc);

    static FramesException OutOfRange(string value, string type, string range, string wider)
        => new(null, null, string.Create(CultureInfo.InvariantCulture, $"The value {value} does not fit C#'s {type}, which holds {range}. Ask for {wider}."));
}
