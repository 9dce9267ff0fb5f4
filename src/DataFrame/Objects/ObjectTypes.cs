using System.Collections.Concurrent;
using System.Data.SqlTypes;
using System.Runtime.CompilerServices;
using Frames.Errors;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Objects;

/// <summary>Which data type stands for a C# type, and the other way round.</summary>
internal static class ObjectTypes
{
    static readonly ConcurrentDictionary<Type, DataType?> Known = new(new Dictionary<Type, DataType?>
    {
        [typeof(bool)] = DataTypes.Boolean,
        [typeof(sbyte)] = DataTypes.Byte,
        [typeof(byte)] = DataTypes.Short,
        [typeof(short)] = DataTypes.Short,
        [typeof(ushort)] = DataTypes.Integer,
        [typeof(int)] = DataTypes.Integer,
        [typeof(uint)] = DataTypes.Long,
        [typeof(long)] = DataTypes.Long,
        [typeof(ulong)] = new DecimalType(20, 0),
        [typeof(Int128)] = new DecimalType(38, 0),
        [typeof(float)] = DataTypes.Float,
        [typeof(double)] = DataTypes.Double,
        [typeof(decimal)] = new DecimalType(28, 10),
        [typeof(SqlDecimal)] = new DecimalType(38, 18),
        [typeof(char)] = DataTypes.String,
        [typeof(string)] = DataTypes.String,
        [typeof(Guid)] = DataTypes.String,
        [typeof(byte[])] = DataTypes.Binary,
        [typeof(DateOnly)] = DataTypes.Date,
        [typeof(Date)] = DataTypes.Date,
        [typeof(TimeOnly)] = DataTypes.Time,
        [typeof(DateTime)] = DataTypes.Timestamp,
        [typeof(DateTimeOffset)] = DataTypes.Timestamp,
        [typeof(Timestamp)] = DataTypes.Timestamp,
        [typeof(TimeSpan)] = DataTypes.DayTimeInterval,
        [typeof(YearMonthInterval)] = DataTypes.YearMonthInterval,
        [typeof(CalendarInterval)] = DataTypes.CalendarInterval,
        [typeof(Variant)] = DataTypes.Variant,
    });

    /// <summary>The data type for values of a C# type, or an error that says which types there are.</summary>
    public static DataType Of(Type type) => Find(type) ?? throw ErrorClasses.UnsupportedDotNetType.With(("typeName", Name(type)));

    /// <summary>The data type for values of a C# type, or null.</summary>
    public static DataType? Find(Type type)
    {
        if (Known.TryGetValue(type, out var found)) return found;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var inferred = Infer(type);
        // A type that was being inferred when it was met again contains itself, which no data type does.
        Known.TryAdd(type, inferred);
        return inferred;
    }

    /// <summary>Whether a member of this C# type may hold null.</summary>
    public static bool IsNullable(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null || type == typeof(SqlDecimal);

    /// <summary>The C# type that values of a data type have in rows.</summary>
    public static Type ClrType(DataType type) => type switch
    {
        BooleanType => typeof(bool),
        ByteType => typeof(sbyte),
        ShortType => typeof(short),
        IntegerType => typeof(int),
        LongType => typeof(long),
        FloatType => typeof(float),
        DoubleType => typeof(double),
        DecimalType { Precision: <= ClrValues.DecimalDigits } => typeof(decimal),
        DecimalType => typeof(SqlDecimal),
        StringType or CharType or VarcharType => typeof(string),
        BinaryType => typeof(byte[]),
        DateType => typeof(DateOnly),
        TimeType => typeof(TimeOnly),
        TimestampType or TimestampNtzType => typeof(DateTime),
        DayTimeIntervalType => typeof(TimeSpan),
        YearMonthIntervalType => typeof(YearMonthInterval),
        CalendarIntervalType => typeof(CalendarInterval),
        ArrayType array => ElementClrType(array.ElementType, array.ContainsNull).MakeArrayType(),
        MapType map => typeof(Dictionary<,>).MakeGenericType(ClrType(map.KeyType), ElementClrType(map.ValueType, map.ValueContainsNull)),
        StructType => typeof(Row),
        VariantType => typeof(Variant),
        _ => typeof(object),
    };

    /// <summary>The C# type of an element: the nullable form where it may be null.</summary>
    public static Type ElementClrType(DataType type, bool mayBeNull)
    {
        var clr = ClrType(type);
        return mayBeNull && clr.IsValueType ? typeof(Nullable<>).MakeGenericType(clr) : clr;
    }

    /// <summary>The type's name as C# writes it.</summary>
    public static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (!type.IsGenericType) return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }

    /// <summary>The element type of an array or other sequence, or null.</summary>
    public static Type? ElementType(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[])) return null;
        if (type.IsArray) return type.GetElementType();
        return Implemented(type, typeof(IEnumerable<>))?.GetGenericArguments()[0];
    }

    /// <summary>Key and value types of a dictionary, or null.</summary>
    public static (Type Key, Type Value)? DictionaryTypes(Type type)
    {
        var found = Implemented(type, typeof(IReadOnlyDictionary<,>)) ?? Implemented(type, typeof(IDictionary<,>));
        return found?.GetGenericArguments() is [var key, var value] ? (key, value) : null;
    }

    static Type? Implemented(Type type, Type generic)
        => type.GetInterfaces().Prepend(type).FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == generic);

    static DataType? Infer(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Find(value);
        if (type.IsEnum) return DataTypes.String;
        if (DictionaryTypes(type) is { } dictionary)
            return Find(dictionary.Key) is { } key && Find(dictionary.Value) is { } item ? new MapType(key, item, IsNullable(dictionary.Value)) : null;
        if (ElementType(type) is { } element) return Find(element) is { } elementType ? new ArrayType(elementType, IsNullable(element)) : null;
        return ObjectMembers.Of(type) is { Count: > 0 } members ? new StructType(members.Select(member
            => new StructField(member.Name, Of(member.Type), member.IsNullable))) : null;
    }
}
