namespace Frames.Values;

/// <summary>What became of a date-time pattern; the failures are Spark's error classes.</summary>
internal enum PatternStatus : byte
{
    /// <summary>The pattern is good.</summary>
    Valid,

    /// <summary>INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION: Spark 2 knew the pattern, Spark 3 does not.</summary>
    Unrecognized,

    /// <summary>INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN with the letter.</summary>
    WeekBased,

    /// <summary>INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER with the letter.</summary>
    IllegalCharacter,

    /// <summary>INVALID_DATETIME_PATTERN.LENGTH: too many of one letter.</summary>
    Length,

    /// <summary>INVALID_DATETIME_PATTERN.WITH_SUGGESTION: Java refuses it for another reason.</summary>
    Invalid,
}
