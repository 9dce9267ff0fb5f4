using Frames.Sql.Types;

namespace Frames.Expressions;

internal static partial class CastRules
{
    /// <summary>Whether Spark has the cast at all in this mode; <c>try_cast</c> follows ANSI, but for what is in arrays, maps and structs.</summary>
    public static bool IsAllowed(DataType from, DataType to, CastMode mode) => mode == CastMode.Legacy ? Legacy(from, to)
        : Ansi(from, to) || (mode == CastMode.Try && Complex(from, to, Legacy));

    static bool Ansi(DataType from, DataType to) => (from, to) switch
    {
        _ when from.Equals(to) => true,
        (NullType, _) => true,
        (VariantType, _) => FromVariant(to),
        (_, VariantType) => ToVariant(from),
        (_, StringType) => true,
        (StringType, NumericType or BooleanType or BinaryType or DateType or TimestampType or TimestampNtzType or TimeType
            or CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType) => true,
        (NumericType, NumericType or BooleanType or TimestampType) => true,
        (BooleanType, NumericType) => true,
        (DateType, TimestampType or TimestampNtzType) => true,
        (TimestampType, NumericType or DateType or TimestampNtzType) => true,
        (TimestampNtzType, TimestampType or DateType) => true,
        (TimeType, TimeType or DecimalType or IntegralType) => true,
        _ => Intervals(from, to) || Complex(from, to, Ansi),
    };

    static bool Legacy(DataType from, DataType to) => (from, to) switch
    {
        _ when from.Equals(to) => true,
        (NullType, _) => true,
        (VariantType, _) => FromVariant(to),
        (_, VariantType) => ToVariant(from),
        (_, StringType) => true,
        (StringType or IntegralType, BinaryType) => true,
        (StringType or NumericType or DateType or TimestampType, BooleanType) => true,
        (StringType or NumericType or BooleanType or DateType or TimestampNtzType, TimestampType) => true,
        (StringType or DateType or TimestampType, TimestampNtzType) => true,
        (StringType or TimestampType or TimestampNtzType, DateType) => true,
        (StringType, CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType or TimeType) => true,
        (StringType or NumericType or BooleanType or DateType or TimestampType, NumericType) => true,
        (TimeType, TimeType or DecimalType or IntegralType) => true,
        _ => Intervals(from, to) || Complex(from, to, Legacy),
    };

    static bool Intervals(DataType from, DataType to) => (from, to) switch
    {
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) => true,
        (IntegralType or DecimalType, DayTimeIntervalType or YearMonthIntervalType) => true,
        (DayTimeIntervalType or YearMonthIntervalType, IntegralType or DecimalType) => true,
        _ => false,
    };

    static bool Complex(DataType from, DataType to, Func<DataType, DataType, bool> allowed) => (from, to) switch
    {
        (ArrayType a, ArrayType b) => allowed(a.ElementType, b.ElementType),
        (MapType a, MapType b) => allowed(a.KeyType, b.KeyType) && allowed(a.ValueType, b.ValueType),
        (StructType a, StructType b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => allowed(a[i].DataType, b[i].DataType)),
        _ => false,
    };

    static bool FromVariant(DataType to) => to switch
    {
        NullType or CharType or VarcharType or CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType => false,
        ArrayType array => FromVariant(array.ElementType),
        MapType map => map.KeyType is StringType && FromVariant(map.ValueType),
        StructType record => record.Fields.All(field => FromVariant(field.DataType)),
        _ => true,
    };

    static bool ToVariant(DataType from) => from switch
    {
        NullType or CharType or VarcharType or CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType => false,
        MapType or StructType => false,
        ArrayType array => ToVariant(array.ElementType),
        _ => true,
    };
}
