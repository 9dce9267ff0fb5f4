using Frames.Sources;

namespace Frames.Backends.Local.Formats;

/// <summary>Cuts text files into parts that threads read side by side.</summary>
internal static class TextParts
{
    /// <summary>Bytes that one thread reads of a plain file.</summary>
    const long partBytes = 8 << 20;

    public static IReadOnlyList<FilePart> Split(DataFile file, bool canSplit)
    {
        // The reader of a part takes the line that begins at its end, so the last part's end may be the file's length, or beyond.
        if (!canSplit || file.Length <= partBytes * 3 / 2 || !FileStreams.IsPlain(file.Path)) return [new FilePart(file, 0, long.MaxValue)];
        var count = (int)((file.Length + partBytes - 1) / partBytes);
        return [.. Enumerable.Range(0, count).Select(i => new FilePart(file, i * partBytes, i == count - 1 ? long.MaxValue : (i + 1) * partBytes))];
    }
}
