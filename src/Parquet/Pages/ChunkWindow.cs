using System.Buffers;

namespace Frames.Parquet.Pages;

/// <summary>The part of a column chunk's bytes that is in memory. Bytes past the window's end may be read (they mean nothing), so that decoders need no tails.</summary>
internal sealed class ChunkWindow(ByteSource source) : IDisposable
{
    /// <summary>Bytes that may be read past the end of any page.</summary>
    public const int Padding = 64;

    const int UsualLength = 1 << 20;

    byte[] buffer = [];
    long start;
    int filled;
    long position;
    long end;

    /// <summary>Bytes of the chunk from the position on.</summary>
    public long Left => end - position;

    public byte[] Buffer => buffer;

    /// <summary>Turns to a chunk; nothing is read yet.</summary>
    public void Open(long offset, long length)
    {
        if (offset < 0 || length < 0 || length > source.Length - offset) throw ParquetFormatException.Truncated("the file, before the end of a column chunk,");
        (position, end, start, filled) = (offset, offset + length, offset, 0);
    }

    public void Skip(long count) => position += count <= Left ? count : throw ParquetFormatException.Truncated("a column chunk");

    /// <summary>Goes to a place within the chunk.</summary>
    public void Seek(long offset)
    {
        if (offset < position || offset > end) throw new ParquetFormatException($"a page at byte {offset}, outside its column chunk");
        position = offset;
    }

    /// <summary>Brings at least <paramref name="count"/> bytes from the position on into the buffer, or all that are left; says where they begin and how many there are.</summary>
    public (int At, int Count) Peek(int count)
    {
        var wanted = (int)Math.Min(count, Left);
        if (position < start || position + wanted > start + filled) Fill(wanted);
        var at = (int)(position - start);
        return (at, filled - at);
    }

    public void Dispose()
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        filled = 0;
    }

    void Fill(int wanted)
    {
        var length = (int)Math.Min(Left, Math.Max(wanted, UsualLength));
        var kept = position >= start && position < start + filled ? (int)(start + filled - position) : 0;
        var from = (int)(position - start);
        var target = buffer;
        if (target.Length < (long)length + Padding)
        {
            if (length > Array.MaxLength - Padding) throw new ParquetFormatException("a page has more than 2 GB");
            target = ArrayPool<byte>.Shared.Rent(length + Padding);
        }
        if (kept > 0) buffer.AsSpan(from, kept).CopyTo(target);
        if (target != buffer && buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = target;
        (start, filled) = (position, 0);
        source.Read(position + kept, buffer.AsSpan(kept, length - kept));
        filled = length;
    }
}
