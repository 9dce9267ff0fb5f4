using System.Buffers;
using Frames.Parquet.Encodings;

namespace Frames.Parquet.Writing;

/// <summary>A page's codes as the file has them: their width, then runs.</summary>
internal static class DictionaryCodes
{
    public static int Width(int dictionaryCount) => dictionaryCount <= 1 ? 1 : BitUnpacker.WidthOf((ulong)(dictionaryCount - 1));

    public static void Write(ReadOnlySpan<int> codes, int dictionaryCount, ArrayBufferWriter<byte> output)
    {
        var width = Width(dictionaryCount);
        output.Write([(byte)width]);
        HybridEncoder.Write(codes, width, output);
    }
}
