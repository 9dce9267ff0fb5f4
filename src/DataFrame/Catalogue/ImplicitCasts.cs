using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>Spark's implicit casts of an argument to what a parameter wants, in both ANSI modes.</summary>
internal static class ImplicitCasts
{
    /// <summary>The type to cast to so that <paramref name="wanted"/> is met, or null where Spark refuses.</summary>
    public static DataType? Find(DataType from, DataType wanted, bool ansi) => (from, wanted) switch
    {
        (NullType, _) => wanted,
        (StringType, StringType) => wanted,
        (NumericType, NumericType) => wanted,
        (StringType, NumericType or BinaryType or DateType or TimestampType or TimestampNtzType or TimeType) => wanted,
        (NumericType or BooleanType or BinaryType or DateType or TimestampType or TimestampNtzType or TimeType or DayTimeIntervalType or YearMonthIntervalType or VariantType, StringType) => wanted,
        // Whether there is a cast at all is not asked: TIME goes with TIMESTAMP here, and the cast is then refused.
        (DateType or TimestampType or TimestampNtzType or TimeType, DateType or TimestampType or TimestampNtzType or TimeType) => wanted,
        (StringType, BooleanType or CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType) when ansi => wanted,
        (CalendarIntervalType, StringType) when ansi => wanted,
        (ArrayType a, ArrayType b) when Find(a.ElementType, b.ElementType, ansi) is { } element => new ArrayType(element, a.ContainsNull),
        _ => null,
    };

    /// <summary>The cast to a kind of types such as NUMERIC, of which <paramref name="usual"/> is the one taken where nothing fits better.</summary>
    public static DataType? ToKind(DataType from, DataType usual, Func<DataType, bool> accepts, bool ansi) => from switch
    {
        StringType when usual is DecimalType => usual,
        // INTEGRAL alone takes no text.
        StringType when usual is IntegralType => null,
        IntegralType or FractionalType when usual is DecimalType => CommonTypes.DecimalFor(from),
        _ when accepts(from) => from,
        StringType => Find(from, usual, ansi),
        DateType when usual is TimestampType => usual,
        // Other types are cast to a type, not to a kind, which only text is.
        _ => usual is StringType or NullType ? Find(from, usual, ansi) : null,
    };
}
