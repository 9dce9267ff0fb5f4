namespace Frames.Values;

/// <summary>What became of a text that was read as a value; callers turn all but <see cref="Success"/> into an error or a null.</summary>
internal enum ParseStatus : byte
{
    /// <summary>The text is a value of the type.</summary>
    Success,

    /// <summary>The text does not have the type's form (CAST_INVALID_INPUT).</summary>
    Invalid,

    /// <summary>The value does not fit the asked precision and scale (NUMERIC_VALUE_OUT_OF_RANGE).</summary>
    OutOfRange,

    /// <summary>The value fits no type of the family, such as 39 integral digits (NUMERIC_OUT_OF_SUPPORTED_RANGE).</summary>
    Unsupported,
}
