using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>Which casts Spark allows, in each mode, and which may turn a value into NULL. Evaluation stands in <c>Kernels/Casts</c>.</summary>
internal static partial class CastRules
{
    /// <summary>Whether a cast of a value that is not null may give NULL.</summary>
    public static bool MayGiveNull(DataType from, DataType to, CastMode mode)
    {
        if (from.Equals(to) || mode == CastMode.Ansi) return from is NullType || (to is DecimalType && from is FractionalType);
        return (from, to) switch
        {
            (NullType, _) => true,
            (StringType, StringType or BinaryType) => false,
            (StringType, _) => true,
            (_, StringType) => false,
            (TimestampType, ByteType or ShortType or IntegerType) => true,
            (FractionalType or TimestampType, _) when to is TimestampType or DecimalType => true,
            (DateType, TimestampType) => false,
            (_, DateType) => true,
            (DateType, _) when to is not (TimestampType or TimestampNtzType) => true,
            (_, CalendarIntervalType) => true,
            (DecimalType or IntegralType or BooleanType, DecimalType decimalType) => !FitsAlways(from, decimalType),
            (FractionalType or TimestampType, IntegralType) => false,
            _ => false,
        };
    }

    static bool FitsAlways(DataType from, DecimalType to) => from switch
    {
        BooleanType => to.Precision - to.Scale >= 1,
        ByteType => to.Precision - to.Scale >= 3,
        ShortType => to.Precision - to.Scale >= 5,
        IntegerType => to.Precision - to.Scale >= 10,
        LongType => to.Precision - to.Scale >= 20,
        DecimalType d => to.Precision - to.Scale >= d.Precision - d.Scale && to.Scale >= d.Scale,
        _ => false,
    };
}
