namespace Frames.Kernels.Csv;

/// <summary>Reads a quoted value that has escapes or stray quotes, into the tokenizer's side text.</summary>
internal readonly ref struct CsvQuotedField(CsvOptions options, CsvTokenizer output)
{
    readonly int first = output.Length;

    /// <summary>Reads from behind the opening quote; returns where the field ends, or <see cref="CsvTokenizer.Incomplete"/>.</summary>
    public int Read(ReadOnlySpan<byte> text, int position, bool isWhole)
    {
        byte previous = 0;
        while (true)
        {
            if (position >= text.Length)
            {
                if (!isWhole) return CsvTokenizer.Incomplete;
                // A value that is never closed is what stands there, without its quote.
                if (previous == options.Escape && previous != options.Quote && previous != 0) output.Append(previous);
                return text.Length;
            }
            var current = text[position];
            if (previous == options.Quote && (current <= ' ' || output.IsFieldEnd(text, position))) return Closed(text, position, isWhole);
            if (current != options.Quote && current != options.Escape)
            {
                if (previous == options.Quote) return Raw(text, position, isWhole, previous);
                if (previous == options.Escape && previous != 0) output.Append(previous);
                var run = text[position..].IndexOfAny(options.Quote, options.Escape);
                if (run < 0) run = text.Length - position;
                output.Append(text.Slice(position, run));
                position += run;
                if (position == text.Length)
                {
                    previous = 0;
                    continue;
                }
                previous = text[position++];
                continue;
            }
            previous = Mark(current, previous);
            position++;
        }
    }

    /// <summary>A quote or an escape right after another mark; returns what counts as the previous character from here on.</summary>
    byte Mark(byte current, byte previous)
    {
        if (current == options.Escape && previous == options.EscapeOfEscape && previous != 0)
        {
            output.Append(current);
            return 0;
        }
        if (previous == options.Escape && previous != 0)
        {
            output.Append(current == options.Quote ? current : previous);
            return current == options.Quote ? (byte)0 : current;
        }
        if (previous == options.Quote) output.Append(options.Quote);
        return current;
    }

    /// <summary>Behind the closing quote: blanks are dropped, anything else makes the field raw.</summary>
    int Closed(ReadOnlySpan<byte> text, int position, bool isWhole)
    {
        var blanks = position;
        while (position < text.Length && text[position] <= ' ' && !output.IsFieldEnd(text, position)) position++;
        if (position == text.Length && !isWhole) return CsvTokenizer.Incomplete;
        return output.IsFieldEnd(text, position) ? position : Raw(text, blanks, isWhole, options.Quote);
    }

    /// <summary>A quote inside that is neither escaped nor the end: the value is the text as it stands, up to the next separator.</summary>
    int Raw(ReadOnlySpan<byte> text, int position, bool isWhole, byte quote)
    {
        output.Prepend(first);
        output.Append(quote);
        var end = output.FieldEnd(text, position);
        if (end == text.Length && !isWhole) return CsvTokenizer.Incomplete;
        output.Append(text[position..end]);
        return end;
    }
}
