using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Catalogue;

/// <summary>The type that holds values of several types, by Spark's rules in both ANSI modes.</summary>
internal static class CommonTypes
{
    static readonly DataType[] Precedence = [DataTypes.Byte, DataTypes.Short, DataTypes.Integer, DataTypes.Long, DataTypes.Float, DataTypes.Double];

    /// <summary>The widest of the types for CASE, coalesce, arrays and set operations, where strings win without ANSI; null if there is none.</summary>
    public static DataType? Widest(IEnumerable<DataType> types, QuerySettings settings)
    {
        DataType? widest = null;
        // A string beside other types decides for all, whatever the order they come in.
        foreach (var type in types.OrderByDescending(type => type is StringType))
        {
            widest = widest is null ? type : Wider(widest, type, settings);
            if (widest is null) return null;
        }
        return widest;
    }

    /// <summary>The wider of two types; null if there is none.</summary>
    public static DataType? Wider(DataType left, DataType right, QuerySettings settings)
        => Tightest(left, right, settings) ?? (settings.Ansi ? WithString(left, right) ?? WithString(right, left) : PromoteToString(left, right));

    /// <summary>The type that both widen to without a cast to or from text.</summary>
    public static DataType? Tightest(DataType left, DataType right, QuerySettings settings) => (left, right) switch
    {
        _ when left.Equals(right) => left,
        (NullType, _) => right,
        (_, NullType) => left,
        (DecimalType a, DecimalType b) => Widen(a, b),
        (DecimalType a, IntegralType b) => Widen(a, ForIntegral(b)),
        (IntegralType a, DecimalType b) => Widen(ForIntegral(a), b),
        (DecimalType, FractionalType) or (FractionalType, DecimalType) => DataTypes.Double,
        (NumericType, NumericType) => WiderNumber(left, right, settings),
        (DateType, TimestampType) or (TimestampType, DateType) or (TimestampType, TimestampNtzType) or (TimestampNtzType, TimestampType) => DataTypes.Timestamp,
        (DateType, TimestampNtzType) or (TimestampNtzType, DateType) => DataTypes.TimestampNtz,
        (TimeType a, TimeType b) => new TimeType(Math.Max(a.Precision, b.Precision)),
        (YearMonthIntervalType a, YearMonthIntervalType b) => new YearMonthIntervalType(Least(a.Start, b.Start), Greatest(a.End, b.End)),
        (DayTimeIntervalType a, DayTimeIntervalType b) => new DayTimeIntervalType(Least(a.Start, b.Start), Greatest(a.End, b.End)),
        (StringType, StringType) => left,
        (ArrayType a, ArrayType b) => Wider(a.ElementType, b.ElementType, settings) is { } element ? new ArrayType(element, a.ContainsNull || b.ContainsNull) : null,
        (MapType a, MapType b) => Wider(a.KeyType, b.KeyType, settings) is { } key && Wider(a.ValueType, b.ValueType, settings) is { } value
            ? new MapType(key, value, a.ValueContainsNull || b.ValueContainsNull) : null,
        (StructType a, StructType b) => Structs(a, b, settings),
        _ => null,
    };

    /// <summary>The expression as the type; itself if it has it.</summary>
    public static Expression CastTo(Expression expression, DataType type, QuerySettings settings) => expression.Type.SameType(type) ? expression
        : expression is Literal { Value: null } ? new Literal(null, type)
        : new Cast(expression, type, settings.CastMode, IsImplicit: true);

    /// <summary>The decimal that holds a whole-number type.</summary>
    public static DecimalType ForIntegral(DataType type) => type switch
    {
        ByteType => new(3, 0),
        ShortType => new(5, 0),
        IntegerType => new(10, 0),
        _ => new(20, 0),
    };

    static DecimalType Widen(DecimalType a, DecimalType b)
    {
        var (precision, scale) = DecimalTypes.Widen(a.Precision, a.Scale, b.Precision, b.Scale);
        return new(precision, scale);
    }

    static DataType WiderNumber(DataType left, DataType right, QuerySettings settings)
    {
        // Under ANSI a float cannot hold a whole number exactly, so both become doubles.
        if (settings.Ansi && (left, right) is (FloatType, IntegralType) or (IntegralType, FloatType)) return DataTypes.Double;
        return Precedence[Math.Max(Array.IndexOf(Precedence, left), Array.IndexOf(Precedence, right))];
    }

    static DataType? WithString(DataType text, DataType other) => (text, other) switch
    {
        (StringType, IntegralType) => DataTypes.Long,
        (StringType, FractionalType or DecimalType) => DataTypes.Double,
        (StringType, DateType or TimestampType or TimestampNtzType or TimeType or BooleanType or BinaryType or CalendarIntervalType or YearMonthIntervalType
            or DayTimeIntervalType) => other,
        _ => null,
    };

    static DataType? PromoteToString(DataType left, DataType right) => (left, right) switch
    {
        (StringType, not (BooleanType or BinaryType or ArrayType or MapType or StructType)) => left,
        (not (BooleanType or BinaryType or ArrayType or MapType or StructType), StringType) => right,
        _ => null,
    };

    static StructType? Structs(StructType a, StructType b, QuerySettings settings)
    {
        if (a.Count != b.Count) return null;
        var fields = new StructField[a.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            if (!string.Equals(a[i].Name, b[i].Name, settings.NameComparison) || Wider(a[i].DataType, b[i].DataType, settings) is not { } type) return null;
            fields[i] = new StructField(a[i].Name, type, a[i].IsNullable || b[i].IsNullable);
        }
        return new StructType(fields);
    }

    static IntervalField Least(IntervalField a, IntervalField b) => a < b ? a : b;

    static IntervalField Greatest(IntervalField a, IntervalField b) => a > b ? a : b;
}
