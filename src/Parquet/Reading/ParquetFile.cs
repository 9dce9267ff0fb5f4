using Frames.Parquet.Footer;
using Frames.Parquet.Pages;
using Frames.Parquet.Schema;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>An open Parquet file: its schema in Spark's types and its row groups. Many threads may read it, each with a reader of its own.</summary>
internal sealed class ParquetFile : IDisposable
{
    StructType? schema;

    ParquetFile(ByteSource source, string path, FileMetadata metadata)
    {
        (Source, Path, Metadata) = (source, path, metadata);
        (Root, Leaves) = SchemaNode.Parse(metadata.Schema);
        RowGroups = metadata.RowGroups ?? [];
        foreach (var group in RowGroups) RowCount = checked(RowCount + CheckedRows(group));
    }

    public string Path { get; }
    public ByteSource Source { get; }
    public FileMetadata Metadata { get; }
    public SchemaNode Root { get; }
    public SchemaNode[] Leaves { get; }
    public List<RowGroup> RowGroups { get; }
    public long RowCount { get; }

    /// <summary>The schema: Spark's own if the file carries it, else what its types mean to Spark.</summary>
    public StructType Schema => schema ??= ReadSchema();

    /// <summary>The text that a writer has stored under a key, or null.</summary>
    public string? KeyValue(string key) => Metadata.KeyValues?.Find(pair => pair.Key == key)?.Value;

    public static ParquetFile Open(string path)
    {
        try
        {
            return Open(FileBytes.Open(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ParquetErrors.WrapFooter(error, path);
        }
    }

    /// <summary>Opens what a stream holds; a file's stream is read by place, without its position.</summary>
    public static ParquetFile Open(Stream stream, string path) => Open(SourceOf(stream), path);

    /// <summary>A stream's bytes, read by place.</summary>
    public static ByteSource SourceOf(Stream stream) => stream is FileStream file ? new FileBytes(file.SafeFileHandle, file) : new StreamBytes(stream);

    /// <summary>Opens a file; it closes <paramref name="source"/> when it is disposed.</summary>
    public static ParquetFile Open(ByteSource source, string path)
    {
        try
        {
            return new(source, path, FooterReader.Read(source));
        }
        catch (Exception error) when (ParquetErrors.IsReadFailure(error) || error is OverflowException)
        {
            source.Dispose();
            throw ParquetErrors.WrapFooter(error, path);
        }
    }

    /// <summary>Opens another handle on a file whose footer has been read.</summary>
    public ParquetFile With(ByteSource source) => new(source, Path, Metadata) { schema = schema };

    public void Dispose() => Source.Dispose();

    StructType ReadSchema()
    {
        try
        {
            return SparkSchema.Read(this) ?? SparkTypes.SchemaOf(Root);
        }
        catch (ParquetFormatException error)
        {
            throw ParquetErrors.WrapFooter(error, Path);
        }
    }

    long CheckedRows(RowGroup group)
    {
        if (group.RowCount is not >= 0) throw new ParquetFormatException("a row group does not say how many rows it has");
        if (group.Columns?.Count != Leaves.Length) throw new ParquetFormatException($"a row group has {group.Columns?.Count ?? 0} columns where the schema has {Leaves.Length}");
        return group.RowCount.Value;
    }
}
