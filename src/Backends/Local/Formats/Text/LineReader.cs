using System.Text;
using System.Text.Unicode;

namespace Frames.Backends.Local.Formats.Text;

/// <summary>
/// Cuts a part of a text file into lines without copying them. A part begins after the first line end at or behind its first byte (the file's first part at once), and ends
/// with the line that begins at or before its last: so every line belongs to exactly one part.
/// </summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The longest line: a file without line ends must not fill the memory.</summary>
    const int maxLine = 1 << 30;

    readonly Stream stream;
    readonly byte[]? separator;
    readonly long limit;
    byte[] buffer = new byte[1 << 20];
    byte[]? repaired;
    long origin;
    int start, end;
    bool atEnd, finished;

    /// <param name="stream">The text from the part's first byte on.</param>
    /// <param name="first">That byte's position in the file.</param>
    /// <param name="last">The first byte of the next part.</param>
    /// <param name="separator">What ends lines; null for <c>\n</c>, <c>\r\n</c> and <c>\r</c>.</param>
    public LineReader(Stream stream, long first, long last, byte[]? separator)
    {
        (this.stream, origin, limit, this.separator) = (stream, first, last, separator);
        if (first == 0) SkipByteOrderMark();
        else SkipLine();
    }

    /// <summary>The bytes that the last lines lie in.</summary>
    public ReadOnlySpan<byte> Buffer => repaired ?? buffer;

    /// <summary>Finds the next lines, at least one unless the part is over: 0 then. They stay where they are until the next call.</summary>
    public int Read(Span<int> starts, Span<int> lengths)
    {
        repaired = null;
        var count = 0;
        while (count < starts.Length && !finished)
        {
            if (origin + start > limit) finished = true;
            else if (TryLine(out var length, out var next))
            {
                (starts[count], lengths[count++]) = (start, length);
                start = next;
            }
            else if (atEnd)
            {
                if (start < end) (starts[count], lengths[count++]) = (start, end - start);
                finished = true;
            }
            else if (count > 0) break;
            else Fill();
        }
        if (count > 0 && !Utf8.IsValid(buffer.AsSpan(starts[0], starts[count - 1] + lengths[count - 1] - starts[0]))) Repair(starts[..count], lengths[..count]);
        return count;
    }

    public void Dispose() => stream.Dispose();

    bool TryLine(out int length, out int next)
    {
        var text = buffer.AsSpan(start, end - start);
        length = separator is null ? text.IndexOfAny((byte)'\n', (byte)'\r') : text.IndexOf(separator);
        next = 0;
        if (length < 0) return false;
        if (separator is not null) next = start + length + separator.Length;
        else if (text[length] == (byte)'\n') next = start + length + 1;
        else if (length + 1 == text.Length && !atEnd) return false;
        else next = start + length + (length + 1 < text.Length && text[length + 1] == (byte)'\n' ? 2 : 1);
        return true;
    }

    void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (origin, end, start) = (origin + start, end - start, 0);
        }
        if (end == buffer.Length)
        {
            if (end >= maxLine) throw new FramesException(null, null, $"A line is longer than {maxLine} bytes. If lines end differently, set the option 'lineSep'.");
            Array.Resize(ref buffer, end * 2);
        }
        var read = stream.ReadAtLeast(buffer.AsSpan(end), Math.Min(buffer.Length - end, 1 << 16), throwOnEndOfStream: false);
        end += read;
        atEnd = read == 0;
    }

    void SkipByteOrderMark()
    {
        while (end < 3 && !atEnd) Fill();
        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble)) start = 3;
    }

    void SkipLine()
    {
        while (true)
        {
            if (TryLine(out _, out var next))
            {
                start = next;
                return;
            }
            if (atEnd)
            {
                finished = true;
                return;
            }
            Fill();
        }
    }

    /// <summary>Puts U+FFFD where the bytes are not UTF-8, as Java's decoder does.</summary>
    void Repair(Span<int> starts, Span<int> lengths)
    {
        var output = new MemoryStream();
        for (var i = 0; i < starts.Length; i++)
        {
            var text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer, starts[i], lengths[i]));
            (starts[i], lengths[i]) = ((int)output.Length, text.Length);
            output.Write(text);
        }
        repaired = output.ToArray();
    }
}
