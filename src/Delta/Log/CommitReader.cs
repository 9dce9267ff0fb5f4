using System.Text.Json;
using Frames.Delta.Protocol;
using Frames.Errors;
using Frames.Sources;

namespace Frames.Delta.Log;

/// <summary>Reads the actions of one commit.</summary>
internal static class CommitReader
{
    /// <summary>A commit holds text; one larger than this is not believed.</summary>
    const long maxBytes = int.MaxValue - 64;

    public static IReadOnlyList<DeltaAction> Read(IStorage storage, LogFile commit)
    {
        var path = commit.File.Path;
        try
        {
            if (commit.File.Length > maxBytes) throw new InvalidDataException($"it has {commit.File.Length} bytes");
            using var stream = storage.OpenRead(path);
            using var bytes = new MemoryStream((int)commit.File.Length);
            stream.CopyTo(bytes);
            return Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        }
        // InvalidOperationException: text that is not UTF-8, or half of a surrogate pair.
        catch (Exception e) when (e is JsonException or IOException or InvalidDataException or InvalidOperationException)
        {
            throw ErrorClasses.FailedReadFileNoHint.With(e, ("path", "file://" + path), ("reason", e.Message));
        }
    }

    /// <summary>The actions of a commit's lines; blank lines are allowed, unknown actions left out.</summary>
    internal static IReadOnlyList<DeltaAction> Parse(ReadOnlyMemory<byte> text)
    {
        var actions = new List<DeltaAction>();
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0) continue;
            if (ActionReader.Read(line) is { } action) actions.Add(action);
        }
        return actions;
    }
}
