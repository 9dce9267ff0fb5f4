using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Schemas and data: few distinct values, so that keys meet, among them every value that engines get wrong.</summary>
internal static class Tables
{
    public const string Decimal = "DECIMAL(12,2)";

    public static readonly string[] Types = ["INT", "BIGINT", "DOUBLE", "STRING", "BOOLEAN", Decimal, "DATE"];

    /// <summary>A table; its columns begin with the prefix, the first is a key that other tables have too.</summary>
    public static Gen<Table> Of(string prefix) =>
        from width in Gen.Choose(1, 4)
        from types in Gen.Elements(Types).ListOf(width)
        from nullWeight in Gen.Elements(0, 1, 3, 9)
        from length in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(1)), (6, Gen.Choose(2, 25)), (1, Gen.Choose(60, 150)))
        let all = types.Prepend("INT").ToArray()
        from rows in Row(all, nullWeight).ListOf(length)
        select new Table([.. all.Select((type, index) => new Field(prefix + index, type))], [.. rows]);

    static Gen<object?[]> Row(string[] types, int nullWeight) => types.Aggregate(Gen.Constant(ImmutableList<object?>.Empty), (row, type) =>
        from values in row
        from value in Gen.Frequency((nullWeight, Gen.Constant<object?>(null)), (10, Value(type)))
        select values.Add(value)).Select(values => values.ToArray());

    static Gen<object?> Value(string type) => type switch
    {
        "INT" => Gen.Frequency((8, Gen.Choose(-3, 6).Select(Box)), (1, Elements<object?>(int.MaxValue, int.MinValue, 0))),
        "BIGINT" => Gen.Frequency((8, Gen.Choose(-5, 5).Select(number => Box((long)number))), (1, Elements<object?>(long.MaxValue, long.MinValue, 1L << 40))),
        "DOUBLE" => Gen.Frequency((6, Gen.Choose(-12, 12).Select(number => Box(number / 4d))), (3, Elements<object?>(double.NaN, -0d, 0d, 0.1,
            double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon))),
        "STRING" => Elements<object?>("", " ", "a", "A", "ab", "b", "12", "-3", "1.5", "true", "é", "e\u0301", "ß", "日本", "\U0001F600", "\uFFFD", "zz\0z", "a long text beyond twelve bytes"),
        "BOOLEAN" => Elements<object?>(true, false),
        Decimal => Gen.Frequency((8, Gen.Choose(-300, 300).Select(number => Box(number / 100m))), (1, Elements<object?>(9999999999.99m, -9999999999.99m, 0.00m))),
        "DATE" => Elements<object?>(new DateOnly(1970, 1, 1), new DateOnly(1969, 12, 31), new DateOnly(2024, 2, 29), new DateOnly(9999, 12, 31), new DateOnly(1, 1, 1), new DateOnly(1582, 10, 4)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No values for this type."),
    };

    static object? Box<T>(T value) => value;

    static Gen<T> Elements<T>(params T[] values) => Gen.Elements(values);
}
