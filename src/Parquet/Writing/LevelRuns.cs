using System.Buffers;
using System.Buffers.Binary;
using Frames.Parquet.Encodings;

namespace Frames.Parquet.Writing;

/// <summary>Runs with their length in bytes before them, as levels of the first page version and booleans have it.</summary>
internal static class LevelRuns
{
    public static void WriteWithLength(ReadOnlySpan<byte> levels, int width, ArrayBufferWriter<byte> output)
    {
        var runs = new ArrayBufferWriter<byte>();
        HybridEncoder.Write(levels, width, runs);
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), runs.WrittenCount);
        output.Advance(4);
        output.Write(runs.WrittenSpan);
    }
}
