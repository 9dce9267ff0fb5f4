using System.Buffers.Binary;
using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Reading;
using Frames.Parquet.Writing;
using Frames.Sql.Types;

namespace Frames.Tests.Parquet;

/// <summary>Damaged files end in an error of Spark's class or in an answer; never in another exception, and never in memory without bound.</summary>
public class HostileFileTests
{
    const long MostBytes = 1L << 30;

    [Theory]
    [InlineData("Snappy", "Plain", false)]
    [InlineData("Uncompressed", "Plain", false)]
    [InlineData("Uncompressed", "DeltaBinaryPacked", true)]
    [InlineData("Uncompressed", "DeltaByteArray", true)]
    [InlineData("Uncompressed", "DeltaLengthByteArray", false)]
    [InlineData("Uncompressed", "ByteStreamSplit", true)]
    [InlineData("Zstd", "Plain", true)]
    [InlineData("Gzip", "Plain", false)]
    [InlineData("Lz4", "Plain", true)]
    public void Mutated_files_end_in_an_error_or_an_answer(string codec, string encoding, bool v2)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var dictionary = random.Next(2) == 0;
            var options = new ParquetWriteOptions { Codec = Enum.Parse<Codec>(codec), Encoding = Enum.Parse<PageEncoding>(encoding), PagesV2 = v2, UseDictionary = dictionary };
            var file = ValidFile(random, options);
            for (var i = 0; i < 20; i++) CheckRead(Mutate(random, file), $"{codec} {encoding} seed {seed} mutation {i}");
        }
    }

    [Fact]
    public void Every_truncation_is_an_error()
    {
        var file = ValidFile(new Random(1), new());
        for (var length = 0; length < file.Length; length++)
        {
            var error = Assert.Throws<FramesException>(() => ReadAll(file[..length]));
            Assert.Equal("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", error.ErrorClass);
            Assert.Equal("KD001", error.SqlState);
        }
    }

    [Fact]
    public void A_file_of_something_else_has_no_footer()
    {
        var error = Assert.Throws<FramesException>(() => ReadAll("this is not parquet"u8.ToArray()));
        Assert.Equal("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", error.ErrorClass);
        Assert.Equal("memory", error.Parameters["path"]);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(1000u)]
    public void A_footer_longer_than_the_file_is_an_error(uint length)
    {
        var file = ValidFile(new Random(1), new());
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 8), length == 1000 ? (uint)file.Length : length);
        Assert.Throws<FramesException>(() => ReadAll(file));
    }

    static byte[] ValidFile(Random random, ParquetWriteOptions options)
    {
        var schema = new StructType(Enumerable.Range(0, 3).Select(i => new StructField($"c{i}", ParquetData.RandomType(random, 2))));
        var batch = new Batch(300, [.. schema.Fields.Select(field => ParquetData.RandomVector(random, field.DataType, true, 300))]);
        return ParquetData.Write(schema, [batch], options);
    }

    static byte[] Mutate(Random random, byte[] file)
    {
        var copy = (byte[])file.Clone();
        var footer = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8));
        var changes = random.Next(1, 5);
        for (var i = 0; i < changes; i++)
        {
            // The footer and the pages' headers are small parts of a file, but the ones that everything hangs on.
            var at = random.Next(3) == 0 ? file.Length - 8 - random.Next(footer) - 1 : random.Next(4, file.Length);
            copy[at] = random.Next(4) switch { 0 => (byte)random.Next(256), 1 => (byte)(copy[at] ^ (1 << random.Next(8))), 2 => 0xFF, _ => 0 };
        }
        return random.Next(10) == 0 ? [.. copy[..random.Next(copy.Length)], .. copy[random.Next(copy.Length)..]] : copy;
    }

    static void CheckRead(byte[] file, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ReadAll(file);
        }
        catch (FramesException error)
        {
            Assert.True(error.ErrorClass is not null, what);
        }
        catch (Exception error)
        {
            Assert.Fail($"{what}: {error}");
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"{what}: {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MB");
    }

    static void ReadAll(byte[] file)
    {
        using var open = ParquetFile.Open(new MemoryBytes(file), "memory");
        // A claim of more rows than any test needs: counting them would take its time, as with a true file of that size.
        if (open.RowCount > 1_000_000) return;
        using var reader = new ParquetReader(open, open.Schema);
        var arena = new Arena();
        for (var group = 0; group < open.RowGroups.Count; group++)
        {
            reader.Open(group);
            while (reader.Read(arena) is { } batch)
            {
                foreach (var column in batch.Columns)
                    for (var row = 0; row < batch.Length; row++) column.GetValue(row);
                arena.Reset();
            }
        }
    }
}
