namespace Frames.Errors;

/// <summary>Errors of the shape of queries: aggregation, windows, set operations, limits.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass MissingAggregation = new("MISSING_AGGREGATION", "42803",
        "The non-aggregating expression <expression> is based on columns which are not participating in the GROUP BY clause. Add the columns or the "
            + "expression to the GROUP BY, aggregate the expression, or use <expressionAnyValue> if you do not care which of the values within a group is "
            + "returned.");
    public static readonly ErrorClass MissingGroupBy = new("MISSING_GROUP_BY", "42803",
        "The query does not include a GROUP BY clause. Add GROUP BY or turn it into the window functions using OVER clauses.");
    public static readonly ErrorClass NestedAggregateFunction = new("NESTED_AGGREGATE_FUNCTION", "42607",
        "It is not allowed to use an aggregate function in the argument of another aggregate function. Please use the inner aggregate function in a sub-query.");
    public static readonly ErrorClass InvalidWhereCondition = new("INVALID_WHERE_CONDITION", "42903",
        "The WHERE condition <condition> contains invalid expressions: <expressionList>. Rewrite the query to avoid window functions, aggregate functions, "
            + "and generator functions in the WHERE clause.");
    public static readonly ErrorClass GroupByAggregate = new("GROUP_BY_AGGREGATE", "42903",
        "Aggregate functions are not allowed in GROUP BY, but found <sqlExpr>.");
    public static readonly ErrorClass GroupByPosAggregate = new("GROUP_BY_POS_AGGREGATE", "42903",
        "GROUP BY <index> refers to an expression <aggExpr> that contains an aggregate function. Aggregate functions are not allowed in GROUP BY.");
    public static readonly ErrorClass GroupByPosOutOfRange = new("GROUP_BY_POS_OUT_OF_RANGE", "42805",
        "GROUP BY position <index> is not in select list (valid range is [1, <size>]).");
    public static readonly ErrorClass OrderByPosOutOfRange = new("ORDER_BY_POS_OUT_OF_RANGE", "42805",
        "ORDER BY position <index> is not in select list (valid range is [1, <size>]).");
    public static readonly ErrorClass UnresolvedAllInGroupBy = new("UNRESOLVED_ALL_IN_GROUP_BY", "42803",
        "Cannot infer grouping columns for GROUP BY ALL based on the select clause. Please explicitly specify the grouping columns.");
    public static readonly ErrorClass UnsupportedGroupingExpression = new("UNSUPPORTED_GROUPING_EXPRESSION", "42K0E",
        "grouping()/grouping_id() can only be used with GroupingSets/Cube/Rollup.");
    public static readonly ErrorClass GroupingColumnMismatch = new("GROUPING_COLUMN_MISMATCH", "42803",
        "Column of grouping (<grouping>) can't be found in grouping columns <groupingColumns>.");
    public static readonly ErrorClass GroupingIdColumnMismatch = new("GROUPING_ID_COLUMN_MISMATCH", "42803",
        "Columns of grouping_id (<groupingIdColumn>) does not match grouping columns (<groupByColumns>).");
    public static readonly ErrorClass GroupExpressionTypeIsNotOrderable = new("GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE", "42822",
        "The expression <sqlExpr> cannot be used as a grouping expression because its data type <dataType> is not an orderable data type.");
    public static readonly ErrorClass DistinctWindowFunction = new("DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", "0A000",
        "Distinct window functions are not supported: <windowExpr>.");
    public static readonly ErrorClass WindowFunctionFrameNotOrdered = new("WINDOW_FUNCTION_FRAME_NOT_ORDERED", "42601",
        "Window function <wf_name> requires window to be ordered. Add an ORDER BY clause: SELECT <wf_expr> OVER (PARTITION BY window_partition ORDER BY "
            + "window_ordering) FROM table.");
    public static readonly ErrorClass WindowFunctionWithoutOver = new("WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", "42601",
        "Window function <funcName> requires an OVER clause.");
    public static readonly ErrorClass WindowFunctionInsideWindow = new("WINDOW_FUNCTION_INSIDE_WINDOW_FUNCTION", "42601",
        "It is not allowed to use a window function inside another window function.");
    public static readonly ErrorClass WindowFunctionAndFrameMismatch = new("WINDOW_FUNCTION_AND_FRAME_MISMATCH", "42K0E",
        "<funcName> function can only be evaluated in an ordered row-based window frame with a single offset: <windowExpr>.");
    public static readonly ErrorClass UnsupportedExprForWindow = new("UNSUPPORTED_EXPR_FOR_WINDOW", "42P20",
        "Expression <sqlExpr> not supported within a window function.");
    public static readonly ErrorClass MissingWindowSpecification = new("MISSING_WINDOW_SPECIFICATION", "42P20",
        "Window specification is not defined in the WINDOW clause for <windowName>.");
    public static readonly ErrorClass FrameUnacceptedType = new("DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The data type of the <location> bound <exprType> does not match the expected data type "
            + "<expectedType>.");
    public static readonly ErrorClass FrameInvalidBound = new("DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_INVALID_BOUND", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: Window frame upper bound <upper> does not follow the lower bound <lower>.");
    public static readonly ErrorClass FrameWrongComparison = new("DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The lower bound of a window frame must be <comparison> to the upper bound.");
    public static readonly ErrorClass RangeFrameInvalidType = new("DATATYPE_MISMATCH.RANGE_FRAME_INVALID_TYPE", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: The data type <orderSpecType> used in the order specification does not support the data type "
            + "<valueBoundaryType> which is used in the range frame.");
    public static readonly ErrorClass RangeFrameMultiOrder = new("DATATYPE_MISMATCH.RANGE_FRAME_MULTI_ORDER", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: A range window frame with value boundaries cannot be used in a window specification with "
            + "multiple order by expressions: <orderSpec>.");
    public static readonly ErrorClass RangeFrameWithoutOrder = new("DATATYPE_MISMATCH.RANGE_FRAME_WITHOUT_ORDER", "42K09",
        "Cannot resolve <sqlExpr> due to data type mismatch: A range window frame cannot be used in an unordered window specification.");
    public static readonly ErrorClass UnsupportedExprForOperator = new("UNSUPPORTED_EXPR_FOR_OPERATOR", "42K0E",
        "A query operator contains one or more unsupported expressions. Consider to rewrite it to avoid window functions, aggregate functions, and "
            + "generator functions in the WHERE clause. Invalid expressions: [<invalidExprSqls>].");
    public static readonly ErrorClass SetOperationOnVariant = new("UNSUPPORTED_FEATURE.SET_OPERATION_ON_VARIANT_TYPE", "0A000",
        "The feature is not supported: Cannot have VARIANT type columns in DataFrame which calls set operations (INTERSECT, EXCEPT, etc.), but the type of "
            + "column <colName> is <dataType>.");
    public static readonly ErrorClass GeneratorNested = new("UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS", "42K0E",
        "The generator is not supported: nested in expressions <expression>.");
    public static readonly ErrorClass GeneratorOutsideSelect = new("UNSUPPORTED_GENERATOR.OUTSIDE_SELECT", "42K0E",
        "The generator is not supported: outside the SELECT clause, found: <plan>.");
    public static readonly ErrorClass GeneratorMulti = new("UNSUPPORTED_GENERATOR.MULTI_GENERATOR", "42K0E",
        "The generator is not supported: only one generator allowed per SELECT clause but found <num>: <generators>.");
    public static readonly ErrorClass NotAGenerator = new("UNSUPPORTED_GENERATOR.NOT_GENERATOR", "42K0E",
        "The generator is not supported: <functionName> is expected to be a generator. However, its class is <classCanonicalName>, which is not a generator.");
    public static readonly ErrorClass NumColumnsMismatch = new("NUM_COLUMNS_MISMATCH", "42826",
        "<operator> can only be performed on inputs with the same number of columns, but the first input has <firstNumColumns> columns and the "
            + "<invalidOrdinalNum> input has <invalidNumColumns> columns.");
    public static readonly ErrorClass IncompatibleColumnType = new("INCOMPATIBLE_COLUMN_TYPE", "42825",
        "<operator> can only be performed on tables with compatible column types. The <columnOrdinalNumber> column of the <tableOrdinalNumber> table is "
            + "<dataType1> type which is not compatible with <dataType2> at the same column of the first table.<hint>.");
    public static readonly ErrorClass NumTableValueAliasesMismatch = new("NUM_TABLE_VALUE_ALIASES_MISMATCH", "42826",
        "Number of given aliases does not match number of output columns. Function name: <funcName>; number of aliases: <aliasesNum>; number of output "
            + "columns: <outColsNum>.");
    public static readonly ErrorClass GeneratorAliasesMismatch = new("UDTF_ALIAS_NUMBER_MISMATCH", "42802",
        "The number of aliases supplied in the AS clause does not match the number of columns output by the UDTF. Expected <aliasesSize> aliases, but got "
            + "<aliasesNames>.");
    public static readonly ErrorClass LimitNotFoldable = new("INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE", "42K0E",
        "The limit like expression <expr> is invalid: The <name> expression must evaluate to a constant value.");
    public static readonly ErrorClass LimitDataType = new("INVALID_LIMIT_LIKE_EXPRESSION.DATA_TYPE", "42K0E",
        "The limit like expression <expr> is invalid: The <name> expression must be integer type, but got <dataType>.");
    public static readonly ErrorClass LimitIsNull = new("INVALID_LIMIT_LIKE_EXPRESSION.IS_NULL", "42K0E",
        "The limit like expression <expr> is invalid: The evaluated <name> expression must not be null.");
    public static readonly ErrorClass LimitIsNegative = new("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", "42K0E",
        "The limit like expression <expr> is invalid: The <name> expression must be equal to or greater than 0, but got <v>.");
    public static readonly ErrorClass InvalidInlineTableArity = new("INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", "42000",
        "Invalid inline table: Inline table expected <expectedNumCols> columns but found <actualNumCols> columns in row <rowIndex>.");
    public static readonly ErrorClass InvalidInlineTableTypes = new("INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE", "42000",
        "Invalid inline table: Found incompatible types in the column <colName> for inline table.");
    public static readonly ErrorClass InvalidInlineTableExpression = new("INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE", "42000",
        "Invalid inline table: Cannot evaluate the expression <expr> in inline table definition.");
    public static readonly ErrorClass UnsupportedSetOperationOnMap = new("UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE", "0A000",
        "The feature is not supported: Cannot have MAP type columns in DataFrame which calls set operations (INTERSECT, EXCEPT, etc.), but the type of "
            + "column <colName> is <dataType>.");
    public static readonly ErrorClass UnresolvedUsingColumn = new("UNRESOLVED_USING_COLUMN_FOR_JOIN", "42703",
        "USING column <colName> cannot be resolved on the <side> side of the join. The <side>-side columns: [<suggestion>].");
    public static readonly ErrorClass PivotAggregateMissing = new("NON_LITERAL_PIVOT_VALUES", "42K08",
        "Literal expressions required for pivot values, found <expression>.");
    public static readonly ErrorClass TooManyPivotValues = new("_LEGACY_ERROR_TEMP_1324", null,
        "The pivot column <pivotColumn> has more than <maxValues> distinct values, this could indicate an error. If this was intended, set <conf> to at least the number of "
            + "distinct values of the pivot column.");
    public static readonly ErrorClass PivotValueTypeMismatch = new("PIVOT_VALUE_DATA_TYPE_MISMATCH", "42K09",
        "Invalid pivot value <value>: value data type <valueType> does not match pivot column data type <pivotType>.");
    public static readonly ErrorClass CorrelatedReferenceUnsupported = new("UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED", "0A000",
        "Unsupported subquery expression: Accessing outer query column is not allowed in this location: <treeNode>.");
    public static readonly ErrorClass MustAggregateCorrelatedScalarSubquery = new("UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY", "0A000",
        "Unsupported subquery expression: Correlated scalar subqueries must be aggregated to return at most one row.");
    public static readonly ErrorClass UnpivotTypeMismatch = new("UNPIVOT_VALUE_DATA_TYPE_MISMATCH", "42K09",
        "Unpivot value columns must share a least common type, some types do not: [<types>].");
    public static readonly ErrorClass UnpivotRequiresValueColumns = new("UNPIVOT_REQUIRES_VALUE_COLUMNS", "42K0E",
        "At least one value column needs to be specified for UNPIVOT, all columns specified as ids.");
    public static readonly ErrorClass UnpivotSizeMismatch = new("UNPIVOT_VALUE_SIZE_MISMATCH", "428C4",
        "All unpivot value columns must have the same size as there are value column names (<names>).");
    public static readonly ErrorClass TooManyInsertColumns = new("INSERT_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS", "21S01",
        "Cannot write to <tableName>, the reason is too many data columns: Table columns: <tableColumns>. Data columns: <dataColumns>.");
    public static readonly ErrorClass NotEnoughInsertColumns = new("INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS", "21S01",
        "Cannot write to <tableName>, the reason is not enough data columns: Table columns: <tableColumns>. Data columns: <dataColumns>.");
    public static readonly ErrorClass CannotSafelyCast = new("INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST", "KD000",
        "Cannot write incompatible data for the table <tableName>: Cannot safely cast <colName> <srcType> to <targetType>.");
}
