namespace Frames.Errors;

/// <summary>Errors of variants.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass MalformedVariant = new("MALFORMED_VARIANT", "22023",
        "Variant binary is malformed. Please check the data source is valid.");
}
