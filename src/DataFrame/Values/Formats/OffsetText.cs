using System.Globalization;

namespace Frames.Values.Formats;

/// <summary>Offsets from UTC in the forms of the letters X, x, Z and O.</summary>
internal static class OffsetText
{
    /// <summary>The forms of one to five X: capital letters are always there, small ones where they are not zero.</summary>
    public static readonly string[] Forms = ["+HHmm", "+HHMM", "+HH:MM", "+HHMMss", "+HH:MM:ss"];

    /// <summary>An offset in one of the forms.</summary>
    public static string Format(int seconds, string form, string zero)
    {
        if (seconds == 0) return zero;
        var total = Math.Abs(seconds);
        int minute = total / 60 % 60, second = total % 60;
        var colon = form.Contains(':', StringComparison.Ordinal) ? ":" : "";
        var text = string.Create(CultureInfo.InvariantCulture, $"{(seconds < 0 ? '-' : '+')}{total / 3600:00}");
        if (form.Contains("MM", StringComparison.Ordinal) || minute != 0) text += string.Create(CultureInfo.InvariantCulture, $"{colon}{minute:00}");
        if (form.EndsWith("ss", StringComparison.Ordinal) && second != 0) text += string.Create(CultureInfo.InvariantCulture, $"{colon}{second:00}");
        return text == "+00" && minute == 0 && second == 0 ? zero : text;
    }

    /// <summary>GMT with hours, and minutes and seconds where they are not zero, or always two digits of hours and minutes.</summary>
    public static string FormatLocalized(int seconds, bool full)
    {
        if (seconds == 0) return "GMT";
        var total = Math.Abs(seconds);
        int minute = total / 60 % 60, second = total % 60;
        var hours = (total / 3600).ToString(full ? "00" : "0", CultureInfo.InvariantCulture);
        var text = $"GMT{(seconds < 0 ? '-' : '+')}{hours}";
        if (full || minute != 0 || second != 0) text += string.Create(CultureInfo.InvariantCulture, $":{minute:00}");
        return second == 0 ? text : text + string.Create(CultureInfo.InvariantCulture, $":{second:00}");
    }

    /// <summary>Reads an offset in one of the forms and moves on; false leaves the position.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, ref int position, string form, string zero, out int seconds)
    {
        seconds = 0;
        var rest = text[position..];
        if (zero.Length > 0 && rest.StartsWith(zero, StringComparison.OrdinalIgnoreCase))
        {
            position += zero.Length;
            return true;
        }
        if (rest.IsEmpty || rest[0] is not ('+' or '-')) return false;
        var at = 1;
        var colon = form.Contains(':', StringComparison.Ordinal);
        if (!TryTwo(rest, ref at, colon: false, out var hour)) return false;
        var hasMinute = TryTwo(rest, ref at, colon, out var minute);
        if (!hasMinute && form.Contains("MM", StringComparison.Ordinal)) return false;
        var second = 0;
        if (hasMinute && form.EndsWith("ss", StringComparison.Ordinal)) TryTwo(rest, ref at, colon, out second);
        position += at;
        seconds = Signed(rest[0], hour, minute, second);
        return true;
    }

    /// <summary>Reads GMT with an optional offset.</summary>
    public static bool TryParseLocalized(ReadOnlySpan<char> text, ref int position, bool full, out int seconds)
    {
        seconds = 0;
        var rest = text[position..];
        if (!rest.StartsWith("GMT", StringComparison.OrdinalIgnoreCase)) return false;
        if (rest.Length == 3 || rest[3] is not ('+' or '-'))
        {
            position += 3;
            return true;
        }
        var at = 4;
        if (!TryTwo(rest, ref at, colon: false, out var hour))
        {
            if (full || at >= rest.Length || !char.IsAsciiDigit(rest[at])) return false;
            hour = rest[at++] - '0';
        }
        if (!TryTwo(rest, ref at, colon: true, out var minute) && full) return false;
        TryTwo(rest, ref at, colon: true, out var second);
        position += at;
        seconds = Signed(rest[3], hour, minute, second);
        return true;
    }

    static int Signed(char sign, int hour, int minute, int second) => (sign == '-' ? -1 : 1) * (hour * 3600 + minute * 60 + second);

    static bool TryTwo(ReadOnlySpan<char> text, ref int position, bool colon, out int value)
    {
        value = 0;
        var at = position;
        if (colon && (at >= text.Length || text[at++] != ':')) return false;
        if (at + 2 > text.Length || !char.IsAsciiDigit(text[at]) || !char.IsAsciiDigit(text[at + 1])) return false;
        value = (text[at] - '0') * 10 + text[at + 1] - '0';
        // Java takes a pair of digits beyond 59 for none, hours too; what is left of their range is checked later.
        if (value > 59) return false;
        position = at + 2;
        return true;
    }
}
