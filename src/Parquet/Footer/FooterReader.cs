using System.Buffers.Binary;
using Frames.Parquet.Pages;
using Frames.Parquet.Thrift;

namespace Frames.Parquet.Footer;

/// <summary>Finds and reads the footer at a file's end.</summary>
internal static class FooterReader
{
    const int MagicLength = 4;
    const int TailLength = 8;
    const int FirstRead = 64 * 1024;

    /// <summary>The four bytes at a file's begin and end.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    public static FileMetadata Read(ByteSource source)
    {
        if (source.Length < MagicLength + TailLength) throw new ParquetFormatException($"a file of {source.Length} bytes is too short for Parquet");
        // One read gets most footers whole.
        var tail = new byte[(int)Math.Min(source.Length, FirstRead)];
        source.Read(source.Length - tail.Length, tail);
        CheckMagic(tail.AsSpan(tail.Length - MagicLength));
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(tail.Length - TailLength));
        if (length > source.Length - MagicLength - TailLength) throw new ParquetFormatException($"a footer of {length} bytes in a file of {source.Length}");
        if (length + TailLength <= tail.Length) return Parse(tail.AsSpan(tail.Length - TailLength - (int)length, (int)length));
        var footer = new byte[length];
        source.Read(source.Length - TailLength - length, footer);
        return Parse(footer);
    }

    static FileMetadata Parse(ReadOnlySpan<byte> bytes) => new CompactReader(bytes).Read<FileMetadata>();

    static void CheckMagic(ReadOnlySpan<byte> magic)
    {
        if (magic.SequenceEqual(Magic)) return;
        throw new ParquetFormatException(magic.SequenceEqual("PARE"u8) ? "the footer is encrypted, which is not supported"
            : $"the file does not end in PAR1 but in the bytes {Convert.ToHexString(magic)}");
    }
}
