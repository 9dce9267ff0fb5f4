using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>Which data types a body over C# values takes.</summary>
internal static class ClrTypes
{
    static readonly Dictionary<Type, (DataType Type, PhysicalType Physical)> Table = new()
    {
        [typeof(bool)] = (DataTypes.Boolean, PhysicalType.Boolean),
        [typeof(sbyte)] = (DataTypes.Byte, PhysicalType.Int8),
        [typeof(short)] = (DataTypes.Short, PhysicalType.Int16),
        [typeof(int)] = (DataTypes.Integer, PhysicalType.Int32),
        [typeof(long)] = (DataTypes.Long, PhysicalType.Int64),
        [typeof(Int128)] = (new DecimalType(38, 0), PhysicalType.Int128),
        [typeof(float)] = (DataTypes.Float, PhysicalType.Float),
        [typeof(double)] = (DataTypes.Double, PhysicalType.Double),
        [typeof(CalendarInterval)] = (DataTypes.CalendarInterval, PhysicalType.Interval),
    };

    /// <summary>The data type that a C# value stands for where nothing else is said.</summary>
    public static DataType DataTypeOf<T>() => Table[typeof(T)].Type;

    /// <summary>Whether values of the type lie in memory as <typeparamref name="T"/>, whatever they mean.</summary>
    public static bool Lies<T>(DataType type) => type.Physical == Table[typeof(T)].Physical;

    /// <summary>
    /// Whether values of the type lie in memory as <typeparamref name="T"/> and mean the same: a body over <c>int</c> takes INT, and DATE only where
    /// <paramref name="declared"/> says so.
    /// </summary>
    public static bool Holds<T>(DataType type, DataType? declared)
        => declared is not null ? type.Physical == Table[typeof(T)].Physical && type.GetType() == declared.GetType()
            : type.Physical == Table[typeof(T)].Physical && type.GetType() == Table[typeof(T)].Type.GetType();
}
