using Frames.Sql.Types;
using Frames.Values;
using static Frames.Tests.Spark.Engine;

namespace Frames.Tests.Spark;

/// <summary>Variants that a server made read here as the server's own text.</summary>
public class VariantTests
{
    [Theory]
    [InlineData("parse_json('{\"b\":[1,300,70000,5000000000,1.5,-2.50,1e30,true,false,null],\"a\":{\"long\":\"a string of more than sixty-three bytes, which has a length of its own\",\"é😀\":\"\"}}')")]
    [InlineData("CAST(1.25D AS VARIANT)")]
    [InlineData("CAST(0.1F AS VARIANT)")]
    [InlineData("CAST(CAST('NaN' AS DOUBLE) AS VARIANT)")]
    [InlineData("CAST(12345678901234567890.12BD AS VARIANT)")]
    [InlineData("CAST(X'00FF' AS VARIANT)")]
    [InlineData("CAST(DATE'2024-02-29' AS VARIANT)")]
    [InlineData("CAST(TIMESTAMP'2024-02-29 12:00:00.5Z' AS VARIANT)")]
    [InlineData("CAST(TIMESTAMP_NTZ'0001-01-01 00:00:00' AS VARIANT)")]
    public void Text_is_spark_s(string expression)
    {
        var spark = Engine.Shared;
        using var result = spark.Backend.Execute(Query($"SELECT v, to_json(v) FROM (SELECT {expression} AS v)"), spark.Session, Cancellation);
        var batch = result.Batches.First(batch => batch.Length > 0);
        var parts = (object?[])Frames.Columns.VectorValues.GetValue(batch.Columns[0], 0)!;
        Assert.IsType<VariantType>(result.Schema[0].DataType);
        Assert.Equal(Frames.Columns.VectorValues.GetValue(batch.Columns[1], 0), VariantText.Write((byte[])parts[0]!, (byte[])parts[1]!, SparkZone.Utc));
    }

    [Theory]
    [InlineData(new byte[0], new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 24 }, new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 64, 255, 255, 255, 127 }, new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 2, 1, 5, 0, 1, 0 }, new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 0x13, 255, 255, 255, 255 }, new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 3, 1, 253, 255 }, new byte[] { })]
    public void Damaged_bytes_are_an_error(byte[] value, byte[] metadata) =>
        Assert.Equal("MALFORMED_VARIANT", Assert.Throws<FramesException>(() => VariantText.Write(value, metadata, SparkZone.Utc)).ErrorClass);
}
