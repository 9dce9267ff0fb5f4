using Apache.Arrow.Ipc;
using Frames.Columns;
using Frames.Sql.Types;
using Arrow = Apache.Arrow;

namespace Frames.Tests.DataFrame.Columns;

public class ArrowTests
{
    static readonly object?[][] Pairs = [[1, "one"], [2, null]];

    public static TheoryData<string, DataType, object?[]> Columns() => new()
    {
        { "void", DataTypes.Null, [null, null, null] },
        { "boolean", DataTypes.Boolean, [true, null, false] },
        { "byte", DataTypes.Byte, [sbyte.MinValue, null, sbyte.MaxValue] },
        { "short", DataTypes.Short, [short.MinValue, null, short.MaxValue] },
        { "int", DataTypes.Integer, [int.MinValue, null, int.MaxValue] },
        { "long", DataTypes.Long, [long.MinValue, null, long.MaxValue] },
        { "float", DataTypes.Float, [float.NaN, null, -0.0f] },
        { "double", DataTypes.Double, [double.NegativeInfinity, null, double.Epsilon] },
        { "short decimal", new DecimalType(18, 2), [(Int128)(-999_999_999_999_999_999), null, (Int128)1] },
        { "long decimal", new DecimalType(38, 4), [Int128.Parse("-99999999999999999999999999999999999999"), null, (Int128)1] },
        { "string", DataTypes.String, ["", null, "žluťoučký 🐎"] },
        { "binary", DataTypes.Binary, [new byte[] { 0, 255 }, null, Array.Empty<byte>()] },
        { "date", DataTypes.Date, [-719_162, null, 2_932_896] },
        { "timestamp", DataTypes.Timestamp, [long.MinValue, null, 1L] },
        { "timestamp_ntz", DataTypes.TimestampNtz, [long.MaxValue, null, -1L] },
        { "time", DataTypes.Time, [0L, null, 86_399_999_999_000L] },
        { "months", DataTypes.YearMonthInterval, [-13, null, 12] },
        { "microseconds", DataTypes.DayTimeInterval, [long.MinValue, null, 1L] },
        { "calendar interval", DataTypes.CalendarInterval, [new CalendarInterval(1, -2, 3), null, new CalendarInterval(0, 0, -4)] },
        { "array", new ArrayType(DataTypes.String), [new object?[] { "a", null }, null, Array.Empty<object?>()] },
        { "nested array", new ArrayType(new ArrayType(DataTypes.Integer)), [new object?[] { new object?[] { 1, 2 }, null }, null, new object?[] { Array.Empty<object?>() }] },
        { "map", new MapType(DataTypes.String, DataTypes.Long), [new KeyValuePair<object, object?>[] { new("k", 1L), new("l", null) }, null, Array.Empty<KeyValuePair<object, object?>>()] },
        { "struct", new StructType(new("a", DataTypes.Integer), new("b", DataTypes.String)), [Pairs[0], null, Pairs[1]] },
        { "variant", DataTypes.Variant, [new object?[] { new byte[] { 12, 1 }, new byte[] { 1, 0, 0 } }, null, new object?[] { new byte[] { 0 }, new byte[] { 1, 0, 0 } }] },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Values_survive_a_trip_through_arrow_streams(string name, DataType type, object?[] values)
    {
        foreach (var vector in Forms(type, values))
        {
            var expected = Read(vector);
            var schema = new StructType(new StructField(name, type));
            var batch = ArrowExport.ToRecordBatch(new Batch(vector.Length, [vector]), schema, "UTC");
            Assert.Equal(schema, ArrowTypes.ToSpark(batch.Schema));
            Assert.Equal(expected, Read(ArrowImport.ToBatch(batch, schema).Columns[0]));
            Assert.Equal(expected, Read(ArrowImport.ToBatch(Travel(batch)).Columns[0]));
            if (batch.Length < 2) continue;
            var cut = batch.Slice(1, batch.Length - 1);
            Assert.Equal(expected[1..], Read(ArrowImport.ToBatch(cut, schema).Columns[0]));
        }
    }

    [Fact]
    public void Numbers_are_shared_not_copied()
    {
        var values = new long[] { 1, 2, 3 };
        var schema = new StructType(new StructField("x", DataTypes.Long));
        var batch = ArrowExport.ToRecordBatch(new Batch(3, [new FlatVector<long>(DataTypes.Long, 3, values)]), schema, "UTC");
        values[1] = 20;
        Assert.Equal(20, ((Arrow.Int64Array)batch.Column(0)).GetValue(1));
        var back = (FlatVector<long>)ArrowImport.ToBatch(batch).Columns[0];
        values[2] = 30;
        Assert.Equal([1, 20, 30], back.Values.ToArray());
    }

    [Fact]
    public void Foreign_arrow_types_become_the_nearest_of_ours()
    {
        Check(new Arrow.UInt8Array.Builder().Append(200).AppendNull().Build(), DataTypes.Short, (short)200, null);
        Check(new Arrow.UInt64Array.Builder().Append(ulong.MaxValue).Build(), new DecimalType(20, 0), (Int128)ulong.MaxValue);
        Check(new Arrow.Date64Array.Builder().Append(new DateOnly(1969, 12, 31)).Build(), DataTypes.Date, -1);
        Check(new Arrow.StringViewArray.Builder().Append("a string too long to be inlined").AppendNull().Append("short").Build(), DataTypes.String,
            "a string too long to be inlined", null, "short");
        var seconds = new Arrow.TimestampArray.Builder(new Arrow.Types.TimestampType(Arrow.Types.TimeUnit.Second, "UTC")).Append(DateTimeOffset.UnixEpoch.AddSeconds(-1)).Build();
        Check(seconds, DataTypes.Timestamp, -1_000_000L);
        var codes = new Arrow.Int8Array.Builder().Append(1).AppendNull().Append(0).Build();
        var words = new Arrow.StringArray.Builder().Append("x").Append("y").Build();
        Check(new Arrow.DictionaryArray(new Arrow.Types.DictionaryType(Arrow.Types.Int8Type.Default, Arrow.Types.StringType.Default, false), codes, words),
            DataTypes.String, "y", null, "x");
    }

    [Fact]
    public void Arrow_type_without_a_spark_type_is_named()
    {
        var error = Assert.Throws<FramesException>(() => ArrowTypes.ToSpark(new Arrow.Types.Decimal256Type(60, 2)));
        Assert.Equal("UNSUPPORTED_ARROWTYPE", error.ErrorClass);
        Assert.Contains("decimal256", error.Message);
    }

    static void Check(Arrow.IArrowArray array, DataType type, params object?[] values)
    {
        Assert.Equal(type, ArrowTypes.ToSpark(array.Data.DataType));
        Assert.Equal(values, Read(ArrowImport.ToVector(array.Data, type)));
    }

    static IEnumerable<Vector> Forms(DataType type, object?[] values)
    {
        var builder = VectorBuilder.Create(type);
        foreach (var value in values) builder.Append(value);
        var flat = builder.Build();
        yield return flat;
        yield return flat.Slice(1, 2);
        yield return flat.Slice(1, 0);
        yield return new ConstantVector(flat.Slice(2, 1), 5);
        yield return new ConstantVector(flat.Slice(1, 1), 5);
        if (type is not NullType) yield return new DictionaryVector(4, new[] { 1, 0, 1, 0 }, VectorForms.Gather(flat, [0, 2], Arena.Heap), new Bitmap(new[] { 0b1101UL }));
        var rows = Enumerable.Range(0, 200).Select(i => i % 3).ToArray();
        yield return VectorForms.Gather(flat, rows, Arena.Heap).Slice(67, 130);
    }

    static object?[] Read(Vector vector) => [.. Enumerable.Range(0, vector.Length).Select(vector.GetValue)];

    static Arrow.RecordBatch Travel(Arrow.RecordBatch batch)
    {
        var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }
        stream.Position = 0;
        return new ArrowStreamReader(stream).ReadNextRecordBatch();
    }
}
