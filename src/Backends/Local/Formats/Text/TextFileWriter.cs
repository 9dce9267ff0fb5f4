using Frames.Columns;
using Frames.Sources;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Text;

/// <summary>Writes rows as text, compressed if the options say so; the file appears when it is finished.</summary>
internal abstract class TextFileWriter : IFileWriter
{
    const int flushBytes = 1 << 16;

    readonly string path;
    readonly PendingFile file;
    readonly Stream stream;
    readonly Arena arena = new();
    long rows;

    protected TextFileWriter(string path, SourceOptions options, FileContext context)
    {
        this.path = path;
        var compress = FileStreams.Codec(options.Find("compression", "codec")).Write;
        file = context.Storage.Create(path);
        stream = compress is null ? file.Stream : compress(file.Stream);
    }

    /// <summary>The text that is not in the file yet.</summary>
    protected Utf8Buffer Output { get; } = new(flushBytes * 2);

    public void Write(Batch batch)
    {
        batch = batch.Compact(arena);
        var columns = Array.ConvertAll(batch.Columns, column => VectorForms.Flatten(column, arena));
        for (var row = 0; row < batch.Length; row++)
        {
            WriteRow(columns, row);
            if (Output.Length >= flushBytes) Flush();
        }
        rows += batch.Length;
        arena.Reset();
    }

    public WrittenFile Finish()
    {
        Flush();
        if (!ReferenceEquals(stream, file.Stream)) stream.Dispose();
        var length = file.Stream.Length;
        file.Complete();
        return new WrittenFile(path, length, rows, [], []);
    }

    public void Dispose()
    {
        if (!ReferenceEquals(stream, file.Stream) && file.Stream.CanWrite) stream.Dispose();
        file.Dispose();
    }

    /// <summary>Adds a row of flat columns to <see cref="Output"/>.</summary>
    protected abstract void WriteRow(Vector[] columns, int row);

    void Flush()
    {
        stream.Write(Output.Written);
        Output.Truncate();
    }
}
