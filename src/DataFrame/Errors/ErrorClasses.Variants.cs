namespace Frames.Errors;

/// <summary>Errors of variants.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass MalformedVariant = new("MALFORMED_VARIANT", "22023",
        "Variant binary is malformed. Please check the data source is valid.");
    public static readonly ErrorClass InvalidVariantCast = new("INVALID_VARIANT_CAST", "22023",
        "The variant value <value> cannot be cast into <dataType>. Please use `try_variant_get` instead.");
    public static readonly ErrorClass InvalidVariantPath = new("INVALID_VARIANT_GET_PATH", "22023",
        "The path <path> is not a valid variant extraction path in <functionName>. A valid path should start with `$` and is followed by zero or more segments.");
    public static readonly ErrorClass InvalidSchemaNonStringLiteral = new("INVALID_SCHEMA.NON_STRING_LITERAL", "42K07",
        "The input schema <inputSchema> is not a valid schema string: it must be a string literal that is not null.");
    public static readonly ErrorClass ColumnIsNotVariant = new("COLUMN_IS_NOT_VARIANT_TYPE", "22023",
        "The column of <name> must be of VARIANT type to be used with ':'.");
}
