using System.Collections.Concurrent;
using System.Data.SqlTypes;
using System.Globalization;
using System.Reflection;
using Frames.Errors;
using Frames.Sql;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Objects;

/// <summary>Physical values to a C# type that the user asks for: numbers widen, structs become records, classes or tuples.</summary>
internal static class TypedValues
{
    static readonly ConcurrentDictionary<(Type Target, DataType Type), Func<object?, object?>> Known = new();

    /// <summary>The value as a C# type.</summary>
    public static T? To<T>(object? physical, DataType type) => (T?)Converter(typeof(T), type)(physical);

    /// <summary>How physical values of a data type become values of a C# type; an error says why where they do not.</summary>
    public static Func<object?, object?> Converter(Type target, DataType type) => Known.GetOrAdd((target, type), static key => Create(key.Target, key.Type));

    static Func<object?, object?> Create(Type target, DataType type)
    {
        var value = Nullable.GetUnderlyingType(target) ?? target;
        var convert = Find(value, type) ?? throw ErrorClasses.InvalidExternalType.With(("externalType", ObjectTypes.Name(target)),
            ("type", "\"" + type.Sql + "\""), ("expr", "value"));
        if (target == typeof(SqlDecimal)) return physical => physical is null ? SqlDecimal.Null : convert(physical);
        if (!target.IsValueType || value != target) return physical => physical is null ? null : convert(physical);
        return physical => convert(physical ?? throw new FramesException("NOT_NULL_ASSERT_VIOLATION", "42000",
            $"NULL value appeared where C#'s {ObjectTypes.Name(target)} cannot hold it. Ask for {ObjectTypes.Name(target)}?."));
    }

    static Func<object, object?>? Find(Type target, DataType type)
    {
        if (target == typeof(object) || (target == ObjectTypes.ClrType(type) && type is not (ArrayType or MapType)))
            return physical => ClrValues.From(physical, type);
        return type switch
        {
            NullType => physical => physical,
            IntegralType when IsNumber(target) => physical => System.Convert.ChangeType(physical, target, CultureInfo.InvariantCulture),
            FloatType when target == typeof(double) => physical => (double)(float)physical,
            DecimalType d => Decimal(target, d),
            StringType or CharType or VarcharType => Text(target),
            BinaryType when target == typeof(ReadOnlyMemory<byte>) => physical => new ReadOnlyMemory<byte>((byte[])physical),
            DateType => Day(target),
            TimestampType or TimestampNtzType => Time(target, type is TimestampType),
            DayTimeIntervalType or TimeType when target == typeof(long) => physical => physical,
            YearMonthIntervalType when target == typeof(int) => physical => physical,
            ArrayType array => Sequence(target, array),
            MapType map => Map(target, map),
            StructType record => TypedObjects.Find(target, record),
            _ => null,
        };
    }

    static bool IsNumber(Type type) => type == typeof(sbyte) || type == typeof(byte) || type == typeof(short) || type == typeof(ushort) || type == typeof(int)
        || type == typeof(uint)
        || type == typeof(long) || type == typeof(ulong) || type == typeof(float) || type == typeof(double) || type == typeof(decimal);

    static Func<object, object?>? Decimal(Type target, DecimalType type)
    {
        if (target == typeof(decimal)) return physical => ClrValues.Decimal((Int128)physical, type);
        if (target == typeof(SqlDecimal)) return physical => DecimalConversions.ToSqlDecimal((Int128)physical, type.Precision, type.Scale);
        if (target == typeof(double)) return physical => DecimalConversions.ToDouble((Int128)physical, type.Scale);
        if (target == typeof(Int128) && type.Scale == 0) return physical => physical;
        if (IsNumber(target) && type.Scale == 0) return physical => System.Convert.ChangeType(ClrValues.Decimal((Int128)physical, type), target,
            CultureInfo.InvariantCulture);
        return null;
    }

    static Func<object, object?>? Text(Type target)
    {
        if (target.IsEnum) return physical => Enum.Parse(target, (string)physical, ignoreCase: true);
        if (target == typeof(Guid)) return physical => Guid.Parse((string)physical, CultureInfo.InvariantCulture);
        if (target == typeof(char)) return physical => ((string)physical)[0];
        return null;
    }

    static Func<object, object?>? Day(Type target)
    {
        if (target == typeof(int)) return physical => physical;
        if (target == typeof(Date)) return physical => (Date)ClrValues.Date((int)physical);
        if (target == typeof(DateTime)) return physical => ClrValues.Date((int)physical).ToDateTime(TimeOnly.MinValue);
        return null;
    }

    static Func<object, object?>? Time(Type target, bool isInstant)
    {
        if (target == typeof(long)) return physical => physical;
        if (target == typeof(Timestamp)) return physical => new Timestamp(ClrValues.Instant((long)physical));
        if (target == typeof(DateTimeOffset) && isInstant) return physical => new DateTimeOffset(ClrValues.Instant((long)physical), TimeSpan.Zero);
        return null;
    }

    static Func<object, object?>? Sequence(Type target, ArrayType type)
    {
        if (ObjectTypes.ElementType(target) is not { } element) return null;
        var convert = Converter(element, type.ElementType);
        if (target.IsAssignableFrom(element.MakeArrayType())) return physical => ClrValues.Elements((object?[])physical, element, convert);
        var constructor = target.GetConstructor([typeof(IEnumerable<>).MakeGenericType(element)]);
        return constructor is null ? null : physical => constructor.Invoke([ClrValues.Elements((object?[])physical, element, convert)]);
    }

    static Func<object, object?>? Map(Type target, MapType type)
    {
        if (ObjectTypes.DictionaryTypes(target) is not var (key, value)) return null;
        var dictionary = typeof(Dictionary<,>).MakeGenericType(key, value);
        if (!target.IsAssignableFrom(dictionary)) return null;
        var (keys, values) = (Converter(key, type.KeyType), Converter(value, type.ValueType));
        return physical => ClrValues.Dictionary((KeyValuePair<object, object?>[])physical, dictionary, keys, values);
    }
}

/// <summary>Structs to records, classes, anonymous types and tuples.</summary>
internal static class TypedObjects
{
    /// <summary>How a struct becomes an object of a type: by the constructor whose parameters are the type's members, or by setting members.</summary>
    public static Func<object, object?>? Find(Type target, StructType type)
    {
        if (target == typeof(Row)) return physical => new Row((object?[])physical, type);
        var members = ObjectMembers.Of(target);
        if (members.Count == 0) return null;
        var constructor = target.GetConstructors().Where(candidate => candidate.GetParameters().Length > 0)
            .FirstOrDefault(candidate => candidate.GetParameters().All(parameter => ObjectMembers.IsTuple(target)
                || Named(members, parameter.Name!) is not null));
        if (constructor is not null) return ByConstructor(constructor, target, type);
        var create = target.IsValueType ? () => Activator.CreateInstance(target)
            : target.GetConstructor(Type.EmptyTypes) is { } empty ? () => empty.Invoke(null) : (Func<object?>?)null;
        return create is null ? null : BySetters(create, members, target, type);
    }

    static ObjectMember? Named(IReadOnlyList<ObjectMember> members, string name) => members.FirstOrDefault(member
        => string.Equals(member.Member.Name, name, StringComparison.OrdinalIgnoreCase));

    static Func<object, object?> ByConstructor(ConstructorInfo constructor, Type target, StructType type)
    {
        var invoker = ConstructorInvoker.Create(constructor);
        var parameters = constructor.GetParameters();
        var byPosition = ObjectMembers.IsTuple(target);
        if (byPosition && parameters.Length != type.Count) throw Missing(target, $"{parameters.Length} columns", type);
        var members = ObjectMembers.Of(target);
        var positions = parameters.Select((parameter, i) => byPosition ? i : Position(type, Named(members, parameter.Name!)!.Name, target)).ToArray();
        var converters = parameters.Select((parameter, i) => TypedValues.Converter(parameter.ParameterType, type[positions[i]].DataType)).ToArray();
        return physical =>
        {
            var values = (object?[])physical;
            var arguments = new object?[positions.Length];
            for (var i = 0; i < arguments.Length; i++) arguments[i] = converters[i](values[positions[i]]);
            return invoker.Invoke(arguments.AsSpan());
        };
    }

    static Func<object, object?> BySetters(Func<object?> create, IReadOnlyList<ObjectMember> members, Type target, StructType type)
    {
        var settable = members.Where(member => member.Member is FieldInfo { IsInitOnly: false } or PropertyInfo { CanWrite: true }).ToArray();
        var positions = settable.Select(member => Position(type, member.Name, target)).ToArray();
        var converters = settable.Select((member, i) => TypedValues.Converter(member.Type, type[positions[i]].DataType)).ToArray();
        return physical =>
        {
            var values = (object?[])physical;
            var result = create()!;
            for (var i = 0; i < settable.Length; i++) settable[i].Set(result, converters[i](values[positions[i]]));
            return result;
        };
    }

    static int Position(StructType type, string name, Type target) => type.IndexOf(name) is >= 0 and var position ? position
        : throw Missing(target, $"the column `{name}`", type);

    static FramesException Missing(Type target, string what, StructType type) => new("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703",
        $"{ObjectTypes.Name(target)} needs {what}, which {type.SimpleString} does not have. Select or rename the columns to the members' names.");
}
