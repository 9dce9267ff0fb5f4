namespace Frames.Sql.Types;

/// <summary>A Spark data type. Two types are equal when Spark calls them the same, nullability of nested values included.</summary>
public abstract record DataType
{
    /// <summary>The type's name in JSON schemas, such as <c>long</c> or <c>decimal(10,2)</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>The compact text that Spark shows to users, such as <c>bigint</c> or <c>array&lt;int&gt;</c>.</summary>
    public virtual string SimpleString => TypeName;

    /// <summary>The type as SQL writes it, such as <c>BIGINT</c> or <c>ARRAY&lt;INT&gt;</c>.</summary>
    public virtual string Sql => SimpleString.ToUpperInvariant();

    /// <summary>The type as the JSON that Spark, Delta and Parquet files hold.</summary>
    public string Json => TypeJson.Write(this);

    /// <summary>The type that <see cref="Json"/> describes.</summary>
    public static DataType FromJson(string json) => TypeJson.TryParse(json) ?? throw new FramesException("INVALID_JSON_DATA_TYPE", "2203G",
        $"Failed to convert the JSON string '{(json.Length > 200 ? json[..200] + "..." : json)}' to a data type. Please enter a valid data type.",
        new Dictionary<string, string> { ["invalidType"] = json });

    /// <summary>The type that <see cref="Json"/> describes.</summary>
    public static DataType ParseDataType(string json) => FromJson(json);

    /// <summary>How values of this type lie in memory.</summary>
    internal abstract PhysicalType Physical { get; }

    /// <summary>The type with every nested value marked as one that may be null.</summary>
    internal virtual DataType AsNullable() => this;

    /// <summary>Equality that ignores whether nested values may be null.</summary>
    internal bool SameType(DataType other) => AsNullable().Equals(other.AsNullable());

    /// <summary>The type's simple string.</summary>
    public sealed override string ToString() => SimpleString;
}

/// <summary>The form in which a column's values lie in memory; several data types share one.</summary>
internal enum PhysicalType { Null, Boolean, Int8, Int16, Int32, Int64, Int128, Float, Double, Bytes, Interval, Array, Map, Struct }

/// <summary>The base of types whose values have no parts.</summary>
public abstract record AtomicType : DataType;

/// <summary>The base of number types.</summary>
public abstract record NumericType : AtomicType;

/// <summary>The base of whole-number types.</summary>
public abstract record IntegralType : NumericType;

/// <summary>The base of binary floating-point types.</summary>
public abstract record FractionalType : NumericType;

/// <summary>Only null: the type of an untyped NULL.</summary>
public sealed record NullType : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "void";
    internal override PhysicalType Physical => PhysicalType.Null;
}

/// <summary>True or false.</summary>
public sealed record BooleanType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "boolean";
    internal override PhysicalType Physical => PhysicalType.Boolean;
}

/// <summary>A signed 8-bit number; <c>sbyte</c> in C#.</summary>
public sealed record ByteType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "byte";
    /// <inheritdoc/>
    public override string SimpleString => "tinyint";
    internal override PhysicalType Physical => PhysicalType.Int8;
}

/// <summary>A signed 16-bit number.</summary>
public sealed record ShortType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "short";
    /// <inheritdoc/>
    public override string SimpleString => "smallint";
    internal override PhysicalType Physical => PhysicalType.Int16;
}

/// <summary>A signed 32-bit number.</summary>
public sealed record IntegerType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "integer";
    /// <inheritdoc/>
    public override string SimpleString => "int";
    internal override PhysicalType Physical => PhysicalType.Int32;
}

/// <summary>A signed 64-bit number.</summary>
public sealed record LongType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "long";
    /// <inheritdoc/>
    public override string SimpleString => "bigint";
    internal override PhysicalType Physical => PhysicalType.Int64;
}

/// <summary>A 32-bit binary floating-point number.</summary>
public sealed record FloatType : FractionalType
{
    /// <inheritdoc/>
    public override string TypeName => "float";
    internal override PhysicalType Physical => PhysicalType.Float;
}

/// <summary>A 64-bit binary floating-point number.</summary>
public sealed record DoubleType : FractionalType
{
    /// <inheritdoc/>
    public override string TypeName => "double";
    internal override PhysicalType Physical => PhysicalType.Double;
}

/// <summary>An exact decimal number of <paramref name="Precision"/> digits, <paramref name="Scale"/> of them after the point.</summary>
/// <param name="Precision">1 to 38 digits in all.</param>
/// <param name="Scale">0 to <paramref name="Precision"/> digits after the point.</param>
public sealed record DecimalType(int Precision = 10, int Scale = 0) : NumericType
{
    /// <summary>The greatest precision.</summary>
    public const int MaxPrecision = 38;
    /// <summary>The greatest precision whose unscaled values fit 64 bits.</summary>
    internal const int MaxLongPrecision = 18;
    /// <inheritdoc/>
    public override string TypeName => $"decimal({Precision},{Scale})";
    internal override PhysicalType Physical => Precision <= MaxLongPrecision ? PhysicalType.Int64 : PhysicalType.Int128;
}

/// <summary>UTF-8 text, compared by unsigned bytes unless it has a collation.</summary>
/// <param name="Collation">The collation's name, or null for <c>UTF8_BINARY</c>.</param>
public record StringType(string? Collation = null) : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => Collation is null ? "string" : $"string collate {Collation}";
    /// <inheritdoc/>
    public override string Sql => Collation is null ? "STRING" : $"STRING COLLATE {Collation.ToUpperInvariant()}";
    internal override PhysicalType Physical => PhysicalType.Bytes;
}

/// <summary>Text padded to exactly <paramref name="Length"/> characters.</summary>
/// <param name="Length">The number of characters.</param>
public sealed record CharType(int Length) : DataType
{
    /// <inheritdoc/>
    public override string TypeName => $"char({Length})";
    internal override PhysicalType Physical => PhysicalType.Bytes;
}

/// <summary>Text of at most <paramref name="Length"/> characters.</summary>
/// <param name="Length">The greatest number of characters.</param>
public sealed record VarcharType(int Length) : DataType
{
    /// <inheritdoc/>
    public override string TypeName => $"varchar({Length})";
    internal override PhysicalType Physical => PhysicalType.Bytes;
}

/// <summary>A sequence of bytes.</summary>
public sealed record BinaryType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "binary";
    internal override PhysicalType Physical => PhysicalType.Bytes;
}

/// <summary>A calendar day; days since 1970-01-01 in memory.</summary>
public sealed record DateType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "date";
    internal override PhysicalType Physical => PhysicalType.Int32;
}

/// <summary>An instant; microseconds since 1970-01-01 UTC in memory, shown in the session's time zone.</summary>
public sealed record TimestampType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "timestamp";
    internal override PhysicalType Physical => PhysicalType.Int64;
}

/// <summary>A date and time of day without a zone; microseconds in memory.</summary>
public sealed record TimestampNtzType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "timestamp_ntz";
    internal override PhysicalType Physical => PhysicalType.Int64;
}

/// <summary>A time of day of <paramref name="Precision"/> fractional digits; nanoseconds since midnight in memory.</summary>
/// <param name="Precision">0 to 6 fractional digits.</param>
public sealed record TimeType(int Precision = 6) : DataType
{
    /// <inheritdoc/>
    public override string TypeName => $"time({Precision})";
    internal override PhysicalType Physical => PhysicalType.Int64;
}

/// <summary>The fields of year-month and day-time intervals, in order of size.</summary>
public enum IntervalField
{
    /// <summary>Years.</summary>
    Year,
    /// <summary>Months.</summary>
    Month,
    /// <summary>Days.</summary>
    Day,
    /// <summary>Hours.</summary>
    Hour,
    /// <summary>Minutes.</summary>
    Minute,
    /// <summary>Seconds with a fraction.</summary>
    Second,
}

/// <summary>A number of months, shown by the fields from <paramref name="Start"/> to <paramref name="End"/>.</summary>
/// <param name="Start">The greatest field.</param>
/// <param name="End">The smallest field.</param>
public sealed record YearMonthIntervalType(IntervalField Start = IntervalField.Year, IntervalField End = IntervalField.Month) : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "interval " + DayTimeIntervalType.Range(Start, End);
    internal override PhysicalType Physical => PhysicalType.Int32;
}

/// <summary>A number of microseconds, shown by the fields from <paramref name="Start"/> to <paramref name="End"/>.</summary>
/// <param name="Start">The greatest field.</param>
/// <param name="End">The smallest field.</param>
public sealed record DayTimeIntervalType(IntervalField Start = IntervalField.Day, IntervalField End = IntervalField.Second) : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "interval " + Range(Start, End);
    internal override PhysicalType Physical => PhysicalType.Int64;

    internal static string Range(IntervalField start, IntervalField end)
        => start == end ? start.ToString().ToLowerInvariant() : $"{start} to {end}".ToLowerInvariant();
}

/// <summary>Months, days and microseconds that do not convert into each other.</summary>
public sealed record CalendarIntervalType : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "interval";
    internal override PhysicalType Physical => PhysicalType.Interval;
}

/// <summary>A list of values of one type.</summary>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="ContainsNull">Whether an element may be null.</param>
public sealed record ArrayType(DataType ElementType, bool ContainsNull = true) : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "array";
    /// <inheritdoc/>
    public override string SimpleString => $"array<{ElementType.SimpleString}>";
    /// <inheritdoc/>
    public override string Sql => $"ARRAY<{ElementType.Sql}>";
    internal override PhysicalType Physical => PhysicalType.Array;
    internal override DataType AsNullable() => new ArrayType(ElementType.AsNullable());
}

/// <summary>Keys with a value each; keys are never null and do not repeat.</summary>
/// <param name="KeyType">The type of the keys.</param>
/// <param name="ValueType">The type of the values.</param>
/// <param name="ValueContainsNull">Whether a value may be null.</param>
public sealed record MapType(DataType KeyType, DataType ValueType, bool ValueContainsNull = true) : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "map";
    /// <inheritdoc/>
    public override string SimpleString => $"map<{KeyType.SimpleString},{ValueType.SimpleString}>";
    /// <inheritdoc/>
    public override string Sql => $"MAP<{KeyType.Sql}, {ValueType.Sql}>";
    internal override PhysicalType Physical => PhysicalType.Map;
    internal override DataType AsNullable() => new MapType(KeyType.AsNullable(), ValueType.AsNullable());
}

/// <summary>Semi-structured data in the Parquet Variant encoding: a value and its metadata.</summary>
public sealed record VariantType : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "variant";
    internal override PhysicalType Physical => PhysicalType.Struct;
}
