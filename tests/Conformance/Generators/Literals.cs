using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Constants as SQL writes them.</summary>
internal static class Literals
{
    public static Gen<Term> Of(DataType type)
    {
        var none = Gen.Constant($"CAST(NULL AS {type.Sql})");
        var texts = Texts(type);
        return (texts.Length == 0 ? none : Gen.Frequency((1, none), (7, Gen.Elements(texts)))).Select(text => Term.Text(text, type));
    }

    static string[] Texts(DataType type) => type switch
    {
        ByteType => ["0Y", "1Y", "-2Y", "127Y"],
        ShortType => ["0S", "3S", "-32768S"],
        IntegerType => ["0", "1", "2", "-2", "3", "2147483647"],
        LongType => ["0L", "3L", "-1L", "9223372036854775807L"],
        FloatType => ["CAST(0 AS FLOAT)", "1.5F", "CAST('NaN' AS FLOAT)"],
        DoubleType => ["0D", "-1.5D", "0.1D", "CAST('NaN' AS DOUBLE)", "CAST('-Infinity' AS DOUBLE)"],
        DecimalType => [$"CAST(0 AS {type.Sql})", $"CAST(-2 AS {type.Sql})", $"CAST(7 AS {type.Sql})"],
        StringType => ["''", "'a'", "'12'", "'日本'", "','", "' '"],
        BinaryType => ["X''", "X'00FF'", "X'6162'"],
        BooleanType => ["true", "false"],
        DateType => ["DATE'1970-01-01'", "DATE'2024-02-29'"],
        TimestampType => ["TIMESTAMP'2024-02-29 12:34:56.789012'", "TIMESTAMP'1969-12-31 23:59:59'"],
        TimestampNtzType => ["TIMESTAMP_NTZ'2024-02-29 12:34:56.789012'"],
        YearMonthIntervalType => ["INTERVAL '1-2' YEAR TO MONTH"],
        DayTimeIntervalType => ["INTERVAL '1 02:03:04' DAY TO SECOND"],
        ArrayType { ElementType: IntegerType } => ["array(1, 2, NULL)", "array(3)"],
        ArrayType { ElementType: StringType } => ["array('a', NULL, 'b')", "array('')"],
        ArrayType { ElementType: DoubleType } => ["array(1.5D, -0.0D)"],
        MapType { KeyType: StringType, ValueType: IntegerType } => ["map('a', 1, 'b', NULL)"],
        _ => [],
    };
}
