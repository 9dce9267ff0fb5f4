using Frames.Columns;
using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Schema;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>Reads one requested column, some rows at a time, from row groups one after another.</summary>
internal abstract class ColumnReader : IDisposable
{
    public static ColumnReader Create(ByteSource source, ReadShape shape) => shape switch
    {
        MissingShape => new MissingReader(shape.Type),
        LeafShape { IsFlat: true } leaf => new FlatReader(source, leaf),
        _ => new NestedReader(source, shape),
    };

    public abstract void Open(RowGroup group);

    /// <summary>Leaves out rows; pages that lie in them whole are not decompressed.</summary>
    public abstract void Skip(long rows);

    /// <summary>The next rows. Values of rows that are not selected are undefined and cost less.</summary>
    public abstract Vector Read(int rows, Bitmap selected, Arena arena);

    public abstract void Dispose();

    protected static ColumnMetadata ChunkOf(RowGroup group, SchemaNode leaf)
    {
        var chunk = group.Columns?.ElementAtOrDefault(leaf.Column) ?? throw new ParquetFormatException($"a row group has no column {leaf.Name}");
        if (chunk.FilePath is not null) throw new ParquetFormatException($"the column {leaf.Name} stands in another file, {chunk.FilePath}");
        return chunk.Metadata ?? throw new ParquetFormatException(chunk.Encryption is null ? $"the column {leaf.Name} has no metadata" : $"the column {leaf.Name} is encrypted");
    }

    /// <summary>Rows of nulls as one constant.</summary>
    protected static Vector AllNull(DataType type, int rows) => new ConstantVector(VectorBuilder.Nulls(type, 1), rows);

    sealed class MissingReader(DataType type) : ColumnReader
    {
        public override void Open(RowGroup group)
        {
        }

        public override void Skip(long rows)
        {
        }

        public override Vector Read(int rows, Bitmap selected, Arena arena) => AllNull(type, rows);

        public override void Dispose()
        {
        }
    }
}
