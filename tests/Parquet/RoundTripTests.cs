using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Writing;
using Frames.Sql.Types;
using FsCheck.Xunit;

namespace Frames.Tests.Parquet;

public class RoundTripTests
{
    [Property(MaxTest = 300)]
    public void What_is_written_is_read(int seed)
    {
        var random = new Random(seed);
        var schema = new StructType(Enumerable.Range(0, random.Next(1, 5)).Select(i => new StructField($"c{i}", ParquetData.RandomType(random, 3), random.Next(4) > 0)));
        Check(random, schema, RandomOptions(random), seed);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_carries_every_type(string encoding, bool v2)
    {
        for (var i = 0; i < ParquetData.LeafTypes.Length; i++)
        {
            var random = new Random(i);
            var options = new ParquetWriteOptions { UseDictionary = false, Encoding = Enum.Parse<PageEncoding>(encoding), PagesV2 = v2, PageRows = 1500 };
            Check(random, new StructType(new StructField("c", ParquetData.LeafTypes[i])), options, i);
        }
    }

    public static TheoryData<string, bool> Encodings()
    {
        var data = new TheoryData<string, bool>();
        foreach (var encoding in new[] { PageEncoding.Plain, PageEncoding.DeltaBinaryPacked, PageEncoding.DeltaLengthByteArray, PageEncoding.DeltaByteArray, PageEncoding.ByteStreamSplit, PageEncoding.RunLength })
        {
            data.Add(encoding.ToString(), false);
            data.Add(encoding.ToString(), true);
        }
        return data;
    }

    [Theory]
    [InlineData("Uncompressed")]
    [InlineData("Snappy")]
    [InlineData("Gzip")]
    [InlineData("Zstd")]
    [InlineData("Brotli")]
    [InlineData("Lz4")]
    [InlineData("Lz4Hadoop")]
    public void Every_codec_comes_back(string codec)
    {
        var options = new ParquetWriteOptions { Codec = Enum.Parse<Codec>(codec) };
        Check(new Random(1), new StructType(new StructField("a", DataTypes.String), new StructField("b", DataTypes.Long)), options, 1);
    }

    [Fact]
    public void A_dictionary_that_grows_too_large_is_given_up_within_a_chunk()
    {
        var builder = VectorBuilder.Create(DataTypes.Long);
        for (var i = 0; i < 50_000; i++) builder.Append(i < 20_000 ? i % 10L : i * 1_000_003L);
        var batch = new Batch(50_000, [builder.Build()]);
        var schema = new StructType(new StructField("c", DataTypes.Long));
        var file = ParquetData.Write(schema, [batch], new ParquetWriteOptions { DictionaryBytes = 10_000, PageRows = 5000 });
        var values = ParquetData.Read(file)[0];
        for (var i = 0; i < values.Count; i++) Assert.Equal(batch.Columns[0].GetValue(i), values[i]);
    }

    static void Check(Random random, StructType schema, ParquetWriteOptions options, int seed)
    {
        var batches = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        {
            var rows = random.Next(4) == 0 ? random.Next(3000) : random.Next(200);
            return new Batch(rows, [.. schema.Fields.Select(field => ParquetData.RandomVector(random, field.DataType, field.IsNullable, rows))]);
        }).ToList();
        var columns = ParquetData.Read(ParquetData.Write(schema, batches, options));
        for (var column = 0; column < schema.Count; column++)
        {
            var row = 0;
            foreach (var batch in batches)
                for (var i = 0; i < batch.Length; i++, row++)
                {
                    var (expected, actual) = (ParquetData.Text(batch.Columns[column].GetValue(i)), ParquetData.Text(columns[column][row]));
                    if (expected != actual) Assert.Fail($"seed {seed}, {schema[column].DataType.SimpleString}, row {row}: {expected} became {actual}");
                }
            Assert.Equal(row, columns[column].Count);
        }
    }

    static ParquetWriteOptions RandomOptions(Random random) => new()
    {
        Codec = random.Next(3) == 0 ? Codec.Uncompressed : Codec.Snappy,
        PageBytes = random.Next(2) == 0 ? 1000 : 1 << 20,
        PageRows = random.Next(2) == 0 ? 1024 : 20_000,
        RowGroupBytes = random.Next(3) == 0 ? 2000 : 1 << 27,
        UseDictionary = random.Next(3) > 0,
        DictionaryBytes = random.Next(3) == 0 ? 100 : 1 << 20,
        PagesV2 = random.Next(2) == 0,
        Timestamps = (TimestampStorage)random.Next(2),
    };
}
