namespace Frames.Values;

/// <summary>What became of a text that was read as an interval; the failures are Spark's sub-classes of INVALID_INTERVAL_FORMAT.</summary>
internal enum IntervalStatus : byte
{
    /// <summary>The text is an interval.</summary>
    Success,

    /// <summary>UNMATCHED_FORMAT_STRING(_WITH_NOTICE): not of the form that the fields ask for.</summary>
    UnmatchedFormat,

    /// <summary>INTERVAL_PARSING: of the form, but months beyond 11 or more months than an int holds.</summary>
    IntervalParsing,

    /// <summary>A day-time field above its largest value, which Spark reports without an error class.</summary>
    FieldOutOfRange,

    /// <summary>ARITHMETIC_EXCEPTION: the sum overflows.</summary>
    ArithmeticException,

    /// <summary>INPUT_IS_EMPTY: nothing, or only the word interval.</summary>
    InputIsEmpty,

    /// <summary>INVALID_PREFIX: the word interval without a blank after it.</summary>
    InvalidPrefix,

    /// <summary>UNRECOGNIZED_NUMBER: where a number was due stands something else.</summary>
    UnrecognizedNumber,

    /// <summary>MISSING_NUMBER: a sign without a number.</summary>
    MissingNumber,

    /// <summary>INVALID_VALUE: a number goes on with something else than digits.</summary>
    InvalidValue,

    /// <summary>INVALID_PRECISION: more than nine digits of a fraction.</summary>
    InvalidPrecision,

    /// <summary>INVALID_FRACTION: a fraction of something else than seconds.</summary>
    InvalidFraction,

    /// <summary>INVALID_UNIT: no unit of that name.</summary>
    InvalidUnit,

    /// <summary>MISSING_UNIT: the text ends after a number.</summary>
    MissingUnit,
}
