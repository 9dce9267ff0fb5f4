using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Frames.Values;

/// <summary>The spellings of time zones: regions, Java's three-letter ids, and offsets with or without a prefix.</summary>
internal static class ZoneIds
{
    const int maxOffset = 18 * 3600;

    static readonly Dictionary<string, string> shortIds = new(StringComparer.Ordinal)
    {
        ["EST"] = "-05:00",
        ["HST"] = "-10:00",
        ["MST"] = "-07:00",
        ["ACT"] = "Australia/Darwin",
        ["AET"] = "Australia/Sydney",
        ["AGT"] = "America/Argentina/Buenos_Aires",
        ["ART"] = "Africa/Cairo",
        ["AST"] = "America/Anchorage",
        ["BET"] = "America/Sao_Paulo",
        ["BST"] = "Asia/Dhaka",
        ["CAT"] = "Africa/Harare",
        ["CNT"] = "America/St_Johns",
        ["CST"] = "America/Chicago",
        ["CTT"] = "Asia/Shanghai",
        ["EAT"] = "Africa/Addis_Ababa",
        ["ECT"] = "Europe/Paris",
        ["IET"] = "America/Indiana/Indianapolis",
        ["IST"] = "Asia/Kolkata",
        ["JST"] = "Asia/Tokyo",
        ["MIT"] = "Pacific/Apia",
        ["NET"] = "Asia/Yerevan",
        ["NST"] = "Pacific/Auckland",
        ["PLT"] = "Asia/Karachi",
        ["PNT"] = "America/Phoenix",
        ["PRT"] = "America/Puerto_Rico",
        ["PST"] = "America/Los_Angeles",
        ["SST"] = "Pacific/Guadalcanal",
        ["VST"] = "Asia/Ho_Chi_Minh",
    };

    /// <summary>Java's form of an id, and its offset in seconds unless it names a region.</summary>
    public static bool TryNormalize(string id, [NotNullWhen(true)] out string? normal, out int? offset)
    {
        normal = shortIds.GetValueOrDefault(id) ?? id;
        offset = null;
        if (normal == "Z") return Fixed("Z", 0, out normal, out offset);
        if (normal is "UTC" or "GMT" or "UT") return Fixed(normal, 0, out normal, out offset);
        if (normal.StartsWith('+') || normal.StartsWith('-'))
            return TryOffset(normal, out var seconds) && Fixed(OffsetId(seconds), seconds, out normal, out offset);
        foreach (var prefix in (ReadOnlySpan<string>)["UTC", "GMT", "UT"])
        {
            if (!normal.StartsWith(prefix, StringComparison.Ordinal) || normal.Length == prefix.Length || normal[prefix.Length] is not ('+' or '-')) continue;
            if (!TryOffset(normal.AsSpan(prefix.Length), out var seconds)) return false;
            return Fixed(seconds == 0 ? prefix : prefix + OffsetId(seconds), seconds, out normal, out offset);
        }
        return IsRegion(normal);
    }

    /// <summary><c>Z</c>, <c>+05:30</c> or <c>-01:02:03</c>.</summary>
    public static string OffsetId(int seconds)
    {
        if (seconds == 0) return "Z";
        var total = Math.Abs(seconds);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(seconds < 0 ? '-' : '+')}{total / 3600:00}:{total / 60 % 60:00}");
        return total % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{total % 60:00}");
    }

    /// <summary>Reads +h, +hh, +hh:mm, +hhmm, +hh:mm:ss, +hhmmss, and the one-digit forms +h:mm and +hh:m that Spark keeps from before.</summary>
    public static bool TryOffset(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        var sign = text.IsEmpty || text[0] is not ('+' or '-') ? 0 : text[0] == '-' ? -1 : 1;
        if (sign == 0) return false;
        var colon = text.IndexOf(':');
        Span<int> fields = stackalloc int[3];
        if (!(colon < 0 ? TryPacked(text[1..], fields) : TrySeparated(text[1..], fields))) return false;
        if (fields[1] > 59 || fields[2] > 59) return false;
        seconds = sign * (fields[0] * 3600 + fields[1] * 60 + fields[2]);
        return Math.Abs(seconds) <= maxOffset;
    }

    static bool TryPacked(ReadOnlySpan<char> digits, Span<int> fields)
    {
        if (digits.Length == 1) return TryDigits(digits, out fields[0]);
        if (digits.Length is not (2 or 4 or 6)) return false;
        for (var i = 0; i < digits.Length / 2; i++)
            if (!TryDigits(digits.Slice(2 * i, 2), out fields[i])) return false;
        return true;
    }

    static bool TrySeparated(ReadOnlySpan<char> text, Span<int> fields)
    {
        var count = 0;
        foreach (var range in text.Split(':'))
        {
            if (count == 3 || !TryDigits(text[range], out fields[count])) return false;
            // One digit is let through for the hour, and for a minute that ends the text.
            var lastMinute = count == 1 && range.End.GetOffset(text.Length) == text.Length && text.IndexOf(':') == 2;
            if (text[range].Length == 1 && count > 0 && !lastMinute) return false;
            count++;
        }
        return count > 1;
    }

    static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 2) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = value * 10 + (c - '0');
        }
        return true;
    }

    static bool IsRegion(string id)
    {
        if (id.Length < 2 || !char.IsAsciiLetter(id[0])) return false;
        foreach (var c in id)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+' or '.' or '~')) return false;
        return true;
    }

    static bool Fixed(string id, int seconds, out string normal, out int? offset)
    {
        (normal, offset) = (id, seconds);
        return true;
    }
}
