using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>Spark's implicit casts of an argument to what a parameter wants, in both ANSI modes.</summary>
internal static class ImplicitCasts
{
    static readonly DataType[] NumericPrecedence = [DataTypes.Byte, DataTypes.Short, DataTypes.Integer, DataTypes.Long, DataTypes.Float, DataTypes.Double];

    /// <summary>The type to cast to so that <paramref name="wanted"/> is met, or null where Spark refuses.</summary>
    public static DataType? Find(DataType from, DataType wanted, bool ansi) => (from, wanted) switch
    {
        (NullType, _) => wanted,
        (StringType, StringType) => wanted,
        (NumericType, NumericType) when !ansi || Widens(from, wanted) => wanted,
        (DateType, TimestampType or TimestampNtzType) or (TimestampNtzType, TimestampType) => wanted,
        (TimestampType or TimestampNtzType, DateType) when !ansi => wanted,
        (TimestampType, TimestampNtzType) when !ansi => wanted,
        (StringType, NumericType or BooleanType or DateType or TimestampType or TimestampNtzType or BinaryType or TimeType) => wanted,
        (StringType, CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType) when ansi => wanted,
        (NumericType or BooleanType or BinaryType or DateType or TimestampType or TimestampNtzType or TimeType or DayTimeIntervalType or YearMonthIntervalType or VariantType, StringType) => wanted,
        (ArrayType a, ArrayType b) when Find(a.ElementType, b.ElementType, ansi) is { } element => new ArrayType(element, a.ContainsNull),
        _ => null,
    };

    /// <summary>The cast to a kind of types such as NUMERIC, of which <paramref name="usual"/> is the one taken where nothing fits better.</summary>
    public static DataType? ToKind(DataType from, DataType usual, Func<DataType, bool> accepts, bool ansi) => from switch
    {
        StringType when usual is DecimalType => ansi ? null : usual,
        IntegralType or FractionalType when usual is DecimalType => CommonTypes.DecimalFor(from),
        _ => accepts(from) ? from : Find(from, usual, ansi),
    };

    static bool Widens(DataType from, DataType to)
    {
        if (from is DecimalType) return to is DoubleType or FloatType || (to is DecimalType wide && from is DecimalType narrow
            && wide.Precision - wide.Scale >= narrow.Precision - narrow.Scale && wide.Scale >= narrow.Scale);
        if (to is DecimalType) return from is IntegralType;
        return Array.FindIndex(NumericPrecedence, type => type.Equals(from)) <= Array.FindIndex(NumericPrecedence, type => type.Equals(to));
    }
}
