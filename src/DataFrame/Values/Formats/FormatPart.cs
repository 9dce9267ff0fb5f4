namespace Frames.Values.Formats;

/// <summary>What a part of a date-time pattern prints and reads.</summary>
internal enum FormatKind : byte
{
    Literal,
    Number,
    ReducedYear,
    Fraction,
    Text,
    Offset,
    LocalizedOffset,
    ZoneId,
    ZoneName,
    Optional,
}

/// <summary>When a number has a sign.</summary>
internal enum FormatSign : byte
{
    /// <summary>A minus for negative numbers.</summary>
    Normal,

    /// <summary>Negative numbers are refused.</summary>
    NotNegative,

    /// <summary>A minus for negative numbers, a plus for those with more digits than the pattern has letters.</summary>
    ExceedsPad,
}

/// <summary>One part of a compiled pattern; which members count depends on the kind.</summary>
internal sealed record FormatPart(FormatKind Kind)
{
    /// <summary>The field of a number, text or fraction.</summary>
    public DateTimeField Field { get; init; }

    /// <summary>Fewest digits.</summary>
    public int MinWidth { get; init; }

    /// <summary>Most digits.</summary>
    public int MaxWidth { get; init; }

    public FormatSign Sign { get; init; }

    /// <summary>Digits of the fixed-width numbers that follow without anything between, which this number must leave to them.</summary>
    public int SubsequentWidth { get; init; }

    /// <summary>The characters of a literal, or the offset pattern's text for no offset.</summary>
    public string Text { get; init; } = "";

    /// <summary>The form of an offset, such as <c>+HH:MM</c>; capital letters must be there, small ones where they are not zero.</summary>
    public string OffsetForm { get; init; } = "";

    /// <summary>Full names rather than short ones.</summary>
    public bool Full { get; init; }

    /// <summary>The parts of an optional section.</summary>
    public FormatPart[] Parts { get; init; } = [];

    public bool IsFixedNumber => MinWidth == MaxWidth && Sign == FormatSign.NotNegative;
}
