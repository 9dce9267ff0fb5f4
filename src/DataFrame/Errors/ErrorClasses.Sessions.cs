namespace Frames.Errors;

/// <summary>Errors of sessions, settings and values at the user's edge.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass InvalidExternalType = new("INVALID_EXTERNAL_TYPE", "42K0N",
        "The external type <externalType> is not valid for the type <type> at the expression <expr>.");
    public static readonly ErrorClass InvalidAttributeName = new("INVALID_ATTRIBUTE_NAME_SYNTAX", "42601",
        "Syntax error in the attribute name: <name>. Check that backticks appear in pairs, a quoted string is a complete name part and use a backtick only "
            + "inside quoted name parts.");
    public static readonly ErrorClass SettingNotFound = new("SQL_CONF_NOT_FOUND", "42K0I",
        "The SQL config <sqlConf> cannot be found. Please verify that the config exists.");
    public static readonly ErrorClass SettingNeedsBoolean = new("INVALID_CONF_VALUE.TYPE_MISMATCH", "22022",
        "The value '<confValue>' in the config \"<confName>\" is invalid. It should be a <confType> value.");
    public static readonly ErrorClass SettingTimeZone = new("INVALID_CONF_VALUE.TIME_ZONE", "22022",
        "The value '<confValue>' in the config \"<confName>\" is invalid. Cannot resolve the given timezone.");
    public static readonly ErrorClass NullInRequiredColumn = new("NOT_NULL_ASSERT_VIOLATION", "42000",
        "NULL value appeared in non-nullable field: <walkedTypePath>. If the schema comes from a C# type, use a nullable member such as int?.");
    public static readonly ErrorClass UnsupportedDotNetType = new("ENCODER_NOT_FOUND", "42704",
        "Not found an encoder of the type <typeName> to Spark SQL internal representation. "
        + "Use one of the types that Frames maps: numbers, bool, string, byte[], DateOnly, DateTime, TimeOnly, TimeSpan, arrays, dictionaries, tuples, "
        + "records and classes of these.");
    public static readonly ErrorClass OperationCanceled = new("OPERATION_CANCELED", "HY008", "Operation has been canceled.");
    public static readonly ErrorClass ColumnNotFoundInRow = new("FIELD_NOT_FOUND", "42704", "No such struct field <fieldName> in <fields>.");
    public static readonly ErrorClass UnsupportedJoinType = new("UNSUPPORTED_JOIN_TYPE", "0A000",
        "Unsupported join type '<typ>'. Supported join types include: <supported>.");
    public static readonly ErrorClass FailedUserFunction = new("FAILED_EXECUTE_UDF", "39000",
        "User defined function (`<functionName>`: (<signature>) => <result>) failed due to: <reason>.");
}
