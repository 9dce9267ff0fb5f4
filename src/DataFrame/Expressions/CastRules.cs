using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>Which casts Spark allows, in each mode, and which may turn a value into NULL. Evaluation stands in <c>Kernels/Casts</c>.</summary>
internal static partial class CastRules
{
    /// <summary>Whether Spark holds that a cast of a value that is not null may give NULL: mostly the same in all modes, although ANSI raises there.</summary>
    public static bool MayGiveNull(DataType from, DataType to) => (from, to) switch
    {
        _ when from.Equals(to) => false,
        (NullType, _) => true,
        (VariantType, _) => true,
        (StringType, StringType or BinaryType) => false,
        (StringType, _) => true,
        (_, StringType) => false,
        (TimestampType or TimeType, ByteType or ShortType or IntegerType) => true,
        (FloatType or DoubleType, TimestampType) => true,
        (TimestampType, DateType) or (DateType, TimestampType) => false,
        (_, DateType) or (DateType, _) => true,
        (_, CalendarIntervalType) => true,
        (_, DecimalType type) => !FitsAlways(from, type),
        (FractionalType or DecimalType, IntegralType) => true,
        _ => false,
    };

    /// <summary>Whether Spark holds that every value has its like in the other type, so that <c>try_cast</c> gives NULL for NULL only.</summary>
    public static bool WidensOnly(DataType from, DataType to) => (from, to) switch
    {
        _ when from.Equals(to) => true,
        (NumericType, DecimalType type) when from is not FractionalType => CommonDigits(from, type),
        (DecimalType, _) => to is StringType,
        (NumericType, NumericType and not DecimalType) => Rank(from) <= Rank(to),
        (DateType, TimestampType or TimestampNtzType) or (TimestampType, TimestampNtzType) or (TimestampNtzType, TimestampType) => true,
        (NullType, _) => true,
        (ArrayType or MapType or StructType, StringType) => false,
        (_, StringType) => true,
        (ArrayType a, ArrayType b) => (!a.ContainsNull || b.ContainsNull) && WidensOnly(a.ElementType, b.ElementType),
        (MapType a, MapType b) => (!a.ValueContainsNull || b.ValueContainsNull) && WidensOnly(a.KeyType, b.KeyType) && WidensOnly(a.ValueType, b.ValueType),
        (StructType a, StructType b) => a.Count == b.Count && Enumerable.Range(0, a.Count)
            .All(i => (!a[i].IsNullable || b[i].IsNullable) && WidensOnly(a[i].DataType, b[i].DataType)),
        _ => false,
    };

    static bool CommonDigits(DataType from, DecimalType to) => from is DecimalType d
        ? to.Precision - to.Scale >= d.Precision - d.Scale && to.Scale >= d.Scale : FitsAlways(from, to);

    static int Rank(DataType type) => type switch { ByteType => 0, ShortType => 1, IntegerType => 2, LongType => 3, FloatType => 4, _ => 5 };

    // Digits after the point are rounded away, so only those before it must fit.
    static bool FitsAlways(DataType from, DecimalType to) => from switch
    {
        BooleanType => to.Precision - to.Scale >= 1,
        ByteType => to.Precision - to.Scale >= 3,
        ShortType => to.Precision - to.Scale >= 5,
        IntegerType => to.Precision - to.Scale >= 10,
        LongType => to.Precision - to.Scale >= 20,
        DecimalType d => to.Precision - to.Scale >= d.Precision - d.Scale,
        _ => false,
    };
}
