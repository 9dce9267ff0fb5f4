namespace Frames.Values.Formats;

/// <summary>Reads a text by the parts of a pattern into fields, with Java's strict rules; letters match in any case.</summary>
internal ref struct FormatReader(ReadOnlySpan<char> text)
{
    readonly ReadOnlySpan<char> text = text;

    public ParsedFields Fields;

    /// <summary>Reads all parts from a position on; the end, or the complement of the position where it failed.</summary>
    public int Read(FormatPart[] parts, int position)
    {
        foreach (var part in parts)
        {
            position = Read(part, position);
            if (position < 0) break;
        }
        return position;
    }

    int Read(FormatPart part, int position) => part.Kind switch
    {
        FormatKind.Literal => text[position..].StartsWith(part.Text, StringComparison.OrdinalIgnoreCase) ? position + part.Text.Length : ~position,
        FormatKind.Number or FormatKind.ReducedYear => ReadNumber(part, position),
        FormatKind.Fraction => ReadFraction(part, position),
        FormatKind.Text => ReadText(part, position),
        FormatKind.Optional => ReadOptional(part, position),
        FormatKind.Offset or FormatKind.LocalizedOffset => ReadOffset(part, position),
        _ => ReadZone(part, position),
    };

    int ReadOptional(FormatPart part, int position)
    {
        var before = Fields;
        var end = Read(part.Parts, position);
        if (end >= 0) return end;
        Fields = before;
        return position;
    }

    int ReadNumber(FormatPart part, int position)
    {
        if (position == text.Length) return ~position;
        var sign = text[position] is '+' or '-' ? text[position] : '\0';
        if (sign != '\0' && !(part.Sign == FormatSign.ExceedsPad || (part.Sign == FormatSign.Normal && sign == '-'))) return ~position;
        var start = sign == '\0' ? position : position + 1;
        var digits = CountDigits(start, part.MaxWidth + Math.Max(part.SubsequentWidth, 0));
        if (digits < part.MinWidth) return ~start;
        if (part.SubsequentWidth > 0) digits = Math.Max(part.MinWidth, digits - part.SubsequentWidth);
        var value = Number(start, digits);
        if (sign == '-' && value == 0) return ~position;
        if (part.Sign == FormatSign.ExceedsPad && sign != '-' && (sign == '+') != (digits > part.MinWidth)) return ~position;
        if (part.Kind == FormatKind.ReducedYear) value += 2000;
        return Fields.TrySet(part.Field, sign == '-' ? -value : value) ? start + digits : ~start;
    }

    int ReadFraction(FormatPart part, int position)
    {
        var digits = CountDigits(position, part.MaxWidth);
        if (digits < part.MinWidth) return ~position;
        var nanos = Number(position, digits);
        for (var i = digits; i < 9; i++) nanos *= 10;
        return Fields.TrySet(DateTimeField.NanoOfSecond, nanos) ? position + digits : ~position;
    }

    int ReadText(FormatPart part, int position)
    {
        var names = DateTimeNames.Of(part.Field, part.Full);
        for (var i = 0; i < names.Length; i++)
        {
            if (!text[position..].StartsWith(names[i], StringComparison.OrdinalIgnoreCase)) continue;
            return Fields.TrySet(part.Field, i + DateTimeNames.First(part.Field)) ? position + names[i].Length : ~position;
        }
        return ~position;
    }

    int ReadOffset(FormatPart part, int position)
    {
        var end = position;
        var read = part.Kind == FormatKind.Offset
            ? OffsetText.TryParse(text, ref end, part.OffsetForm, part.Text, out var seconds)
            : OffsetText.TryParseLocalized(text, ref end, part.Full, out seconds);
        return read && Fields.TrySet(DateTimeField.OffsetSeconds, seconds) ? end : ~position;
    }

    /// <summary>Reads an offset, a prefix with an offset, or the longest id or name that is known.</summary>
    int ReadZone(FormatPart part, int position)
    {
        var rest = text[position..];
        if (rest.IsEmpty) return ~position;
        if (rest[0] is '+' or '-') return ReadZoneOffset("", position);
        foreach (var prefix in (ReadOnlySpan<string>)["UTC", "UT", "GMT"])
            if (rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return ReadZoneOffset(prefix, position);
        if (ZoneNames.TryFind(rest, part.Kind == FormatKind.ZoneName, part.Full, out var zone, out var length)) return SetZone(zone, position + length);
        return rest[0] is 'Z' or 'z' ? SetZone(SparkZone.Get("Z"), position + 1) : ~position;
    }

    int ReadZoneOffset(string prefix, int position)
    {
        var end = position + prefix.Length;
        var bare = prefix.Length > 0 && (end == text.Length || text[end] is '0' or 'Z' or 'z');
        if (!bare && OffsetText.TryParse(text, ref end, "+HH:MM:ss", prefix.Length == 0 ? "Z" : "0", out var seconds))
        {
            var id = seconds == 0 && prefix.Length > 0 ? prefix : prefix + ZoneIds.OffsetId(seconds);
            return SparkZone.TryGet(id, out var zone) ? SetZone(zone, end) : ~position;
        }
        return prefix.Length == 0 ? ~position : SetZone(SparkZone.Get(prefix), end);
    }

    int SetZone(SparkZone zone, int end)
    {
        Fields.Zone = zone;
        return end;
    }

    readonly int CountDigits(int position, int most)
    {
        var count = 0;
        while (count < most && position + count < text.Length && Digit(text[position + count]) >= 0) count++;
        return count;
    }

    readonly long Number(int position, int digits)
    {
        Int128 value = 0;
        for (var i = 0; i < digits; i++) value = value * 10 + Digit(text[position + i]);
        return (long)Int128.Min(value, long.MaxValue);
    }

    static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : -1;
}
