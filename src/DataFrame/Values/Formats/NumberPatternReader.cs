using System.Text;

namespace Frames.Values.Formats;

/// <summary>One half of a DecimalFormat pattern.</summary>
internal record struct NumberPatternPart(string Prefix, string Suffix)
{
    /// <summary>Optional digits before the zeros.</summary>
    public int Hashes { get; set; }

    /// <summary>Digits that are always there, before and after the point.</summary>
    public int Zeros { get; set; }

    /// <summary>All digits.</summary>
    public int Digits { get; set; }

    /// <summary>The number of digits before the point; -1 without a point.</summary>
    public int Point { get; set; }

    /// <summary>Digits between the last comma and the point or the end; 0 without a comma.</summary>
    public int Grouping { get; set; }

    /// <summary>The power of ten that a percent or permille sign multiplies with.</summary>
    public int Shift { get; set; }

    /// <summary>Fewest digits of the exponent; -1 without one.</summary>
    public int ExponentDigits { get; set; }

    /// <summary>Whether the point is printed where no digits follow it.</summary>
    public readonly bool AlwaysPoint => Point == 0 || (Point > 0 && Point == Digits);

    public readonly int Integral => Point < 0 ? Digits : Point;

    public readonly int Fraction => Point < 0 ? 0 : Digits - Point;

    public readonly int MinIntegral => Math.Max(0, Math.Min(Integral, Hashes + Zeros) - Hashes);

    public readonly int MinFraction => Math.Max(0, Hashes + Zeros - Integral);
}

/// <summary>Reads the halves of a DecimalFormat pattern.</summary>
internal sealed class NumberPatternReader(string text)
{
    int position;

    /// <summary>Whether all of the text was read.</summary>
    public bool AtEnd => position >= text.Length;

    /// <summary>Reads up to a semicolon or the end; false where signs stand in an order that Java refuses.</summary>
    public bool TryRead(out NumberPatternPart part)
    {
        part = new NumberPatternPart("", "") { Point = -1, ExponentDigits = -1 };
        var valid = true;
        part.Prefix = Affix(ref part, "#0,.;", ref valid);
        if (!TryNumber(ref part)) return false;
        part.Suffix = Affix(ref part, ";", ref valid);
        if (!AtEnd) position++;
        return valid;
    }

    bool TryNumber(ref NumberPatternPart part)
    {
        var (after, group) = (0, -1);
        for (; !AtEnd; position++)
        {
            var c = text[position];
            if (c == '#')
            {
                if (part.Zeros > 0) after++;
                else part.Hashes++;
                if (group >= 0 && part.Point < 0) group++;
            }
            else if (c == '0')
            {
                if (after > 0) return false;
                part.Zeros++;
                if (group >= 0 && part.Point < 0) group++;
            }
            else if (c == ',') group = part.Point < 0 ? 0 : group;
            else if (c == '.')
            {
                if (part.Point >= 0) return false;
                part.Point = part.Hashes + part.Zeros + after;
            }
            else if (c == 'E' && part.ExponentDigits < 0)
            {
                if (!TryExponent(ref part)) return false;
                break;
            }
            else break;
        }
        part.Digits = part.Hashes + part.Zeros + after;
        part.Grouping = Math.Max(group, 0);
        // A pattern without zeros keeps its last digit before the point, or its first one after it.
        if (part.Zeros == 0 && part.Hashes > 0 && part.Point >= 0)
        {
            var kept = Math.Max(part.Point, 1);
            (part.Hashes, part.Zeros) = (kept - 1, 1);
        }
        return group != 0 && (part.Point < 0 ? after == 0 : part.Point >= part.Hashes && part.Point <= part.Hashes + part.Zeros);
    }

    bool TryExponent(ref NumberPatternPart part)
    {
        part.ExponentDigits = 0;
        while (position + 1 < text.Length && text[position + 1] == '0')
        {
            position++;
            part.ExponentDigits++;
        }
        position++;
        return part.ExponentDigits > 0 && part.Hashes + part.Zeros > 0;
    }

    string Affix(ref NumberPatternPart part, string ends, ref bool valid)
    {
        var affix = new StringBuilder();
        var quoted = false;
        for (; !AtEnd && (quoted || !ends.Contains(text[position], StringComparison.Ordinal)); position++)
        {
            var c = text[position];
            if (c == '\'')
            {
                if (position + 1 < text.Length && text[position + 1] == '\'') affix.Append(text[++position]);
                else quoted = !quoted;
                continue;
            }
            if (!quoted && c is '#' or '0' or ',' or '.') valid = false;
            if (!quoted && c is '%' or '\u2030') part.Shift = c == '%' ? 2 : 3;
            if (!quoted && c == '\u00A4') affix.Append(CurrencySign());
            else affix.Append(c);
        }
        return affix.ToString();
    }

    string CurrencySign()
    {
        if (position + 1 >= text.Length || text[position + 1] != '\u00A4') return "$";
        position++;
        return "USD";
    }
}
