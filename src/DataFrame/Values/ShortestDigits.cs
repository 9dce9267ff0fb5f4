namespace Frames.Values;

/// <summary>A finite number taken apart into sign, digits and a decimal exponent, and laid out as Java lays out doubles.</summary>
internal ref struct ShortestDigits
{
    readonly Span<byte> digits;
    bool negative;
    int exponent;

    /// <summary>Keeps its digits in <paramref name="buffer"/>.</summary>
    public ShortestDigits(Span<byte> buffer) => digits = buffer;

    /// <summary>Digits without leading and trailing zeros; 0 for zero.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a minus sign stood in front.</summary>
    public readonly bool Negative => negative;

    /// <summary>The first digit's power of ten.</summary>
    public readonly int Exponent => exponent;

    /// <summary>The digits, most significant first, as ASCII.</summary>
    public readonly ReadOnlySpan<byte> Digits => digits[..Count];

    /// <summary>Takes a text of the form <c>-123.45E+6</c> apart.</summary>
    public void Read(scoped ReadOnlySpan<byte> text)
    {
        Count = 0;
        negative = text[0] == (byte)'-';
        int i = negative ? 1 : 0, point = int.MaxValue, position = 0;
        exponent = 0;
        for (; i < text.Length && text[i] != (byte)'E'; i++)
        {
            if (text[i] == (byte)'.') point = position;
            else if (text[i] != (byte)'0' || Count > 0) digits[Count++] = text[i];
            if (text[i] == (byte)'.') continue;
            if (Count == 0) exponent--;
            position++;
        }
        exponent += Math.Min(point, position) - 1 + ReadExponent(text[Math.Min(i + 1, text.Length)..]);
        while (Count > 0 && digits[Count - 1] == (byte)'0') Count--;
        if (Count == 0) exponent = 0;
    }

    /// <summary>Writes the number as Java's <c>Double.toString</c> lays it out and returns the number of bytes.</summary>
    public readonly int WriteTo(Span<byte> destination)
    {
        var n = 0;
        if (negative) destination[n++] = (byte)'-';
        if (exponent is < -3 or >= 7)
        {
            destination[n++] = digits[0];
            destination[n++] = (byte)'.';
            n += WriteDigits(1, Math.Max(1, Count - 1), destination[n..]);
            destination[n++] = (byte)'E';
            return n + NumberText.Write(exponent, destination[n..]);
        }
        if (exponent >= 0) n += WriteDigits(0, exponent + 1, destination[n..]);
        else destination[n++] = (byte)'0';
        destination[n++] = (byte)'.';
        for (var zeros = -1 - exponent; zeros > 0; zeros--) destination[n++] = (byte)'0';
        var first = Math.Max(0, exponent + 1);
        return n + WriteDigits(first, Math.Max(1, Count - first), destination[n..]);
    }

    readonly int WriteDigits(int first, int count, Span<byte> destination)
    {
        for (var i = 0; i < count; i++) destination[i] = first + i < Count ? digits[first + i] : (byte)'0';
        return count;
    }

    static int ReadExponent(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return 0;
        var value = 0;
        foreach (var b in text[(text[0] is (byte)'+' or (byte)'-' ? 1 : 0)..]) value = value * 10 + (b - '0');
        return text[0] == (byte)'-' ? -value : value;
    }
}
