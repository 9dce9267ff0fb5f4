using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>The types of generated columns.</summary>
internal static class ColumnTypes
{
    /// <summary>Types of one value, of every kind that a table can have.</summary>
    public static readonly DataType[] Atomic =
    [
        DataTypes.Integer, DataTypes.Long, DataTypes.Double, DataTypes.String, DataTypes.Boolean, new DecimalType(12, 2), DataTypes.Date, DataTypes.Timestamp,
        DataTypes.Byte, DataTypes.Short, DataTypes.Float, new DecimalType(38, 10), new DecimalType(20, 0), DataTypes.Binary, DataTypes.TimestampNtz,
        DataTypes.YearMonthInterval, DataTypes.DayTimeInterval,
    ];

    public static readonly DataType[] Nested =
    [
        new ArrayType(DataTypes.Integer), new ArrayType(DataTypes.String), new ArrayType(DataTypes.Double), new MapType(DataTypes.String, DataTypes.Integer),
        new StructType([new StructField("a", DataTypes.Integer), new StructField("b", DataTypes.String)]),
        new ArrayType(new ArrayType(DataTypes.Integer)), new MapType(DataTypes.Integer, new ArrayType(DataTypes.String)),
        new ArrayType(new StructType([new StructField("k", DataTypes.Integer), new StructField("v", new DecimalType(12, 2))])),
        new StructType([new StructField("d", DataTypes.Date), new StructField("m", new MapType(DataTypes.String, DataTypes.Double))]),
    ];

    public static readonly DataType[] All = [.. Atomic, .. Nested];

    /// <summary>A type; those that most functions take come more often.</summary>
    public static readonly Gen<DataType> Any = Gen.Frequency((5, Gen.Elements(Atomic[..8])), (3, Gen.Elements(Atomic)), (2, Gen.Elements(Nested)));
}
