namespace Frames.Values;

/// <summary>
/// The words epoch, now, today, tomorrow and yesterday, which Spark reads where a text that is cast to a date or timestamp is a constant
/// (its optimizer does that, so columns of text know no such words). All but now may be followed by a zone, which is checked and ignored.
/// </summary>
internal static class SpecialDateTimes
{
    /// <summary>Days of a special word.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, SparkZone zone, long nowMicros, out int days)
    {
        days = 0;
        var word = Find(text);
        if (word == Word.None) return false;
        var today = (int)DateTimeText.FloorDays(zone.ToLocal(nowMicros));
        days = word == Word.Epoch ? 0 : today + Shift(word);
        return true;
    }

    /// <summary>Microseconds of a special word as an instant.</summary>
    public static bool TryTimestamp(ReadOnlySpan<byte> text, SparkZone zone, long nowMicros, out long micros)
    {
        var known = TryTimestampNtz(text, zone, nowMicros, out micros);
        if (known && Find(text) is var word && word != Word.Epoch) micros = word == Word.Now ? nowMicros : zone.ToUtc(micros);
        return known;
    }

    /// <summary>Microseconds of a special word as local time.</summary>
    public static bool TryTimestampNtz(ReadOnlySpan<byte> text, SparkZone zone, long nowMicros, out long micros)
    {
        micros = 0;
        var word = Find(text);
        if (word == Word.None) return false;
        var local = zone.ToLocal(nowMicros);
        if (word == Word.Now) micros = local;
        else if (word != Word.Epoch) micros = (DateTimeText.FloorDays(local) + Shift(word)) * DateTimeText.MicrosPerDay;
        return true;
    }

    static int Shift(Word word) => word == Word.Tomorrow ? 1 : word == Word.Yesterday ? -1 : 0;

    static Word Find(ReadOnlySpan<byte> text)
    {
        text = AsciiText.TrimLow(text);
        var length = 0;
        while (length < text.Length && AsciiText.IsLetter(text[length])) length++;
        var word = Named(text[..length]);
        var zone = AsciiText.TrimLow(text[length..]);
        if (word == Word.None || zone.IsEmpty) return word;
        return word != Word.Now && SparkZone.TryGet(zone, out _) ? word : Word.None;
    }

    static Word Named(ReadOnlySpan<byte> text) =>
        AsciiText.EqualsIgnoreCase(text, "epoch"u8) ? Word.Epoch
        : AsciiText.EqualsIgnoreCase(text, "now"u8) ? Word.Now
        : AsciiText.EqualsIgnoreCase(text, "today"u8) ? Word.Today
        : AsciiText.EqualsIgnoreCase(text, "tomorrow"u8) ? Word.Tomorrow
        : AsciiText.EqualsIgnoreCase(text, "yesterday"u8) ? Word.Yesterday
        : Word.None;

    enum Word : byte
    {
        None,
        Epoch,
        Now,
        Today,
        Tomorrow,
        Yesterday,
    }
}
