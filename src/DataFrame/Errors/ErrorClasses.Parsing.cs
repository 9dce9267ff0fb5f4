namespace Frames.Errors;

/// <summary>Errors of reading SQL text.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass ParseSyntaxError = new("PARSE_SYNTAX_ERROR", "42601", "Syntax error at or near <error><hint>.");
    public static readonly ErrorClass ParseEmptyStatement = new("PARSE_EMPTY_STATEMENT", "42617", "Syntax error, unexpected empty statement.");
    public static readonly ErrorClass UnclosedBracketedComment = new("UNCLOSED_BRACKETED_COMMENT", "42601",
        "Found an unclosed bracketed comment. Please, append */ at the end of the comment.");
    public static readonly ErrorClass InvalidNumericLiteralRange = new("INVALID_NUMERIC_LITERAL_RANGE", "22003",
        "Numeric literal <rawStrippedQualifier> is outside the valid range for <typeName> with minimum value of <minValue> and maximum value of <maxValue>. Please adjust the value accordingly.");
    public static readonly ErrorClass DecimalPrecisionExceedsMaximum = new("DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003",
        "Decimal precision <precision> exceeds max precision <maxPrecision>.");
    public static readonly ErrorClass InvalidTypedLiteral = new("INVALID_TYPED_LITERAL", "42604",
        "The value of the typed literal <valueType> is invalid: <value>.");
    public static readonly ErrorClass UnsupportedTypedLiteral = new("UNSUPPORTED_TYPED_LITERAL", "0A000",
        "Literals of the type <unsupportedType> are not supported. Supported types are <supportedTypes>.");
    public static readonly ErrorClass UnsupportedTimeType = new("UNSUPPORTED_TIME_TYPE", "0A000", "The data type TIME is not supported.");
    public static readonly ErrorClass UnsupportedDatatype = new("UNSUPPORTED_DATATYPE", "0A000", "Unsupported data type <typeName>.");
    public static readonly ErrorClass DatatypeMissingSize = new("DATATYPE_MISSING_SIZE", "42K01",
        "DataType <type> requires a length parameter, for example <type>(10). Please specify the length.");
    public static readonly ErrorClass EmptyInPredicate = new("INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE", "42000",
        "Invalid SQL syntax: IN predicate requires at least one value.");
    public static readonly ErrorClass InvalidEscape = new("INVALID_ESC", "42604",
        "Found an invalid escape string: <invalidEscape>. The escape string must contain only one character.");
    public static readonly ErrorClass TrailingCommaInSelect = new("TRAILING_COMMA_IN_SELECT", "42601",
        "Trailing comma detected in SELECT clause. Remove the trailing comma before the FROM clause.");
    public static readonly ErrorClass DuplicatedTableNames = new("DUPLICATED_CTE_NAMES", "42602",
        "CTE definition can't have duplicate names: <duplicateNames>.");
    public static readonly ErrorClass UnsupportedStatement = new("UNSUPPORTED_FEATURE.SQL_STATEMENT", "0A000",
        "The feature is not supported: the statement <statement>. Run it on a Spark backend, or use the API.");
    public static readonly ErrorClass OperationNotAllowed = new("_LEGACY_ERROR_TEMP_0035", null, "Operation not allowed: <message>.");
    public static readonly ErrorClass InvalidDatetimeUnit = new("INVALID_PARAMETER_VALUE.DATETIME_UNIT", "22023",
        "The value of parameter(s) <parameter> in <functionName> is invalid: expects one of the units without quotes YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFYEAR, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, but got the string literal <invalidValue>.");
    public static readonly ErrorClass LegacyParse = new("_LEGACY_ERROR_TEMP_0064", null, "<msg>");
    public static readonly ErrorClass InvalidIdentifier = new("INVALID_IDENTIFIER", "42602",
        "The unquoted identifier <ident> is invalid and must be back quoted as: `<ident>`.");
    public static readonly ErrorClass DecimalScaleExceedsPrecision = new("_LEGACY_ERROR_TEMP_1228", null,
        "Decimal scale (<scale>) cannot be greater than precision (<precision>).");
    public static readonly ErrorClass MultipleResultClausesInPipe = new("MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS", "42000",
        "<clause1> and <clause2> cannot coexist in the same SQL pipe operator using '|>'. Separate them into two pipe operators.");
    public static readonly ErrorClass CombinationOfResultClauses = new("UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES", "0A000",
        "The feature is not supported: combination of ORDER BY, SORT BY, DISTRIBUTE BY and CLUSTER BY.");
}
