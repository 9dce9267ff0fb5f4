using Frames.Columns;
using Frames.Parquet.Writing;
using Frames.Sql.Types;
using global::Parquet.Serialization;

namespace Frames.Tests.Parquet;

/// <summary>Files of another implementation are read, and it reads ours.</summary>
public class SecondOpinionTests
{
    public class Inner
    {
        public int A { get; set; }
        public string? B { get; set; }
    }

    public class Item
    {
        public long Id { get; set; }
        public string? Name { get; set; }
        public double? Number { get; set; }
        public bool Flag { get; set; }
        public List<int> Numbers { get; set; } = [];
        public Dictionary<string, int> Map { get; set; } = [];
        public Inner? Inner { get; set; }
        public List<Inner> Inners { get; set; } = [];
    }

    [Fact]
    public async Task What_another_writer_wrote_is_read()
    {
        var items = Items(2000);
        using var stream = new MemoryStream();
        await ParquetSerializer.SerializeAsync(items, stream, cancellationToken: TestContext.Current.CancellationToken);
        var columns = ParquetData.Read(stream.ToArray());
        Assert.Equal(items.Select(Expected), Enumerable.Range(0, items.Count).Select(row => ParquetData.Text(columns.Select(column => column[row]).ToArray())));
    }

    [Fact]
    public async Task What_was_written_is_read_by_another_reader()
    {
        var inner = new StructType(new StructField("A", DataTypes.Integer, false), new StructField("B", DataTypes.String));
        var schema = new StructType(new StructField("Id", DataTypes.Long, false), new StructField("Name", DataTypes.String), new StructField("Number", DataTypes.Double),
            new StructField("Flag", DataTypes.Boolean, false), new StructField("Numbers", new ArrayType(DataTypes.Integer, false)),
            new StructField("Map", new MapType(DataTypes.String, DataTypes.Integer, false)), new StructField("Inner", inner), new StructField("Inners", new ArrayType(inner)));
        var items = Items(2000);
        var builders = schema.Fields.Select(field => VectorBuilder.Create(field.DataType)).ToArray();
        foreach (var item in items)
        {
            var values = Physical(item);
            for (var i = 0; i < values.Length; i++) builders[i].Append(values[i]);
        }
        var file = ParquetData.Write(schema, [new Batch(items.Count, Array.ConvertAll(builders, builder => builder.Build()))], new ParquetWriteOptions { PageRows = 1024 });
        var read = await ParquetSerializer.DeserializeAsync<Item>(new MemoryStream(file), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(items.Select(Expected), read.Data.Select(Expected));
    }

    static string Expected(Item item) => ParquetData.Text(Physical(item));

    static object?[] Physical(Item item) =>
    [
        item.Id, item.Name, item.Number, item.Flag, item.Numbers.Cast<object?>().ToArray(),
        item.Map.Select(pair => new KeyValuePair<object, object?>(pair.Key, pair.Value)).ToArray(), Physical(item.Inner), item.Inners.Select(Physical).ToArray(),
    ];

    static object? Physical(Inner? inner) => inner is null ? null : new object?[] { inner.A, inner.B };

    static List<Item> Items(int count) => [.. Enumerable.Range(0, count).Select(i => new Item
    {
        Id = i * 1_000_003L, Name = i % 7 == 0 ? null : $"name {i % 50}", Number = i % 5 == 0 ? null : i / 3.0, Flag = i % 3 == 0,
        Numbers = [.. Enumerable.Range(0, i % 4)], Map = Enumerable.Range(0, i % 3).ToDictionary(k => $"k{k}", k => k * i),
        Inner = i % 6 == 0 ? null : new() { A = i, B = i % 2 == 0 ? null : "b" + i }, Inners = [.. Enumerable.Range(0, i % 3).Select(k => new Inner { A = k, B = "x" })],
    })];
}
