using System.Text;
using Frames.Backends.Local.Formats.Text;
using Frames.Columns;
using Frames.Kernels.Csv;
using Frames.Sources;

namespace Frames.Backends.Local.Formats.Csv;

/// <summary>The records of a part of a CSV file, some at a time, taken apart by a tokenizer; the header is left out.</summary>
internal abstract class CsvRecords(CsvOptions options, CsvTokenizer tokenizer, int rows) : IDisposable
{
    protected CsvOptions Options { get; } = options;

    public CsvTokenizer Tokenizer { get; } = tokenizer;

    /// <summary>Where each record stands in <see cref="Text"/>.</summary>
    public int[] Starts { get; } = new int[rows];

    public int[] Lengths { get; } = new int[rows];

    public int[] FieldCounts { get; } = new int[rows];

    /// <summary>The bytes that records and fields lie in.</summary>
    public abstract ReadOnlySpan<byte> Text { get; }

    /// <summary>Takes the next records apart and returns how many; 0 at the end.</summary>
    public abstract int Read();

    public abstract void Dispose();

    /// <summary>The records of a part; <paramref name="skipHeader"/> leaves the first out where the part begins the file.</summary>
    public static CsvRecords Open(FilePart part, IStorage storage, CsvOptions options, CsvTokenizer tokenizer, bool skipHeader,
        int rows = Batch.MaxRows)
    {
        var stream = FileStreams.OpenRead(storage, part.File.Path);
        if (part.Start > 0) stream.Seek(part.Start, SeekOrigin.Begin);
        if (options.Encoding is { } encoding) stream = Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
        skipHeader &= part.Start == 0;
        return options.MultiLine ? new CsvSpanningRecords(stream, options, tokenizer, skipHeader, rows)
            : new CsvLines(new LineReader(stream, part.Start, part.End, options.LineSeparator), options, tokenizer, skipHeader, rows);
    }
}

/// <summary>One record a line. Blank lines and comments are no records.</summary>
internal sealed class CsvLines(LineReader reader, CsvOptions options, CsvTokenizer tokenizer, bool skipHeader, int rows) : CsvRecords(options, tokenizer, rows)
{
    bool header = skipHeader;

    public override ReadOnlySpan<byte> Text => reader.Buffer;

    public override int Read()
    {
        Tokenizer.Clear();
        while (true)
        {
            var lines = reader.Read(Starts, Lengths);
            if (lines == 0) return 0;
            var count = Tokenize(lines);
            if (count > 0) return count;
        }
    }

    public override void Dispose() => reader.Dispose();

    int Tokenize(int lines)
    {
        var text = Text;
        var count = 0;
        for (var i = 0; i < lines; i++)
        {
            var line = text.Slice(Starts[i], Lengths[i]);
            if (IsBlank(line) || (Options.Comment != 0 && line[0] == Options.Comment)) continue;
            if (header)
            {
                header = false;
                continue;
            }
            Tokenizer.Read(line, Starts[i], count, isWhole: true);
            (Starts[count], Lengths[count], FieldCounts[count]) = (Starts[i], Lengths[i], Tokenizer.FieldCount);
            count++;
        }
        return count;
    }

    static bool IsBlank(ReadOnlySpan<byte> line)
    {
        foreach (var b in line)
            if (b > ' ') return false;
        return true;
    }
}

/// <summary>Records whose quoted values may hold line ends. Empty lines are no records, lines of blanks are.</summary>
internal sealed class CsvSpanningRecords : CsvRecords
{
    const int maxRecord = 1 << 30;

    readonly Stream stream;
    byte[] buffer = new byte[1 << 20];
    int start, end;
    bool atEnd, header;

    public CsvSpanningRecords(Stream stream, CsvOptions options, CsvTokenizer tokenizer, bool skipHeader, int rows) : base(options, tokenizer, rows)
    {
        (this.stream, header) = (stream, skipHeader);
        while (end < 3 && !atEnd) Fill();
        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble)) start = 3;
    }

    public override ReadOnlySpan<byte> Text => buffer;

    public override int Read()
    {
        Tokenizer.Clear();
        var count = 0;
        while (count < Starts.Length)
        {
            while (start < end && buffer[start] is (byte)'\n' or (byte)'\r') start++;
            if (start == end && atEnd) break;
            var length = start == end ? CsvTokenizer.Incomplete : Next(count);
            if (length == CsvTokenizer.Incomplete)
            {
                // Filling moves what the records so far point at.
                if (count > 0) break;
                Fill();
                continue;
            }
            if (length > 0 && !header && !IsComment()) (Starts[count], Lengths[count], FieldCounts[count++]) = (start, length, Tokenizer.FieldCount);
            else if (length > 0 && !IsComment()) header = false;
            start += length;
        }
        return count;
    }

    public override void Dispose() => stream.Dispose();

    bool IsComment() => Options.Comment != 0 && buffer[start] == Options.Comment;

    int Next(int row)
    {
        var text = buffer.AsSpan(start, end - start);
        if (!IsComment()) return Tokenizer.Read(text, start, row, atEnd);
        var length = text.IndexOfAny((byte)'\n', (byte)'\r');
        return length >= 0 ? length : atEnd ? text.Length : CsvTokenizer.Incomplete;
    }

    void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (end, start) = (end - start, 0);
        if (end == buffer.Length)
        {
            if (end >= maxRecord) throw new FramesException(null, null, $"A record is longer than {maxRecord} bytes: a quote may not be closed.");
            Array.Resize(ref buffer, end * 2);
        }
        var read = stream.ReadAtLeast(buffer.AsSpan(end), Math.Min(buffer.Length - end, 1 << 16), throwOnEndOfStream: false);
        end += read;
        atEnd = read == 0;
    }
}
