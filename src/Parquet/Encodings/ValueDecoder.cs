namespace Frames.Parquet.Encodings;

/// <summary>The values of one page, nulls left out, read from the front.</summary>
internal abstract class ValueDecoder
{
    /// <summary>Leaves out values.</summary>
    public abstract void Skip(int count);
}

/// <summary>Values of a fixed width.</summary>
internal abstract class ValueDecoder<T> : ValueDecoder where T : unmanaged
{
    public abstract void Read(Span<T> destination);
}

/// <summary>Booleans, as bits.</summary>
internal abstract class BitDecoder : ValueDecoder
{
    /// <summary>Reads values to the words from bit <paramref name="start"/> on; the bits there must be 0.</summary>
    public abstract void Read(Span<ulong> words, int start, int count);
}

/// <summary>Byte arrays, of a fixed length or not.</summary>
internal abstract class BytesDecoder : ValueDecoder
{
    public abstract void Read(ByteArrays destination, int count);
}
