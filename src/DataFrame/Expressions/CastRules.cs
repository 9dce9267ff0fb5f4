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
