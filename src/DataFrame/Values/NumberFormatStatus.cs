namespace Frames.Values;

/// <summary>What became of a format of to_number and to_char; the failures are Spark's sub-classes of INVALID_FORMAT.</summary>
internal enum NumberFormatStatus : byte
{
    /// <summary>The format is good.</summary>
    Valid,

    /// <summary>EMPTY: no characters.</summary>
    Empty,

    /// <summary>WRONG_NUM_DIGIT: no digit.</summary>
    WrongNumDigit,

    /// <summary>CUR_MUST_BEFORE_DIGIT: a dollar sign after a digit.</summary>
    CurrencyMustBeforeDigit,

    /// <summary>CUR_MUST_BEFORE_DEC: a dollar sign after the decimal point.</summary>
    CurrencyMustBeforeDecimal,

    /// <summary>CONT_THOUSANDS_SEPS: a separator without digits on both sides.</summary>
    ContinuousThousandsSeparators,

    /// <summary>THOUSANDS_SEPS_MUST_BEFORE_DEC: a separator after the decimal point.</summary>
    ThousandsSeparatorsMustBeforeDecimal,

    /// <summary>WRONG_NUM_TOKEN: more than one of a token.</summary>
    WrongNumToken,

    /// <summary>UNEXPECTED_TOKEN: a token out of order, or an unknown character.</summary>
    UnexpectedToken,
}
