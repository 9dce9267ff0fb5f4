namespace Frames.Expressions;

/// <summary>
/// The names of the functions that stand behind operators and special syntax: one set for columns, SQL, LINQ, the catalogue and the Spark backend.
/// All but the last group are Spark's own.
/// </summary>
internal static class OperatorNames
{
    public const string Add = "+";
    public const string Subtract = "-";
    public const string Multiply = "*";
    public const string Divide = "/";
    public const string Remainder = "%";
    public const string IntegralDivide = "div";

    /// <summary>The sign before an expression; <c>negative(x)</c> is the same as a call, which shows in names.</summary>
    public const string Negative = "unary_minus";

    public const string Positive = "positive";

    public const string Equal = "==";
    public const string EqualNullSafe = "<=>";
    public const string Less = "<";
    public const string LessOrEqual = "<=";
    public const string Greater = ">";
    public const string GreaterOrEqual = ">=";

    public const string And = "and";
    public const string Or = "or";
    public const string Not = "not";
    public const string IsNull = "isnull";
    public const string IsNotNull = "isnotnull";
    public const string In = "in";
    public const string Between = "between";
    public const string Like = "like";
    public const string CaseInsensitiveLike = "ilike";
    public const string RegexLike = "rlike";

    public const string BitwiseAnd = "&";
    public const string BitwiseOr = "|";
    public const string BitwiseXor = "^";
    public const string BitwiseNot = "~";
    public const string ShiftLeft = "<<";
    public const string ShiftRight = ">>";
    public const string ShiftRightUnsigned = ">>>";

    public const string Concat = "concat";

    /// <summary>CASE: conditions and values in turn, and a last value for ELSE.</summary>
    public const string When = "when";

    public const string Struct = "struct";
    public const string NamedStruct = "named_struct";
    public const string Collate = "collate";
    public const string Extract = "extract";
    public const string TimestampAdd = "timestampadd";
    public const string TimestampDiff = "timestampdiff";

    // Only SQL text makes these; they are not callable by name.

    /// <summary><c>IS UNKNOWN</c>: of a boolean, otherwise as <c>isnull</c>.</summary>
    public const string IsUnknown = "isunknown";

    /// <summary><c>IS NOT UNKNOWN</c>.</summary>
    public const string IsNotUnknown = "isnotunknown";

    /// <summary><c>LIKE ALL</c> and its kin: the text, then patterns.</summary>
    public const string LikeAll = "likeall", LikeAny = "likeany", NotLikeAll = "notlikeall", NotLikeAny = "notlikeany";

    /// <summary><c>value:path</c> of a variant or JSON text: the value, then the path as text.</summary>
    public const string SemiStructuredExtract = "semi_structured_extract";
}
