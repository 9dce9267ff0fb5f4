namespace Frames.Parquet.Encodings;

/// <summary>Byte arrays with all lengths before all bytes.</summary>
internal sealed class DeltaLengthDecoder : BytesDecoder
{
    const string What = "a page of byte arrays after their lengths";

    readonly DeltaBinaryDecoder lengths;
    readonly long[] buffer = new long[512];
    ByteCursor bytes;

    public DeltaLengthDecoder(ByteCursor input)
    {
        lengths = new(input, 32);
        bytes = lengths.End();
    }

    public override void Read(ByteArrays destination, int count)
    {
        while (count > 0)
        {
            var part = buffer.AsSpan(0, Math.Min(buffer.Length, count));
            lengths.Read(part);
            foreach (var length in part)
            {
                var start = bytes.Take(unchecked((int)length), What);
                destination.Append(bytes.Data.AsSpan(start, (int)length));
            }
            count -= part.Length;
        }
    }

    /// <summary>The next value, in place.</summary>
    public ReadOnlySpan<byte> Next()
    {
        lengths.Read(buffer.AsSpan(0, 1));
        var length = unchecked((int)buffer[0]);
        return bytes.Data.AsSpan(bytes.Take(length, What), length);
    }

    public override void Skip(int count)
    {
        while (count > 0)
        {
            var part = buffer.AsSpan(0, Math.Min(buffer.Length, count));
            lengths.Read(part);
            foreach (var length in part) bytes.Take(unchecked((int)length), What);
            count -= part.Length;
        }
    }
}

/// <summary>Byte arrays of which each repeats the beginning of the one before it.</summary>
internal sealed class DeltaBytesDecoder : BytesDecoder
{
    const string What = "a page of byte arrays with shared beginnings";

    readonly DeltaBinaryDecoder prefixes;
    readonly DeltaLengthDecoder suffixes;
    readonly long[] prefix = new long[1];
    byte[] last = [];
    int lastLength;

    public DeltaBytesDecoder(ByteCursor input)
    {
        prefixes = new(input, 32);
        suffixes = new(prefixes.End());
    }

    public override void Read(ByteArrays destination, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Next();
            destination.Append(last.AsSpan(0, lastLength));
        }
    }

    public override void Skip(int count)
    {
        for (var i = 0; i < count; i++) Next();
    }

    void Next()
    {
        prefixes.Read(prefix);
        var kept = unchecked((int)prefix[0]);
        if ((uint)kept > (uint)lastLength) throw new ParquetFormatException($"{What}: {kept} bytes of a value of {lastLength}");
        var suffix = suffixes.Next();
        var length = (long)kept + suffix.Length;
        if (length > last.Length) Array.Resize(ref last, (int)Math.Min(Array.MaxLength, Math.Max(length, 2L * last.Length)));
        suffix.CopyTo(last.AsSpan(kept));
        lastLength = (int)length;
    }
}
