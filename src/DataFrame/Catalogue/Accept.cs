using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Sql.Types.DataTypes;

namespace Frames.Catalogue;

/// <summary>What parameters accept, by Spark's names for abstract types.</summary>
internal static class Accept
{
    public static readonly ParameterType Any = new Kind("ANY", _ => true, null);
    public static readonly ParameterType Boolean = new Exactly(DataTypes.Boolean);
    public static readonly ParameterType Byte = new Exactly(DataTypes.Byte);
    public static readonly ParameterType Short = new Exactly(DataTypes.Short);
    public static readonly ParameterType Int = new Exactly(Integer);
    public static readonly ParameterType Long = new Exactly(DataTypes.Long);
    public static readonly ParameterType Float = new Exactly(DataTypes.Float);
    public static readonly ParameterType Double = new Exactly(DataTypes.Double);
    public static readonly ParameterType Binary = new Exactly(DataTypes.Binary);
    public static readonly ParameterType Date = new Exactly(DataTypes.Date);
    public static readonly ParameterType Timestamp = new Exactly(DataTypes.Timestamp);
    public static readonly ParameterType TimestampNtz = new Exactly(DataTypes.TimestampNtz);
    public static readonly ParameterType CalendarInterval = new Exactly(DataTypes.CalendarInterval);
    public static readonly ParameterType Variant = new Exactly(DataTypes.Variant);

    /// <summary>Text of any collation, CHAR and VARCHAR included.</summary>
    public static readonly ParameterType String = new Kind("STRING", type => type is StringType, DataTypes.String);
    public static readonly ParameterType Numeric = new Kind("NUMERIC", type => type is NumericType, DataTypes.Double);
    public static readonly ParameterType Integral = new Kind("INTEGRAL", type => type is IntegralType, DataTypes.Integer);
    public static readonly ParameterType Decimal = new Kind("DECIMAL", type => type is DecimalType, new DecimalType(38, 18));
    public static readonly ParameterType AnyTimestamp = new Kind("(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)", type => type is TimestampType or TimestampNtzType, DataTypes.Timestamp);
    /// <summary>Dates, and timestamps by an implicit cast also under ANSI.</summary>
    public static readonly ParameterType DateOrTimestamp = new DateOf();

    /// <summary>Timestamps and times of day, of which messages do not speak.</summary>
    public static readonly ParameterType TimestampOrTime = new Kind("(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)",
        type => type is TimestampType or TimestampNtzType or TimeType, DataTypes.Timestamp);
    public static readonly ParameterType Time = new Kind("TIME", type => type is TimeType, DataTypes.Time);
    public static readonly ParameterType Array = new Kind("ARRAY", type => type is ArrayType, new ArrayType(Null));
    public static readonly ParameterType Map = new Kind("MAP", type => type is MapType, new MapType(Null, Null));

    /// <summary>Arrays, or maps, to which an untyped NULL is not cast.</summary>
    public static readonly ParameterType ArrayNotVoid = new Kind("ARRAY", type => type is ArrayType, null), MapNotVoid = new Kind("MAP", type => type is MapType, null);

    /// <summary>Arrays of arrays, and arrays of structs of two fields, by the words of messages.</summary>
    public static readonly ParameterType ArrayOfArrays = new Worded("\"ARRAY\" of \"ARRAY\"", type => type is ArrayType { ElementType: ArrayType }),
        ArrayOfPairs = new Worded("\"ARRAY\" of pair \"STRUCT\"", type => type is ArrayType { ElementType: StructType { Count: 2 } });
    public static readonly ParameterType Struct = new Kind("STRUCT", type => type is StructType, null);
    public static readonly ParameterType DayTimeInterval = new Kind("INTERVAL DAY TO SECOND", type => type is DayTimeIntervalType, null);
    public static readonly ParameterType YearMonthInterval = new Kind("INTERVAL YEAR TO MONTH", type => type is YearMonthIntervalType, null);

    /// <summary>Any type that has an order: all but maps, variants, calendar intervals, and what holds them.</summary>
    public static readonly ParameterType Orderable = new Kind("ORDERABLE", IsOrderable, null);

    /// <summary>A lambda.</summary>
    public static readonly ParameterType Lambda = new Kind("LAMBDA", _ => true, null);

    public static ParameterType Exact(DataType type) => new Exactly(type);

    /// <summary>A type that all numbers are cast to, narrowed where they must be.</summary>
    public static ParameterType AnyNumberAs(DataType type) => new Narrowing(type);

    /// <summary>What a parameter is said to take, and another type of which messages do not speak.</summary>
    public static ParameterType Silently(ParameterType said, DataType other) => new AlsoTaken(said, other);

    /// <summary>A parameter of which messages speak in words of their own.</summary>
    public static ParameterType Saying(string required, ParameterType said) => new Reworded(required, said);

    /// <summary>A parameter to which numbers of other types are not cast.</summary>
    public static ParameterType NoOtherNumber(ParameterType said) => new NotOfNumbers(said);

    public static ParameterType ArrayOf(ParameterType element) => new ArrayOfKind(element);

    /// <summary>An array whose type says that it holds no nulls.</summary>
    public static ParameterType ArrayWithoutNulls(ParameterType element) => new ArrayOfKind(element, canContainNull: false);

    /// <summary>The first of the alternatives that accepts the argument, or else that casts it.</summary>
    public static ParameterType OneOf(params ReadOnlySpan<ParameterType> alternatives) => new Alternatives(alternatives.ToArray());

    public static bool IsOrderable(DataType type) => type switch
    {
        MapType or VariantType or CalendarIntervalType => false,
        ArrayType array => IsOrderable(array.ElementType),
        StructType record => record.Fields.All(field => IsOrderable(field.DataType)),
        _ => true,
    };

    sealed class Exactly(DataType wanted) : ParameterType
    {
        public override string Text => wanted.Sql;
        public override bool Accepts(DataType type) => type.SameType(wanted);
        public override DataType? CastFrom(DataType type, bool ansi) => ImplicitCasts.Find(type, wanted, ansi);
    }

    sealed class DateOf : ParameterType
    {
        public override string Text => DataTypes.Date.Sql;
        public override bool Accepts(DataType type) => type is DateType;
        public override DataType? CastFrom(DataType type, bool ansi) => type is TimestampType or TimestampNtzType ? DataTypes.Date : ImplicitCasts.Find(type, DataTypes.Date, ansi);
    }

    sealed class Narrowing(DataType wanted) : ParameterType
    {
        public override string Text => wanted.Sql;
        public override bool Accepts(DataType type) => type.SameType(wanted);
        public override DataType? CastFrom(DataType type, bool ansi) => type is NumericType ? wanted : ImplicitCasts.Find(type, wanted, ansi);
    }

    sealed class AlsoTaken(ParameterType said, DataType other) : ParameterType
    {
        public override string Text => said.Text;
        public override bool Accepts(DataType type) => said.Accepts(type) || type.GetType() == other.GetType();
        public override DataType? CastFrom(DataType type, bool ansi) => said.CastFrom(type, ansi);
    }

    sealed class Reworded(string required, ParameterType said) : ParameterType
    {
        public override string Text => said.Text;
        public override string Required => required;
        public override bool Accepts(DataType type) => said.Accepts(type);
        public override DataType? CastFrom(DataType type, bool ansi) => said.CastFrom(type, ansi);
    }

    sealed class NotOfNumbers(ParameterType said) : ParameterType
    {
        public override string Text => said.Text;
        public override string Required => said.Required;
        public override bool Accepts(DataType type) => said.Accepts(type);
        public override DataType? CastFrom(DataType type, bool ansi) => type is NumericType ? null : said.CastFrom(type, ansi);
    }

    sealed class Kind(string text, Func<DataType, bool> accepts, DataType? otherwise) : ParameterType
    {
        public override string Text => text;
        public override bool Accepts(DataType type) => accepts(type);
        public override DataType? CastFrom(DataType type, bool ansi)
            => type is NullType ? otherwise : otherwise is null ? null : ImplicitCasts.ToKind(type, otherwise, accepts, ansi);
    }

    sealed class Worded(string text, Func<DataType, bool> accepts) : ParameterType
    {
        public override string Text => text;
        public override string Required => text;
        public override bool Accepts(DataType type) => accepts(type);
        public override DataType? CastFrom(DataType type, bool ansi) => null;
    }

    sealed class ArrayOfKind(ParameterType element, bool canContainNull = true) : ParameterType
    {
        public override string Text => $"ARRAY<{element.Text}>";
        public override bool Accepts(DataType type) => type is ArrayType array && element.Accepts(array.ElementType) && (canContainNull || !array.ContainsNull);
        public override DataType? CastFrom(DataType type, bool ansi)
            => type is ArrayType array && (canContainNull || !array.ContainsNull) && element.CastFrom(array.ElementType, ansi) is { } cast ? new ArrayType(cast, array.ContainsNull)
                : type is NullType && element.CastFrom(Null, ansi) is { } any ? new ArrayType(any) : null;
    }

    sealed class Alternatives(ParameterType[] alternatives) : ParameterType
    {
        public override string Text => "(" + string.Join(" or ", alternatives.Select(alternative => alternative.Required)) + ")";
        public override string Required => Text;
        public override bool Accepts(DataType type) => alternatives.Any(alternative => alternative.Accepts(type));
        public override DataType? CastFrom(DataType type, bool ansi)
            => alternatives.Select(alternative => alternative.CastFrom(type, ansi)).FirstOrDefault(cast => cast is not null);
    }
}
