namespace Frames.Errors;

/// <summary>Errors of taking Arrow data in and giving it out.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass UnsupportedArrowType = new("UNSUPPORTED_ARROWTYPE", "0A000",
        "The Arrow type <typeName> has no Spark type. Cast the column to a type that has one before handing it over.");
    public static readonly ErrorClass ArrowValueOutOfRange = new("ARROW_VALUE_OUT_OF_RANGE", "22003",
        "A value in an Arrow array of type <typeName> does not fit <sparkType>. Cast the column to a narrower type or drop the value before handing it over.");
}
