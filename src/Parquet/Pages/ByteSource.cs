using Microsoft.Win32.SafeHandles;

namespace Frames.Parquet.Pages;

/// <summary>The bytes of a file, readable at any place by many threads.</summary>
internal abstract class ByteSource : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Fills <paramref name="destination"/> with the bytes from <paramref name="offset"/> on; an end of the file before that is an error.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        if (offset < 0 || destination.Length > Length - offset) throw ParquetFormatException.Truncated("the file");
        ReadCore(offset, destination);
    }

    protected abstract void ReadCore(long offset, Span<byte> destination);

    public abstract void Dispose();
}

/// <summary>A file of the local system, closed with <paramref name="owner"/>.</summary>
internal sealed class FileBytes(SafeFileHandle handle, IDisposable owner) : ByteSource
{
    // Reads into reused buffers beat a memory map here, and a file that shrinks cannot end the process.
    public FileBytes(SafeFileHandle handle) : this(handle, handle)
    {
    }

    public override long Length { get; } = RandomAccess.GetLength(handle);

    public static FileBytes Open(string path) => new(File.OpenHandle(path, options: FileOptions.RandomAccess));

    protected override void ReadCore(long offset, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(handle, destination, offset);
            if (read <= 0) throw ParquetFormatException.Truncated("the file");
            offset += read;
            destination = destination[read..];
        }
    }

    public override void Dispose() => owner.Dispose();
}

/// <summary>A stream that can seek, such as one of a remote store; reads take turns.</summary>
internal sealed class StreamBytes(Stream stream) : ByteSource
{
    readonly Lock gate = new();

    public override long Length { get; } = stream.Length;

    protected override void ReadCore(long offset, Span<byte> destination)
    {
        lock (gate)
        {
            stream.Position = offset;
            if (stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length) throw ParquetFormatException.Truncated("the file");
        }
    }

    public override void Dispose() => stream.Dispose();
}

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : ByteSource
{
    public override long Length => bytes.Length;

    protected override void ReadCore(long offset, Span<byte> destination) => bytes.Span.Slice((int)offset, destination.Length).CopyTo(destination);

    public override void Dispose()
    {
    }
}
