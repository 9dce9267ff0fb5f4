using Frames.Columns;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Parquet.Writing;

/// <summary>A Parquet file in a storage: it appears when it is finished, whole.</summary>
internal sealed class ParquetFileWriter : IFileWriter
{
    readonly string path;
    readonly PendingFile file;
    readonly ParquetWriter writer;
    readonly BufferedStream stream;

    public ParquetFileWriter(string path, StructType schema, ParquetWriteOptions options, IStorage storage)
    {
        this.path = path;
        file = storage.Create(path);
        try
        {
            stream = new(file.Stream, 1 << 16);
            writer = new(stream, schema, options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Write(Batch batch) => writer.Write(batch);

    public WrittenFile Finish()
    {
        var statistics = writer.Finish();
        stream.Flush();
        file.Complete();
        return new(path, writer.Length, writer.RowCount, [], statistics);
    }

    public void Dispose() => file.Dispose();
}
