using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Spill;

/// <summary>
/// A temporary file of batches that belong to partitions. One thread writes it; afterwards any number read. It is gone when it is disposed, and the system removes it with the
/// process where that ends first.
/// </summary>
internal sealed class SpillFile : IDisposable
{
    const int BufferSize = 1 << 16;

    readonly IReadOnlyList<DataType> types;
    readonly List<(long Start, int Rows)>[] batches;
    readonly FileStream file;

    /// <param name="folder">Where the file is made.</param>
    /// <param name="types">The batches' columns.</param>
    /// <param name="partitions">The number of partitions.</param>
    public SpillFile(string folder, IReadOnlyList<DataType> types, int partitions)
    {
        this.types = types;
        batches = [.. Enumerable.Range(0, partitions).Select(_ => new List<(long, int)>())];
        Directory.CreateDirectory(folder);
        Path = System.IO.Path.Combine(folder, $"frames-{Environment.ProcessId}-{Guid.NewGuid():N}.spill");
        // Readers open the file anew, each with a position of its own, so it must be open to share.
        file = new FileStream(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.DeleteOnClose);
    }

    public string Path { get; }

    public long Length => file.Position;

    public void Write(int partition, Batch batch)
    {
        if (batch.RowCount == 0) return;
        var rows = batch.Compact(Arena.Heap);
        batches[partition].Add((file.Position, rows.Length));
        foreach (var column in rows.Columns) VectorFile.Write(file, column);
    }

    /// <summary>All is written.</summary>
    public void Complete() => file.Flush();

    /// <summary>A partition's batches, on the heap.</summary>
    public IEnumerable<Batch> Read(int partition)
    {
        if (batches[partition].Count == 0) yield break;
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize);
        foreach (var (start, rows) in batches[partition])
        {
            stream.Position = start;
            yield return new Batch(rows, [.. types.Select(type => VectorFile.Read(stream, type, rows))]);
        }
    }

    public void Dispose() => file.Dispose();
}
