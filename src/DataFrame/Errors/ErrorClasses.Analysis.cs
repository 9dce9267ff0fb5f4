namespace Frames.Errors;

/// <summary>Errors of names: columns, tables, functions and what they stand for.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass UnresolvedColumnWithSuggestion = new("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703",
        "A column, variable, or function parameter with name <objectName> cannot be resolved. Did you mean one of the following? [<proposal>].");
    public static readonly ErrorClass UnresolvedColumnWithoutSuggestion = new("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", "42703",
        "A column, variable, or function parameter with name <objectName> cannot be resolved: nothing is in sight that it could mean.");
    public static readonly ErrorClass UnresolvedFieldWithSuggestion = new("UNRESOLVED_FIELD.WITH_SUGGESTION", "42703",
        "A field with name <fieldName> cannot be resolved with the struct-type column <columnPath>. Did you mean one of the following? [<proposal>].");
    public static readonly ErrorClass CannotResolveDataFrameColumn = new("CANNOT_RESOLVE_DATAFRAME_COLUMN", "42704",
        "Cannot resolve the column <name> of a DataFrame: it belongs to another DataFrame, or was dropped before. Refer to it by a name of this DataFrame.");
    public static readonly ErrorClass AmbiguousColumnReference = new("AMBIGUOUS_COLUMN_REFERENCE", "42702",
        "Column <name> is ambiguous: the DataFrame that it was taken from is joined with itself. Give each side an alias and name the column through it.");
    public static readonly ErrorClass AmbiguousReference = new("AMBIGUOUS_REFERENCE", "42704", "Reference <name> is ambiguous, could be: <referenceNames>.");
    public static readonly ErrorClass AmbiguousReferenceToFields = new("AMBIGUOUS_REFERENCE_TO_FIELDS", "42000",
        "Ambiguous reference to the field <field>. It appears <count> times in the schema.");
    public static readonly ErrorClass AmbiguousLateralColumnAlias = new("AMBIGUOUS_LATERAL_COLUMN_ALIAS", "42702",
        "Lateral column alias <name> is ambiguous and has <n> matches.");
    public static readonly ErrorClass FieldNotFound = new("FIELD_NOT_FOUND", "42704", "No such struct field <fieldName> in <fields>.");
    public static readonly ErrorClass InvalidExtractBaseFieldType = new("INVALID_EXTRACT_BASE_FIELD_TYPE", "42000",
        "Can't extract a value from <base>. Need a complex type [STRUCT, ARRAY, MAP] but got <other>.");
    public static readonly ErrorClass InvalidExtractFieldType = new("INVALID_EXTRACT_FIELD_TYPE", "42000",
        "Field name should be a non-null string literal, but it's <extraction>.");
    public static readonly ErrorClass TableOrViewNotFound = new("TABLE_OR_VIEW_NOT_FOUND", "42P01",
        "The table or view <relationName> cannot be found. Check its spelling and that it was made in this session; with IF EXISTS, DROP tolerates its absence.");
    public static readonly ErrorClass TempTableOrViewAlreadyExists = new("TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", "42P07",
        "Cannot create the temporary view <relationName> because it already exists. Choose a different name, drop it first, or use CREATE OR REPLACE.");
    public static readonly ErrorClass TableOrViewAlreadyExists = new("TABLE_OR_VIEW_ALREADY_EXISTS", "42P07",
        "Cannot create table or view <relationName> because it already exists. Choose a different name, drop it first, or add IF NOT EXISTS.");
    public static readonly ErrorClass WrongCommandForObjectType = new("WRONG_COMMAND_FOR_OBJECT_TYPE", "42809",
        "The operation <operation> requires a <requiredType>. But <objectName> is a <foundType>. Use <alternative> instead.");
    public static readonly ErrorClass UnresolvedRoutine = new("UNRESOLVED_ROUTINE", "42883",
        "Cannot resolve routine <routineName> on search path <searchPath>.");
    public static readonly ErrorClass UnresolvedTableValuedFunction = new("UNRESOLVABLE_TABLE_VALUED_FUNCTION", "42883",
        "Could not resolve <name> to a table-valued function. Please make sure that <name> is defined as a table-valued function.");
    public static readonly ErrorClass UnboundSqlParameter = new("UNBOUND_SQL_PARAMETER", "42P02",
        "Found the unbound parameter: <name>. Give a value for it in the arguments.");
    public static readonly ErrorClass InvalidSqlArg = new("INVALID_SQL_ARG", "42K0D",
        "The argument <name> of `sql()` is invalid: it must be a literal or an expression of literals.");
    public static readonly ErrorClass RecursiveView = new("RECURSIVE_VIEW", "42K0H", "Recursive view <viewIdent> detected (cycle: <newPath>).");
    public static readonly ErrorClass ColumnAlreadyExists = new("COLUMN_ALREADY_EXISTS", "42711",
        "The column <columnName> already exists. Choose another name or rename the existing column.");
    public static readonly ErrorClass AssignmentArityMismatch = new("ASSIGNMENT_ARITY_MISMATCH", "42802",
        "The number of columns or variables assigned or aliased: <numTarget> does not match the number of source expressions: <numExpr>.");
    public static readonly ErrorClass MultiAliasWithoutGenerator = new("MULTI_ALIAS_WITHOUT_GENERATOR", "42K0E",
        "Multi part aliasing (<names>) is not supported with <expr> as it is not a generator function.");
    public static readonly ErrorClass CannotResolveStarExpand = new("CANNOT_RESOLVE_STAR_EXPAND", "42704",
        "Cannot resolve <targetString>.* given input columns <columns>. Check that the table or struct exists and is in sight.");
    public static readonly ErrorClass InvalidUsageOfStarOrRegex = new("INVALID_USAGE_OF_STAR_OR_REGEX", "42000", "Invalid usage of <elem> in <prettyName>.");
    public static readonly ErrorClass StackTooDeep = new("FAILED_TO_PARSE_TOO_COMPLEX", "54001",
        "The statement is nested too deeply to be analysed. Divide it into several, or write long chains of operators as a list or a join.");
}
