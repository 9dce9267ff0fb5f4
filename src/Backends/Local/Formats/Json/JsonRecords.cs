using System.Text;
using System.Text.Json;
using Frames.Backends.Local.Formats.Text;
using Frames.Columns;
using Frames.Kernels.Json;
using Frames.Sources;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>The texts of a part of a JSON file, one a record: lines, or the whole file where records may span lines.</summary>
internal sealed class JsonRecords : IDisposable
{
    readonly Stream stream;
    readonly LineReader? lines;
    readonly JsonOptions options;
    readonly int[] starts = new int[Batch.MaxRows];
    readonly int[] lengths = new int[Batch.MaxRows];
    int count, next;
    bool done;

    public JsonRecords(FilePart part, IStorage storage, JsonOptions options)
    {
        this.options = options;
        stream = FileStreams.OpenRead(storage, part.File.Path);
        if (part.Start > 0) stream.Seek(part.Start, SeekOrigin.Begin);
        if (options.Encoding is { } encoding) stream = Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
        if (!options.MultiLine) lines = new LineReader(stream, part.Start, part.End, options.LineSeparator);
    }

    /// <summary>The next text that is not blank; false at the end.</summary>
    public bool Read(out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (lines is null) return ReadAll(out text);
        while (true)
        {
            if (next == count)
            {
                (next, count) = (0, lines.Read(starts, lengths));
                if (count == 0) return false;
            }
            var line = lines.Buffer.Slice(starts[next], lengths[next]);
            next++;
            if (JsonDocuments.IsBlank(line)) continue;
            text = line.ToArray();
            return true;
        }
    }

    /// <summary>The value that the text begins with, null if there are only comments; false if it is not JSON.</summary>
    public bool TryParse(ReadOnlyMemory<byte> text, out JsonDocument? document) => JsonDocuments.TryParse(text.Span, options, out document);

    public void Dispose()
    {
        lines?.Dispose();
        stream.Dispose();
    }

    bool ReadAll(out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (done) return false;
        done = true;
        using var all = new MemoryStream();
        stream.CopyTo(all);
        var bytes = all.GetBuffer().AsMemory(0, (int)all.Length);
        text = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        return !JsonDocuments.IsBlank(text.Span);
    }
}
