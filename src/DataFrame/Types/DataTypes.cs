namespace Frames.Sql.Types;

/// <summary>The types that take no arguments, one instance each.</summary>
public static class DataTypes
{
    /// <summary><c>void</c></summary>
    public static readonly NullType Null = new();
    /// <summary><c>boolean</c></summary>
    public static readonly BooleanType Boolean = new();
    /// <summary><c>tinyint</c></summary>
    public static readonly ByteType Byte = new();
    /// <summary><c>smallint</c></summary>
    public static readonly ShortType Short = new();
    /// <summary><c>int</c></summary>
    public static readonly IntegerType Integer = new();
    /// <summary><c>bigint</c></summary>
    public static readonly LongType Long = new();
    /// <summary><c>float</c></summary>
    public static readonly FloatType Float = new();
    /// <summary><c>double</c></summary>
    public static readonly DoubleType Double = new();
    /// <summary><c>string</c> in the binary collation</summary>
    public static readonly StringType String = new();
    /// <summary><c>binary</c></summary>
    public static readonly BinaryType Binary = new();
    /// <summary><c>date</c></summary>
    public static readonly DateType Date = new();
    /// <summary><c>timestamp</c></summary>
    public static readonly TimestampType Timestamp = new();
    /// <summary><c>timestamp_ntz</c></summary>
    public static readonly TimestampNtzType TimestampNtz = new();
    /// <summary><c>time(6)</c></summary>
    public static readonly TimeType Time = new();
    /// <summary><c>interval</c></summary>
    public static readonly CalendarIntervalType CalendarInterval = new();
    /// <summary><c>interval year to month</c></summary>
    public static readonly YearMonthIntervalType YearMonthInterval = new();
    /// <summary><c>interval day to second</c></summary>
    public static readonly DayTimeIntervalType DayTimeInterval = new();
    /// <summary><c>variant</c></summary>
    public static readonly VariantType Variant = new();
}
