using Frames.Sql.Types;

namespace Frames.Tests.Conformance.Generators;

/// <summary>What is not called freely, or not compared to the last bit, each with its reason.</summary>
internal static class Exceptions
{
    /// <summary>Functions that stand in no generated call, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotCalled = new Dictionary<string, string>
    {
        ["current_date"] = "it reads the clock",
        ["current_timestamp"] = "it reads the clock",
        ["localtimestamp"] = "it reads the clock",
        ["now"] = "it reads the clock",
        ["grouping"] = "it stands only over grouping sets, which plans have",
        ["grouping_id"] = "it stands only over grouping sets, which plans have",
        ["extract"] = "its first argument is a word; date_part is the same as a call",
        ["space"] = "a random length is gigabytes of text",
        ["repeat"] = "a random count is gigabytes of text",
        ["array_repeat"] = "a random count is gigabytes of values",
        ["format_number"] = "a random number of decimals is gigabytes of text",
        ["stack"] = "a random count is gigabytes of rows",
        ["array_insert"] = "a random position is gigabytes of nulls",
        ["collect_set"] = "the order of its elements is nobody's promise",
        ["mode"] = "which of equally frequent values it takes is nobody's promise",
        ["lpad"] = "a random length is gigabytes of text",
        ["rpad"] = "a random length is gigabytes of text",
    };

    /// <summary>Functions that raise no error for any values.</summary>
    public static readonly IReadOnlySet<string> NeverFail = new HashSet<string>
    {
        "and", "or", "not", "<", "<=", "<=>", "==", ">", ">=", "in", "between", "coalesce", "nvl", "nvl2", "nullif", "isnull", "isnotnull", "isnan", "when", "if", "greatest",
        "least", "concat", "concat_ws", "length", "upper", "lower", "trim", "ltrim", "rtrim", "substring", "array", "struct", "size", "hash", "xxhash64", "try_add",
        "try_subtract", "try_multiply", "try_divide", "contains", "startswith", "endswith",
    };

    static readonly HashSet<string> lastPlaces =
    [
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "cot", "csc", "exp", "expm1", "hypot", "ln", "log", "log10", "log1p", "log2",
        "power", "sec", "sin", "sinh", "tan", "tanh", "degrees", "radians",
    ];

    static readonly HashSet<string> moments =
    [
        "corr", "covar_pop", "covar_samp", "kurtosis", "skewness", "stddev_pop", "stddev_samp", "var_pop", "var_samp", "regr_intercept", "regr_r2", "regr_slope", "regr_sxx",
        "regr_sxy", "regr_syy", "regr_avgx", "regr_avgy",
    ];

    /// <summary>Aggregates whose answer depends on the order of rows: they are called over windows with a total order only.</summary>
    public static readonly IReadOnlySet<string> OrderDependent = new HashSet<string> { "any_value", "first", "last", "collect_list", "collect_set", "max_by", "min_by", "mode", "listagg", "string_agg" };

    public static bool IsMoment(string function) => moments.Contains(function);

    public static Tolerance ToleranceOf(string function, DataType type) => type is not (DoubleType or FloatType) ? Tolerance.None
        : moments.Contains(function) ? Tolerance.Moments : lastPlaces.Contains(function) ? Tolerance.LastPlaces : Tolerance.None;
}
