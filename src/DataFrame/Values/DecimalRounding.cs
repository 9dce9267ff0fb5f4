namespace Frames.Values;

/// <summary>How digits that do not fit are cut off.</summary>
internal enum DecimalRounding : byte
{
    /// <summary>To the nearest, ties away from zero: round, casts, arithmetic.</summary>
    HalfUp,

    /// <summary>To the nearest, ties to the even neighbour: bround.</summary>
    HalfEven,

    /// <summary>Towards negative infinity.</summary>
    Floor,

    /// <summary>Towards positive infinity.</summary>
    Ceiling,

    /// <summary>Towards zero.</summary>
    Down,
}
