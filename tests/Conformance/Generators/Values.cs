using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Values of every type: few distinct ones, so that keys meet, among them those that engines get wrong.</summary>
internal static class Values
{
    /// <summary>A value or, with the weight given, null.</summary>
    public static Gen<object?> OrNull(DataType type, int nullWeight) => Gen.Frequency((nullWeight, Gen.Constant<object?>(null)), (10, Of(type)));

    public static Gen<object?> Of(DataType type) => type switch
    {
        ByteType => Whole(3, sbyte.MinValue, sbyte.MaxValue, number => (sbyte)number),
        ShortType => Whole(3, short.MinValue, short.MaxValue, number => (short)number),
        IntegerType => Whole(6, int.MinValue, int.MaxValue, number => (int)number),
        LongType => Whole(5, long.MinValue, long.MaxValue, number => number),
        FloatType => Gen.Frequency((6, Gen.Choose(-12, 12).Select(number => Box(number / 4f))), (3, Elements<object?>(float.NaN, -0f, 0f, 0.1f, float.PositiveInfinity,
            float.NegativeInfinity, 3.4028234E38f, float.Epsilon))),
        DoubleType => Gen.Frequency((6, Gen.Choose(-12, 12).Select(number => Box(number / 4d))), (3, Elements<object?>(double.NaN, -0d, 0d, 0.1, double.PositiveInfinity,
            double.NegativeInfinity, double.MaxValue, double.Epsilon, 1e17, 9007199254740993d))),
        DecimalType d => Decimal(d),
        StringType => Elements<object?>("", " ", "a", "A", "ab", "b", "12", "-3", "1.5", "true", "é", "e\u0301", "ß", "日本", "\U0001F600", "\uFFFD", "zz\0z", "2024-02-29",
            "a,b,,c", "x%_y", "a long text beyond twelve bytes", "2024-02-29 12:30:00", "İ", "NaN", " 7 "),
        BinaryType => Elements<object?>(Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 255, 0 }, "abc"u8.ToArray(), "12"u8.ToArray(), new byte[] { 0xC3 }),
        BooleanType => Elements<object?>(true, false),
        DateType => Elements<object?>(0, -1, 19782, 2_932_896, -719_162, -141_428, 19783, 15706),
        TimestampType or TimestampNtzType => Elements<object?>(0L, -1L, 1_709_210_096_789_012L, 253_402_300_799_999_999L, -62_135_596_800_000_000L, 1_709_210_096_000_000L,
            1_357_034_400_000_000L, -86_400_000_000L),
        YearMonthIntervalType => Elements<object?>(0, 1, -1, 13, -25, int.MaxValue, int.MinValue),
        DayTimeIntervalType => Elements<object?>(0L, 1L, -1L, 86_400_000_000L, -90_061_000_001L, 3_600_000_000L, long.MaxValue, long.MinValue),
        ArrayType array => Sequence(OrNull(array.ElementType, 2)).Select(items => (object?)items),
        MapType map => Map(map),
        StructType record => Record(record, 2).Select(items => (object?)items),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.SimpleString, "No values for this type."),
    };

    /// <summary>A value for each field.</summary>
    public static Gen<object?[]> Record(IEnumerable<StructField> fields, int nullWeight) => fields.Aggregate(Gen.Constant(new List<object?>()), (row, field) =>
        from values in row
        from value in OrNull(field.DataType, nullWeight)
        select new List<object?>(values) { value }).Select(values => values.ToArray());

    static Gen<object?> Whole(int small, long least, long greatest, Func<long, object?> box) =>
        Gen.Frequency((8, Gen.Choose(-small, small).Select(number => box(number))), (1, Gen.Elements(least, greatest, 0L, greatest / 2).Select(box)));

    static Gen<object?> Decimal(DecimalType type)
    {
        var unit = Power(type.Scale);
        var greatest = Power(type.Precision) - 1;
        return Gen.Frequency((8, Gen.Choose(-300, 300).Select(number => Box(type.Scale >= 2 ? number * (unit / 100) : number))),
            (1, Gen.Elements(greatest, -greatest, Int128.Zero, unit, unit / 2).Select(Box)));
    }

    static Int128 Power(int digits)
    {
        Int128 result = 1;
        for (var i = 0; i < digits; i++) result *= 10;
        return result;
    }

    static Gen<object?[]> Sequence(Gen<object?> element) => Gen.Choose(0, 3).SelectMany(length => element.ListOf(length)).Select(items => items.ToArray());

    static Gen<object?> Map(MapType type) =>
        from keys in Of(type.KeyType).ListOf(3)
        from values in OrNull(type.ValueType, 2).ListOf(3)
        from length in Gen.Choose(0, 3)
        select (object?)keys.Zip(values, (key, value) => new KeyValuePair<object, object?>(key!, value)).Take(length).DistinctBy(pair => pair.Key).ToArray();

    static object? Box<T>(T value) => value;

    static Gen<T> Elements<T>(params T[] values) => Gen.Elements(values);
}
