using System.Buffers.Binary;
using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Reading;
using Frames.Parquet.Thrift;
using Frames.Sql.Types;

namespace Frames.Tests.Parquet;

/// <summary>
/// Lists and maps as older writers laid them out. Where elements are never null their levels are those of today's layout, so a file of ours with another schema in its
/// footer is one of theirs.
/// </summary>
public class OlderLayoutTests
{
    static readonly ArrayType Numbers = new(DataTypes.Integer, ContainsNull: false);

    [Fact]
    public void Repeated_value_within_a_list()
        => Check(new StructField("a", Numbers), [new object?[] { 1, 2 }, null, Array.Empty<object?>(), new object?[] { 3 }], elements => DropMiddle(elements, 1, "array"), Numbers);

    [Fact]
    public void Repeated_struct_of_one_field_named_after_the_list()
    {
        var type = new ArrayType(new StructType(new StructField("x", DataTypes.Integer, false)), ContainsNull: false);
        object?[]?[] rows = [[new object?[] { 1 }, new object?[] { 2 }], null, []];
        Check(new StructField("a", type), rows, elements => DropMiddle(elements, 1, "a_tuple"), type);
    }

    [Fact]
    public void Repeated_field_without_an_annotation()
        => Check(new StructField("a", Numbers, false), [new object?[] { 1, 2 }, Array.Empty<object?>(), new object?[] { 3 }], elements =>
        {
            DropMiddle(elements, 1, "a");
            elements.RemoveAt(1);
        }, Numbers);

    [Fact]
    public void Map_with_the_older_annotation()
    {
        var type = new MapType(DataTypes.String, DataTypes.Integer);
        KeyValuePair<object, object?>[]?[] rows = [[new("k", 1), new("l", null)], null, []];
        Check(new StructField("a", type), rows, elements =>
        {
            (elements[1].Logical, elements[1].Converted) = (null, ConvertedType.MapKeyValue);
            (elements[2].Name, elements[2].Converted) = ("map", ConvertedType.MapKeyValue);
        }, type);
    }

    static void Check(StructField field, object?[] rows, Action<List<SchemaElement>> change, DataType expectedType)
    {
        var builder = VectorBuilder.Create(field.DataType);
        foreach (var row in rows) builder.Append(row);
        var file = WithSchema(ParquetData.Write(new StructType(field), [new Batch(rows.Length, [builder.Build()])]), change);
        using var open = ParquetFile.Open(new MemoryBytes(file), "memory");
        Assert.Equal(expectedType, open.Schema[0].DataType);
        Assert.Equal(rows.Select(ParquetData.Text), ParquetData.Read(file)[0].Select(ParquetData.Text));
    }

    /// <summary>Takes the group between a list and its element away; the element is repeated then.</summary>
    static void DropMiddle(List<SchemaElement> elements, int list, string name)
    {
        elements.RemoveAt(list + 1);
        (elements[list + 1].Name, elements[list + 1].Repetition) = (name, Repetition.Repeated);
    }

    static byte[] WithSchema(byte[] file, Action<List<SchemaElement>> change)
    {
        var metadata = FooterReader.Read(new MemoryBytes(file));
        metadata.KeyValues = null;
        change(metadata.Schema!);
        var footer = CompactWriter.ToBytes(metadata);
        var old = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. file[..^(old + 8)], .. footer, .. length, .. "PAR1"u8];
    }
}
