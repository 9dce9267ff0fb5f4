using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Parquet;
using Frames.Parquet.Pages;
using Frames.Parquet.Reading;
using Frames.Parquet.Skipping;
using Frames.Parquet.Writing;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Tests.Parquet;

public class SkippingTests
{
    const int Rows = 60_000;

    static readonly StructType Schema = new(new StructField("id", DataTypes.Long), new StructField("name", DataTypes.String), new StructField("maybe", DataTypes.String),
        new StructField("small", DataTypes.String));

    static readonly byte[] File = WriteFile();

    [Fact]
    public void Ranges_leave_out_pages_and_no_wanted_row()
    {
        var seen = ReadIds(reader => reader.Open(0, new RowRanges([(3000, 3001), (40_000, 41_000)])));
        Assert.Contains(3000, seen);
        Assert.All(Enumerable.Range(40_000, 1000), id => Assert.Contains(id, seen));
        Assert.True(seen.Count < 15_000);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(5000)]
    [InlineData(59_999)]
    public void Chosen_rows_have_their_values(int step)
    {
        using var file = ParquetFile.Open(new MemoryBytes(File), "memory");
        using var reader = new ParquetReader(file, Schema);
        reader.Choose(new([new([0], (batch, _) => Every(step, batch))], IsComplete: true));
        reader.Open(0);
        var expected = 0L;
        var arena = new Arena();
        while (reader.Read(arena) is { } batch)
        {
            for (var row = 0; row < batch.Length; row++)
            {
                var id = (long)batch.Columns[0].GetValue(row)!;
                if (batch.Selection is { } selection ? !selection[row] : id % step != 0) continue;
                Assert.Equal(expected, id);
                Assert.Equal(NameOf(id), batch.Columns[1].GetValue(row));
                Assert.Equal(id % 3 == 0 ? null : NameOf(id), batch.Columns[2].GetValue(row));
                Assert.Equal("s" + id % 5, batch.Columns[3].GetValue(row));
                expected += step;
            }
            arena.Reset();
        }
        Assert.Equal((Rows + step - 1) / step * (long)step, expected);
    }

    [Theory]
    [InlineData("==", 5L, true)]
    [InlineData("==", 25L, false)]
    [InlineData("<", 0L, false)]
    [InlineData("<=", 0L, true)]
    [InlineData(">", 19L, false)]
    [InlineData(">=", 19L, true)]
    [InlineData("==", null, false)]
    [InlineData("<=>", null, true)]
    public void Bounds_tell_what_cannot_match(string name, long? value, bool mayMatch)
    {
        var bounds = new ColumnBounds(0L, 19L, 1, 20);
        Assert.Equal(mayMatch, BoundsCheck.MayMatch(Call(name, Column("id", DataTypes.Long), new Literal(value, DataTypes.Long)), _ => bounds));
    }

    [Fact]
    public void A_scan_gives_the_rows_that_match_and_not_all_others()
    {
        Assert.Equal([41_234L], Scan(Call("==", Column("id", DataTypes.Long), new Literal(41_234L, DataTypes.Long)), out var rows));
        Assert.True(rows < Rows / 4);
        Assert.Empty(Scan(Call("==", Column("id", DataTypes.Long), new Literal(-1L, DataTypes.Long)), out rows));
        Assert.Equal(0, rows);
        Assert.Empty(Scan(Call("==", Column("small", DataTypes.String), new Literal("s11", DataTypes.String)), out rows));
        Assert.Equal(0, rows);
    }

    /// <summary>The ids that a scan with a condition selects, and the number of rows in its batches.</summary>
    static List<long> Scan(Expression condition, out int rows)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "a.parquet");
            System.IO.File.WriteAllBytes(path, File);
            var format = new ParquetFormat();
            var data = new DataFile(path, File.Length, []);
            var scan = new FileScan(format, [data], Schema, [.. Schema.Fields.Select(field => new ScanColumn(field, field.Name))], [condition], new Dictionary<string, string>());
            var context = new FileContext(new LocalStorage(), QuerySettings.Default, default);
            var evaluation = new EvaluationContext(new Arena(), QuerySettings.Default);
            var ids = new List<long>();
            rows = 0;
            foreach (var part in format.Split(data, scan, context))
            {
                using var reader = format.Open(part, scan, context);
                while (reader.Read(evaluation) is { } batch)
                {
                    rows += batch.Length;
                    for (var row = 0; row < batch.Length; row++)
                        if (batch.Selection?[row] != false) ids.Add((long)batch.Columns[0].GetValue(row)!);
                }
            }
            return ids;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static HashSet<int> ReadIds(Action<ParquetReader> open)
    {
        using var file = ParquetFile.Open(new MemoryBytes(File), "memory");
        using var reader = new ParquetReader(file, new StructType(Schema[0], Schema[1]));
        open(reader);
        var seen = new HashSet<int>();
        var arena = new Arena();
        while (reader.Read(arena) is { } batch)
        {
            for (var row = 0; row < batch.Length; row++)
            {
                var id = (long)batch.Columns[0].GetValue(row)!;
                Assert.Equal(NameOf(id), batch.Columns[1].GetValue(row));
                seen.Add((int)id);
            }
            arena.Reset();
        }
        return seen;
    }

    static Selection Every(int step, Batch batch)
    {
        var words = new ulong[Bitmap.WordCount(batch.Length)];
        for (var row = 0; row < batch.Length; row++)
            if ((long)batch.Columns[0].GetValue(row)! % step == 0) Bitmap.Set(words, row);
        return new(words, batch.Length);
    }

    static FunctionCall Call(string name, params Expression[] arguments)
        => new(FunctionCatalogue.Find(name, includeInternal: true)!, new ValueList<Expression>(arguments), DataTypes.Boolean, true);

    static ColumnReference Column(string name, DataType type) => new(name == "id" ? 1 : 2, name, type, true, []);

    static string NameOf(long id) => $"name {id * 7919 % 100_003}";

    static byte[] WriteFile()
    {
        var builders = Schema.Fields.Select(field => VectorBuilder.Create(field.DataType)).ToArray();
        for (long id = 0; id < Rows; id++)
        {
            builders[0].Append(id);
            builders[1].Append(NameOf(id));
            builders[2].Append(id % 3 == 0 ? null : NameOf(id));
            builders[3].Append("s" + id % 5 + (id < 0 ? "9" : ""));
        }
        return ParquetData.Write(Schema, [new Batch(Rows, Array.ConvertAll(builders, builder => builder.Build()))], new ParquetWriteOptions { PageRows = 3000, DictionaryBytes = 1000 });
    }
}
