namespace Frames.Errors;

/// <summary>Errors of calls: their arguments, types, and where they may stand.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass WrongNumArgs = new("WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
        "The <functionName> requires <expectedNum> parameters but the actual number is <actualNum>.");
    public static readonly ErrorClass UnexpectedInputType = new("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The <paramIndex> parameter requires the <requiredType> type, however <inputSql> has the type "
            + "<inputType>.");
    public static readonly ErrorClass BinaryOpDiffTypes = new("DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: the left and right operands of the binary operator have incompatible types (<left> and <right>).");
    public static readonly ErrorClass BinaryOpWrongType = new("DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: the binary operator requires the input type <inputType>, not <actualDataType>.");
    public static readonly ErrorClass DataDiffTypes = new("DATATYPE_MISMATCH.DATA_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: Input to <functionName> should all be the same type, but it's <dataType>.");
    public static readonly ErrorClass InvalidOrderingType = new("DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The <functionName> does not support ordering on type <dataType>.");
    public static readonly ErrorClass NonFoldableInput = new("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: the input <inputName> should be a foldable <inputType> expression; however, got <inputExpr>.");
    public static readonly ErrorClass CastWithoutSuggestion = new("DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: cannot cast <srcType> to <targetType>.");
    public static readonly ErrorClass CastWithFuncSuggestion = new("DATATYPE_MISMATCH.CAST_WITH_FUNC_SUGGESTION", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: cannot cast <srcType> to <targetType>. To convert values from <srcType> to <targetType>, use "
            + "<functionNames>.");
    public static readonly ErrorClass CastWithConfSuggestion = new("DATATYPE_MISMATCH.CAST_WITH_CONF_SUGGESTION", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: cannot cast <srcType> to <targetType> with ANSI mode on. Set <config> as <configVal> to cast it.");
    public static readonly ErrorClass FailedFunctionCall = new("FAILED_FUNCTION_CALL", "38000",
        "Failed preparing of the function <funcName> for call. Please, double check function's arguments.");
    public static readonly ErrorClass AggregateFilterNotBoolean = new("INVALID_AGGREGATE_FILTER.NOT_BOOLEAN", "42903",
        "The FILTER expression <filterExpr> in an aggregate function is invalid: its type is not BOOLEAN.");
    public static readonly ErrorClass WrongNumArgsWithSuggestion = new("WRONG_NUM_ARGS.WITH_SUGGESTION", "42605",
        "The <functionName> requires <expectedNum> parameters but the actual number is <actualNum>. Set <legacyConfKey> to <legacyConfValue> to get the "
            + "behavior of <legacyNum> parameters.");
    public static readonly ErrorClass FilterNotBoolean = new("DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: Filter expression <filter> of type <type> is not a boolean.");
    public static readonly ErrorClass JoinConditionIsNotBoolean = new("JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE", "42K0E",
        "The join condition <joinCondition> has the invalid type <conditionType>, expected \"BOOLEAN\".");
    public static readonly ErrorClass FunctionWithUnsupportedSyntax = new("INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", "42000",
        "Invalid SQL syntax: The function <prettyName> does not support <syntax>.");
    public static readonly ErrorClass NumArgsMismatchOfLambda = new("INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH", "42K0D",
        "Invalid lambda function call. A higher order function expects <expectedNumArgs> arguments, but got <actualNumArgs>.");
    public static readonly ErrorClass NonHigherOrderFunction = new("INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION", "42K0D",
        "Invalid lambda function call. A lambda function should only be used in a higher order function. However, its class is <class>, which is not a "
            + "higher order function.");
    public static readonly ErrorClass DuplicateLambdaNames = new("INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES", "42K0D",
        "Invalid lambda function call. The lambda function has duplicate arguments <args>.");
    public static readonly ErrorClass UnrecognizedParameterName = new("UNRECOGNIZED_PARAMETER_NAME", "4274K",
        "Cannot invoke routine <routineName> because the routine call included a named argument reference for the argument named <argumentName>, but this "
            + "routine does not include any signature containing an argument with this name. Did you mean one of the following? [<proposal>].");
    public static readonly ErrorClass RequiredParameterNotFound = new("REQUIRED_PARAMETER_NOT_FOUND", "4274K",
        "Cannot invoke routine <routineName> because the parameter named <parameterName> is required at index <index>, but the routine call did not supply "
            + "a value.");
    public static readonly ErrorClass UnexpectedPositionalArgument = new("UNEXPECTED_POSITIONAL_ARGUMENT", "4274K",
        "Cannot invoke routine <routineName> because it contains positional argument(s) following the named argument assigned to <parameterName>.");
    public static readonly ErrorClass DoubleNamedArgument = new("DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE", "4274K",
        "Call to routine <routineName> is invalid because it includes multiple argument assignments to the same parameter name <parameterName>.");
    public static readonly ErrorClass BothPositionalAndNamed = new("DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.BOTH_POSITIONAL_AND_NAMED", "4274K",
        "Call to routine <routineName> is invalid because it includes a positional argument and a named argument for the parameter <parameterName>.");
    public static readonly ErrorClass NamedParametersNotSupported = new("NAMED_PARAMETERS_NOT_SUPPORTED", "4274K",
        "Named parameters are not supported for function <functionName>.");
    public static readonly ErrorClass TooManyScalarSubqueryColumns = new("INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN",
        "42823",
        "Invalid subquery: Scalar subquery must return only one column, but got <number>.");
    public static readonly ErrorClass InColumnsMismatch = new("DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The number of columns in the left hand side of an IN subquery does not match the number of "
            + "columns in the output of subquery. Left hand side columns(length: <leftLength>): [<leftColumns>], right hand side columns(length: "
            + "<rightLength>): [<rightColumns>].");
    public static readonly ErrorClass InSubqueryTypeMismatch = new("DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The data type of one or more elements in the left hand side of an IN subquery is not "
            + "compatible with the data type of the output of the subquery. Mismatched columns: [<mismatchedColumns>], left side: [<leftType>], right side: "
            + "[<rightType>].");
}
