namespace Frames.Kernels.Csv;

/// <summary>
/// Finds the fields of records in place. Quoting follows the parser that Spark uses: a quote opens a value only at its start; a quote inside that neither is escaped nor ends the
/// value makes the whole value raw text up to the next separator, its quotes kept.
/// </summary>
internal sealed class CsvTokenizer
{
    /// <summary>What <see cref="Read"/> gives where the text ends before the record does.</summary>
    public const int Incomplete = -1;

    /// <summary>The length of a field that is null.</summary>
    public const int Null = -1;

    readonly CsvOptions options;
    readonly int[] slots;
    readonly int[][] starts;
    readonly int[][] lengths;
    readonly bool emptyIsNull;
    byte[] side = new byte[256];
    int sideLength;

    /// <param name="options">Separators and quotes.</param>
    /// <param name="slots">For each field of a record the place where it is wanted, or -1.</param>
    /// <param name="slotCount">The number of places.</param>
    /// <param name="rows">Records at most before <see cref="Clear"/>.</param>
    public CsvTokenizer(CsvOptions options, int[] slots, int slotCount, int rows)
    {
        (this.options, this.slots) = (options, slots);
        starts = [.. Enumerable.Range(0, slotCount).Select(_ => new int[rows])];
        lengths = [.. Enumerable.Range(0, slotCount).Select(_ => new int[rows])];
        emptyIsNull = options.EmptyValue.AsSpan().SequenceEqual(options.NullValue);
    }

    /// <summary>Fields of the last record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The wanted fields of the records so far.</summary>
    public CsvFields Fields(int slot, ReadOnlySpan<byte> text, int rows) => new(text, side, starts[slot].AsSpan(0, rows), lengths[slot].AsSpan(0, rows));

    public void Clear() => sideLength = 0;

    /// <summary>Takes a record apart.</summary>
    /// <param name="text">It begins with the record. Where records may span lines it goes on behind it, otherwise it ends with it.</param>
    /// <param name="offset">Where <paramref name="text"/> begins in the buffer that <see cref="Fields"/> is given.</param>
    /// <param name="row">The record's number since <see cref="Clear"/>.</param>
    /// <param name="isWhole">Nothing follows <paramref name="text"/>.</param>
    /// <returns>The bytes up to the record's end, or <see cref="Incomplete"/>.</returns>
    public int Read(ReadOnlySpan<byte> text, int offset, int row, bool isWhole)
    {
        var position = 0;
        var field = 0;
        var side = sideLength;
        while (true)
        {
            var slot = field < slots.Length ? slots[field] : -1;
            var after = ReadField(text, position, offset, isWhole, out var start, out var length);
            if (after < 0)
            {
                sideLength = side;
                return Incomplete;
            }
            if (options.MaxCharacters >= 0 && length > options.MaxCharacters) CheckLength(after < 0 ? default : start >= 0 ? text.Slice(start - offset, length) : this.side.AsSpan(~start, length));
            if (slot >= 0) (starts[slot][row], lengths[slot][row]) = (start, length);
            if (++field > options.MaxColumns) throw TooManyFields();
            position = after;
            if (position == text.Length || !text[position..].StartsWith(options.Separator)) break;
            position += options.Separator.Length;
        }
        FieldCount = field;
        for (; field < slots.Length; field++)
            if (slots[field] >= 0) lengths[slots[field]][row] = Null;
        return position;
    }

    /// <summary>Finds one field and returns where it ends: at a separator, a line end or the end of the text.</summary>
    int ReadField(ReadOnlySpan<byte> text, int position, int offset, bool isWhole, out int start, out int length)
    {
        if (options.TrimLeft)
            while (position < text.Length && text[position] is (byte)' ' or (byte)'\t') position++;
        if (position < text.Length && text[position] == options.Quote && options.Quote != 0) return ReadQuoted(text, position + 1, offset, isWhole, out start, out length);
        var end = FieldEnd(text, position);
        (start, length) = (offset + position, end - position);
        if (end == text.Length && !isWhole) return Incomplete;
        if (options.TrimRight)
            while (length > 0 && text[position + length - 1] <= ' ') length--;
        if (length == 0) length = Null;
        return end;
    }

    int ReadQuoted(ReadOnlySpan<byte> text, int position, int offset, bool isWhole, out int start, out int length)
    {
        var mark = text[position..].IndexOfAny(options.Quote, options.Escape);
        var end = position + mark;
        if (mark >= 0 && text[end] == options.Quote && end + 1 <= text.Length && (end + 1 < text.Length || isWhole) && IsFieldEnd(text, end + 1))
        {
            (start, length) = (offset + position, mark);
            if (mark == 0) Empty(out start, out length);
            return end + 1;
        }
        start = ~sideLength;
        var after = new CsvQuotedField(options, this).Read(text, position, isWhole);
        length = sideLength - ~start;
        if (after >= 0 && length == 0) Empty(out start, out length);
        return after;
    }

    /// <summary>What a quoted value without text stands for.</summary>
    void Empty(out int start, out int length)
    {
        (start, length) = (~sideLength, emptyIsNull ? Null : options.EmptyValue.Length);
        if (length > 0) Append(options.EmptyValue);
    }

    /// <summary>Where the raw field that begins at a position ends.</summary>
    public int FieldEnd(ReadOnlySpan<byte> text, int position)
    {
        if (!options.MultiLine)
        {
            var separator = text[position..].IndexOf(options.Separator);
            return separator < 0 ? text.Length : position + separator;
        }
        while (true)
        {
            var mark = text[position..].IndexOfAny(options.Separator[0], (byte)'\n', (byte)'\r');
            if (mark < 0) return text.Length;
            position += mark;
            if (IsFieldEnd(text, position)) return position;
            position++;
        }
    }

    /// <summary>Whether a separator, a line end or the text's end stands at a position.</summary>
    public bool IsFieldEnd(ReadOnlySpan<byte> text, int position) => position >= text.Length
        || (options.MultiLine && text[position] is (byte)'\n' or (byte)'\r') || text[position..].StartsWith(options.Separator);

    /// <summary>Adds to the text of the quoted field at hand.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        if (sideLength + text.Length > side.Length) Array.Resize(ref side, Math.Max(side.Length * 2, sideLength + text.Length));
        text.CopyTo(side.AsSpan(sideLength));
        sideLength += text.Length;
    }

    public void Append(byte value) => Append([value]);

    /// <summary>Puts a quote before the field's text.</summary>
    public void Prepend(int start)
    {
        Append(0);
        side.AsSpan(start, sideLength - 1 - start).CopyTo(side.AsSpan(start + 1));
        side[start] = options.Quote;
    }

    public int Length => sideLength;

    void CheckLength(ReadOnlySpan<byte> value)
    {
        if (System.Text.Encoding.UTF8.GetCharCount(value) > options.MaxCharacters)
            throw new InvalidDataException($"A value has more than {options.MaxCharacters} characters. Check the quotes, or raise the option 'maxCharsPerColumn'.");
    }

    InvalidDataException TooManyFields() => new($"A record has more than {options.MaxColumns} fields. Check the separator, or raise the option 'maxColumns'.");
}

/// <summary>One field of some records: the bytes of each, null where there is none.</summary>
internal readonly ref struct CsvFields(ReadOnlySpan<byte> text, ReadOnlySpan<byte> side, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths)
{
    readonly ReadOnlySpan<byte> text = text;
    readonly ReadOnlySpan<byte> side = side;
    readonly ReadOnlySpan<int> starts = starts;
    readonly ReadOnlySpan<int> lengths = lengths;

    public int Count => lengths.Length;

    public bool IsNull(int row, ReadOnlySpan<byte> nullValue)
    {
        var length = lengths[row];
        return length < 0 || (length == nullValue.Length && this[row].SequenceEqual(nullValue));
    }

    public int Length(int row) => lengths[row];

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var start = starts[row];
            return start >= 0 ? text.Slice(start, lengths[row]) : side.Slice(~start, lengths[row]);
        }
    }
}
