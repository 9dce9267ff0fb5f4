namespace Frames.Errors;

internal static partial class ErrorClasses
{
    public static readonly ErrorClass NegativeFrequency = new("NEGATIVE_VALUES_IN_FREQUENCY_EXPRESSION", "22003",
        "Found the negative value <negativeValue> in <frequencyExpression>; a frequency is 0 or more.");
    public static readonly ErrorClass WithinGroupDistinct = new("INVALID_WITHIN_GROUP_EXPRESSION.DISTINCT_UNSUPPORTED", "42K0K",
        "The function <funcName> cannot take DISTINCT with WITHIN GROUP.");
    public static readonly ErrorClass WithinGroupMissing = new("INVALID_WITHIN_GROUP_EXPRESSION.WITHIN_GROUP_MISSING", "42K0K",
        "The function <funcName> needs WITHIN GROUP (ORDER BY ...).");
    public static readonly ErrorClass WithinGroupOrderings = new("INVALID_WITHIN_GROUP_EXPRESSION.WRONG_NUM_ORDERINGS", "42K0K",
        "The function <funcName> takes <expectedNum> orders in WITHIN GROUP but was given <actualNum>.");
    public static readonly ErrorClass UnsupportedInputType = new("DATATYPE_MISMATCH.UNSUPPORTED_INPUT_TYPE", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The input of <functionName> cannot be <dataType> type data.");
    public static readonly ErrorClass UnexpectedInputTypeOfFunction = new("UNEXPECTED_INPUT_TYPE", "42K09",
        "The <paramIndex> parameter of <functionName> requires the <requiredType> type, however <inputSql> has the type <inputType>.");
    public static readonly ErrorClass IgnoreNullsIsNoBoolean = new("_LEGACY_ERROR_TEMP_1210", null, "The second argument in <funcName> should be a boolean literal.");
    public static readonly ErrorClass WindowInAggregate = new("_LEGACY_ERROR_TEMP_1031", null,
        "A window function is not allowed inside an aggregate function. Compute the window function in a subquery.");
    public static readonly ErrorClass WindowNotAllowedInClause = new("WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE", "42601",
        "A window function is not allowed in the <clauseName> clause. Compute it in a subquery, or use QUALIFY.");
    public static readonly ErrorClass InvalidWindowSpecForAggregation = new("INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC", "42601",
        "Cannot specify ORDER BY or a window frame for <aggFunc>.");
    public static readonly ErrorClass OffsetIsNull = new("_LEGACY_ERROR_TEMP_1035", null, "The offset of <prettyName> cannot be NULL.");
}
