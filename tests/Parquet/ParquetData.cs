using System.Text;
using Frames.Columns;
using Frames.Parquet.Pages;
using Frames.Parquet.Reading;
using Frames.Parquet.Writing;
using Frames.Sql.Types;

namespace Frames.Tests.Parquet;

/// <summary>Random columns of every type, and files of them in memory.</summary>
internal static class ParquetData
{
    public static readonly DataType[] LeafTypes =
    [
        DataTypes.Boolean, DataTypes.Byte, DataTypes.Short, DataTypes.Integer, DataTypes.Long, DataTypes.Float, DataTypes.Double, new DecimalType(5, 2),
        new DecimalType(18, 6), new DecimalType(38, 10), DataTypes.String, DataTypes.Binary, DataTypes.Date, DataTypes.Timestamp, DataTypes.TimestampNtz,
        new TimeType(), DataTypes.YearMonthInterval, DataTypes.DayTimeInterval, new CharType(5), new VarcharType(9), DataTypes.Variant,
    ];

    public static DataType RandomType(Random random, int depth) => depth == 0 || random.Next(3) > 0
        ? LeafTypes[random.Next(LeafTypes.Length)]
        : random.Next(3) switch
        {
            0 => new ArrayType(RandomType(random, depth - 1), random.Next(2) == 0),
            1 => new MapType(LeafTypes[random.Next(LeafTypes.Length - 1)], RandomType(random, depth - 1), random.Next(2) == 0),
            _ => new StructType(Enumerable.Range(0, random.Next(1, 4)).Select(i => new StructField($"f{i}", RandomType(random, depth - 1), random.Next(2) == 0))),
        };

    public static Vector RandomVector(Random random, DataType type, bool nullable, int rows)
    {
        var builder = VectorBuilder.Create(type);
        var (nulls, distinct) = (nullable ? random.Next(4) switch { 0 => 0, 1 => 100, 2 => 10, _ => 60 } : 0, random.Next(3) == 0 ? 3 : int.MaxValue);
        for (var i = 0; i < rows; i++) builder.Append(random.Next(100) < nulls ? null : RandomValue(new Random(distinct == 3 ? random.Next(3) : random.Next()), type));
        return builder.Build();
    }

    public static byte[] Write(StructType schema, IEnumerable<Batch> batches, ParquetWriteOptions? options = null)
    {
        using var stream = new MemoryStream();
        var writer = new ParquetWriter(stream, schema, options ?? new());
        foreach (var batch in batches) writer.Write(batch);
        writer.Finish();
        Assert.Equal(stream.Length, writer.Length);
        return stream.ToArray();
    }

    /// <summary>All rows of a file as boxed values, column by column.</summary>
    public static List<object?>[] Read(byte[] file, StructType? schema = null)
    {
        using var open = ParquetFile.Open(new MemoryBytes(file), "memory");
        schema ??= open.Schema;
        using var reader = new ParquetReader(open, schema);
        var result = Array.ConvertAll(new int[schema.Count], _ => new List<object?>());
        var arena = new Arena();
        for (var group = 0; group < open.RowGroups.Count; group++)
        {
            reader.Open(group);
            while (reader.Read(arena) is { } batch)
            {
                for (var column = 0; column < result.Length; column++)
                    for (var row = 0; row < batch.Length; row++) result[column].Add(batch.Columns[column].GetValue(row));
                arena.Reset();
            }
        }
        return result;
    }

    /// <summary>A value as text, so that NaN, bytes and nested values compare.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        string text => "'" + text + "'",
        object?[] items => "[" + string.Join(",", items.Select(Text)) + "]",
        KeyValuePair<object, object?>[] pairs => "{" + string.Join(",", pairs.Select(pair => Text(pair.Key) + ":" + Text(pair.Value))) + "}",
        double number => BitConverter.DoubleToInt64Bits(number).ToString(),
        float number => BitConverter.SingleToInt32Bits(number).ToString(),
        _ => value.ToString()!,
    };

    static object RandomValue(Random random, DataType type) => type switch
    {
        BooleanType => random.Next(2) == 0,
        ByteType => (sbyte)random.Next(-128, 128),
        ShortType => (short)random.Next(short.MinValue, short.MaxValue + 1),
        IntegerType or DateType or YearMonthIntervalType => random.Next(5) switch { 0 => int.MinValue, 1 => int.MaxValue, _ => random.Next(-100000, 100000) },
        TimeType => random.NextInt64(86_400_000_000) * 1000,
        LongType or DayTimeIntervalType or TimestampNtzType => random.Next(5) switch { 0 => long.MinValue, 1 => long.MaxValue, _ => random.NextInt64(-1L << 40, 1L << 40) },
        TimestampType => random.Next(5) switch { 0 => -62135596800000000, 1 => 253402300799999999, _ => random.NextInt64(-1L << 52, 1L << 52) },
        FloatType => random.Next(5) switch { 0 => float.NaN, 1 => -0.0f, _ => random.NextSingle() },
        DoubleType => random.Next(5) switch { 0 => double.NegativeInfinity, 1 => -0.0, _ => random.NextDouble() },
        DecimalType digits => (Int128)random.NextInt64() * random.NextInt64() % Power(digits.Precision) * (random.Next(2) == 0 ? 1 : -1),
        BinaryType => RandomBytes(random),
        VariantType => new object?[] { RandomBytes(random), RandomBytes(random) },
        ArrayType array => Enumerable.Range(0, Size(random)).Select(_ => Maybe(random, array.ElementType, array.ContainsNull)).ToArray(),
        MapType map => Enumerable.Range(0, Size(random)).Select(_ => new KeyValuePair<object, object?>(RandomValue(random, map.KeyType),
            Maybe(random, map.ValueType, map.ValueContainsNull))).ToArray(),
        StructType structure => structure.Fields.Select(field => Maybe(random, field.DataType, field.IsNullable)).ToArray(),
        _ => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => new Rune(random.Next(4) == 0 ? random.Next(0x80, 0xD000) : random.Next(32, 127)))),
    };

    static object? Maybe(Random random, DataType type, bool nullable) => nullable && random.Next(4) == 0 ? null : RandomValue(random, type);

    static int Size(Random random) => random.Next(6) == 0 ? random.Next(30) : random.Next(4);

    static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(20)];
        random.NextBytes(bytes);
        return bytes;
    }

    static Int128 Power(int digits)
    {
        var result = Int128.One;
        for (var i = 0; i < digits; i++) result *= 10;
        return result;
    }
}
