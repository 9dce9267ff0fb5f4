using System.Globalization;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Catalogue;

/// <summary>The types that hold the values of several others, by Spark's rules in both ANSI modes.</summary>
internal static class CommonTypes
{
    static readonly DataType[] Precedence = [DataTypes.Byte, DataTypes.Short, DataTypes.Integer, DataTypes.Long, DataTypes.Float, DataTypes.Double];

    /// <summary>The type that holds them all, for CASE, coalesce, arrays and set operations; null if there is none.</summary>
    public static DataType? Widest(IEnumerable<DataType> types, QuerySettings settings)
    {
        DataType? result = DataTypes.Null;
        // Without ANSI everything goes with text, so text comes first: the order of the others does not matter then.
        if (!settings.Ansi) types = types.OrderBy(type => HasString(type) ? 0 : 1);
        foreach (var type in types)
            if (result is not null) result = Wider(result, type, settings);
        return result;
    }

    /// <summary>The type that holds them all, where text only goes with text, as in VALUES; null if there is none.</summary>
    public static DataType? WidestWithoutText(IEnumerable<DataType> types, QuerySettings settings)
        => types.Aggregate((DataType?)DataTypes.Null, (result, type) => result is null ? null : WiderWithoutText(result, type, settings));

    static DataType? WiderWithoutText(DataType left, DataType right, QuerySettings settings)
        => Tightest(left, right, settings) ?? ForDecimal(left, right) ?? ComplexTypes.Common(left, right, (a, b) => WiderWithoutText(a, b, settings));

    /// <summary>The type that holds both, decimals and text included; null if there is none.</summary>
    public static DataType? Wider(DataType left, DataType right, QuerySettings settings) => Tightest(left, right, settings) ?? ForDecimal(left, right)
        ?? (settings.Ansi ? ForStringAnsi(left, right) : ForStringLegacy(left, right))
        ?? ComplexTypes.Common(left, right, (a, b) => Wider(a, b, settings));

    /// <summary>The type that holds both without a cast to or from text; null if there is none.</summary>
    public static DataType? Tightest(DataType left, DataType right, QuerySettings settings) => (left, right) switch
    {
        _ when left.Equals(right) => left,
        (NullType, _) => right,
        (_, NullType) => left,
        (IntegralType, DecimalType wide) when IsWider(wide, DecimalFor(left)) => wide,
        (DecimalType wide, IntegralType) when IsWider(wide, DecimalFor(right)) => wide,
        (NumericType and not DecimalType, NumericType and not DecimalType) => Numeric(left, right, settings),
        (DateType or TimestampType or TimestampNtzType, DateType or TimestampType or TimestampNtzType) => left is TimestampType || right is TimestampType
            ? DataTypes.Timestamp : DataTypes.TimestampNtz,
        (TimeType a, TimeType b) => new TimeType(Math.Max(a.Precision, b.Precision)),
        (DayTimeIntervalType a, DayTimeIntervalType b) => new DayTimeIntervalType(Min(a.Start, b.Start), Max(a.End, b.End)),
        (YearMonthIntervalType a, YearMonthIntervalType b) => new YearMonthIntervalType(Min(a.Start, b.Start), Max(a.End, b.End)),
        (StringType or CharType or VarcharType, StringType or CharType or VarcharType) => Collations(left, right),
        _ => ComplexTypes.Common(left, right, (a, b) => Tightest(a, b, settings)),
    };

    /// <summary>What a string and another type meet at under ANSI: BIGINT for whole numbers, DOUBLE for others, else the other type.</summary>
    public static DataType? ForStringAnsi(DataType left, DataType right) => (left, right) switch
    {
        (StringType, IntegralType) => DataTypes.Long,
        (StringType, NumericType) => DataTypes.Double,
        (StringType, NullType) => left,
        (StringType, StringType) => null,
        // Which of the many interval types a text means nobody can say.
        (StringType, DayTimeIntervalType or YearMonthIntervalType) => null,
        (StringType, ArrayType or MapType or StructType) => null,
        (StringType, _) => right,
        (_, StringType) => ForStringAnsi(right, left),
        _ => null,
    };

    /// <summary>The decimal that holds both numbers of which one is a decimal; DOUBLE where the other is a fraction.</summary>
    public static DataType? ForDecimal(DataType left, DataType right) => (left, right) switch
    {
        (DecimalType a, DecimalType b) => Widen(a, b),
        (IntegralType, DecimalType b) => Widen(DecimalFor(left), b),
        (DecimalType a, IntegralType) => Widen(a, DecimalFor(right)),
        (FractionalType, DecimalType) or (DecimalType, FractionalType) => DataTypes.Double,
        _ => null,
    };

    public static DecimalType Widen(DecimalType left, DecimalType right)
    {
        // Above 38 digits the scale gives way, so that no digit before the point is lost.
        var (integral, scale) = (Math.Max(left.Precision - left.Scale, right.Precision - right.Scale), Math.Max(left.Scale, right.Scale));
        var excess = Math.Max(0, integral + scale - DecimalType.MaxPrecision);
        return new DecimalType(integral + scale - excess, Math.Max(0, scale - excess));
    }

    /// <summary>The decimal that holds all values of a type.</summary>
    public static DecimalType DecimalFor(DataType type) => type switch
    {
        ByteType => new(3, 0),
        ShortType => new(5, 0),
        IntegerType => new(10, 0),
        LongType => new(20, 0),
        FloatType => new(14, 7),
        DecimalType decimalType => decimalType,
        _ => new(30, 15),
    };

    /// <summary>The decimal of just a literal's digits; null for other expressions.</summary>
    public static DecimalType? DecimalOfLiteral(Expression expression) => expression is Literal { Type: ShortType or IntegerType or LongType, Value: { } value }
        ? new DecimalType(Int128.Abs(Convert.ToInt64(value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture).Length, 0) : null;

    /// <summary>The expression as a value of the type: itself where it is one.</summary>
    public static Expression CastTo(Expression expression, DataType type, QuerySettings settings) => expression switch
    {
        _ when expression.Type.SameType(type) => expression,
        Literal { Value: null } => new Literal(null, type),
        Literal { Value: string text } when type is StringType { Collation: not null } => new Literal(text, type),
        _ => new Cast(expression, type, settings.CastMode, IsImplicit: true),
    };

    static DataType? ForStringLegacy(DataType left, DataType right) => (left, right) switch
    {
        (StringType, StringType) => null,
        (StringType, BinaryType or BooleanType or NullType or ArrayType or MapType or StructType or VariantType) => null,
        (StringType, _) => left,
        (_, StringType) => ForStringLegacy(right, left),
        _ => null,
    };

    static DataType Numeric(DataType left, DataType right, QuerySettings settings)
    {
        var wider = Precedence[Math.Max(Array.IndexOf(Precedence, left), Array.IndexOf(Precedence, right))];
        // A float cannot hold every int: under ANSI the two meet at double.
        return settings.Ansi && wider is FloatType && (left is IntegralType || right is IntegralType) ? DataTypes.Double : wider;
    }

    static DataType? Collations(DataType left, DataType right) => (left, right) switch
    {
        (StringType { Collation: null }, StringType) => right,
        (StringType, StringType { Collation: null }) => left,
        (StringType, StringType) => null,
        _ => DataTypes.String,
    };

    static bool IsWider(DecimalType wide, DecimalType narrow) => wide.Precision - wide.Scale >= narrow.Precision - narrow.Scale && wide.Scale >= narrow.Scale;

    static bool HasString(DataType type) => type is StringType || (type is ArrayType array && HasString(array.ElementType));

    static IntervalField Min(IntervalField left, IntervalField right) => left < right ? left : right;

    static IntervalField Max(IntervalField left, IntervalField right) => left > right ? left : right;
}
