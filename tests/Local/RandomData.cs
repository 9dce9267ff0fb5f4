using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Tests.Local;

/// <summary>Seeded rows with what breaks engines: nulls, NaN, -0.0, extremes, duplicates, long and short and empty strings.</summary>
internal sealed class RandomData(int seed)
{
    static readonly DataType[] Keys =
    [
        DataTypes.Integer, DataTypes.String, DataTypes.Double, DataTypes.Boolean, DataTypes.Long, DataTypes.Float, DataTypes.Short, DataTypes.Binary,
        new DecimalType(30, 2), DataTypes.CalendarInterval, new ArrayType(DataTypes.Integer), new StructType(new StructField("a", DataTypes.Double), new StructField("b", DataTypes.String)),
    ];

    readonly Random random = new(seed);

    public int Next(int below) => random.Next(below);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public DataType KeyType() => Keys[random.Next(Keys.Length)];

    /// <summary>Columns of random key types.</summary>
    public ColumnReference[] Columns(int count, string prefix = "k") => [.. Enumerable.Range(0, count).Select(i => Rows.Column($"{prefix}{i}", KeyType()))];

    /// <summary>Rows for the columns; values come from few different ones, or many where <paramref name="distinct"/> is great.</summary>
    public List<object?[]> Table(ColumnReference[] columns, int count, int distinct = 5)
        => [.. Enumerable.Range(0, count).Select(_ => columns.Select(column => column.IsNullable && Chance(0.15) ? null : Value(column.Type, distinct)).ToArray())];

    public object Value(DataType type, int distinct)
    {
        var n = random.Next(distinct);
        return type switch
        {
            IntegerType => n == 0 ? int.MinValue : n,
            LongType => n == 0 ? long.MaxValue : -n,
            ShortType => (short)n,
            BooleanType => (n & 1) == 0,
            DoubleType => n switch { 0 => double.NaN, 1 => -0.0, 2 => 0.0, 3 => double.NegativeInfinity, _ => n * 0.5 },
            FloatType => n switch { 0 => float.NaN, 1 => -0.0f, 2 => 0.0f, _ => n * 0.5f },
            DecimalType => n == 0 ? Int128.MaxValue / 2 : (Int128)n * -100,
            CalendarIntervalType => new CalendarInterval(n, -n, n * 1000L),
            StringType => n switch { 0 => "", 1 => "ab", 2 => "twelve bytes", 3 => "thirteen byte", 4 => "thirteen bytx", _ => "é" + new string('x', n % 40) + n },
            BinaryType => new byte[] { 0, (byte)n, (byte)(n >> 8) },
            ArrayType array => Enumerable.Range(0, n % 3).Select(i => (n + i) % 4 == 0 ? null : Value(array.ElementType, distinct)).ToArray(),
            StructType record => record.Fields.Select(field => Chance(0.2) ? null : Value(field.DataType, distinct)).ToArray(),
            _ => throw new NotSupportedException(type.SimpleString),
        };
    }

    /// <summary>A value's text such that values that grouping takes for equal have equal text.</summary>
    public static string Identity(object? value) => value switch
    {
        null => "NULL",
        double number => number == 0 ? "0" : number.ToString("R"),
        float number => number == 0 ? "0" : number.ToString("R"),
        byte[] bytes => Convert.ToHexString(bytes),
        object?[] items => "[" + string.Join(",", items.Select(Identity)) + "]",
        string text => "'" + text + "'",
        _ => value.ToString()!,
    };
}
