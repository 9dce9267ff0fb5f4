using System.Collections;
using System.Data.SqlTypes;
using System.Globalization;
using System.Runtime.CompilerServices;
using Frames.Errors;
using Frames.Sql;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Objects;

/// <summary>C# values to physical ones (see <c>VectorBuilder</c>) of a given data type.</summary>
internal static class PhysicalValues
{
    const long ticksPerMicro = TimeSpan.TicksPerMicrosecond;

    /// <summary>The physical value, or null for null; a value that the type does not take is an error that names both.</summary>
    /// <param name="value">A C# value.</param>
    /// <param name="type">The type it is to have.</param>
    /// <param name="path">Where it stands, for messages.</param>
    public static object? From(object? value, DataType type, string path = "value")
    {
        if (value is null or DBNull or INullable { IsNull: true }) return null;
        return Convert(value, type, path) ?? throw Mismatch(value, type, path);
    }

    static object? Convert(object value, DataType type, string path) => type switch
    {
        BooleanType => value as bool?,
        ByteType => Whole(value, sbyte.MinValue, sbyte.MaxValue) is { } number ? (sbyte)number : null,
        ShortType => Whole(value, short.MinValue, short.MaxValue) is { } number ? (short)number : null,
        IntegerType => Whole(value, int.MinValue, int.MaxValue) is { } number ? (int)number : null,
        LongType => Whole(value, long.MinValue, long.MaxValue) is { } number ? (long)number : null,
        FloatType => value is float single ? single : Whole(value, -(1 << 24), 1 << 24) is { } number ? (float)number : null,
        DoubleType => value is double or float ? System.Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : Whole(value, -(1L << 53), 1L << 53) is { } number ? (double)number : null,
        DecimalType decimalType => Decimal(value, decimalType, path),
        StringType or CharType or VarcharType => Text(value),
        BinaryType => value switch { byte[] bytes => bytes, ReadOnlyMemory<byte> memory => memory.ToArray(), _ => null },
        DateType => Days(value),
        TimeType => value is TimeOnly time ? time.Ticks / ticksPerMicro * 1000 : null,
        TimestampType => Instant(value),
        TimestampNtzType => LocalTime(value),
        DayTimeIntervalType => value is TimeSpan span ? span.Ticks / ticksPerMicro : null,
        YearMonthIntervalType => value is YearMonthInterval interval ? interval.Months : null,
        CalendarIntervalType => value as CalendarInterval?,
        ArrayType array => value is IEnumerable items and not string ? Elements(items, array, path) : null,
        MapType map => Pairs(value, map, path),
        StructType record => Fields(value, record, path),
        VariantType => value is Variant variant ? new object?[] { variant.Value.ToArray(), variant.Metadata.ToArray() } : null,
        _ => null,
    };

    static Int128? Whole(object value, Int128 minimum, Int128 maximum)
    {
        Int128? number = value switch
        {
            int v => v,
            long v => v,
            short v => v,
            sbyte v => v,
            byte v => v,
            ushort v => v,
            uint v => v,
            ulong v => v,
            _ => null,
        };
        return number >= minimum && number <= maximum ? number : null;
    }

    static object? Decimal(object value, DecimalType type, string path)
    {
        Int128 unscaled;
        int scale;
        switch (value)
        {
            case decimal number:
                unscaled = DecimalConversions.FromDecimal(number, out scale);
                break;
            case SqlDecimal number:
                unscaled = DecimalConversions.FromSqlDecimal(number, out scale);
                break;
            case Int128 number:
                (unscaled, scale) = (number, 0);
                break;
            default:
                if (Whole(value, long.MinValue, ulong.MaxValue) is not { } whole) return null;
                (unscaled, scale) = (whole, 0);
                break;
        }
        if (Decimals.TryRescale(unscaled, scale, type.Scale, type.Precision, out var result)) return result;
        throw new FramesException("NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION", "22003",
            $"The value {value} at {path} cannot be represented as Decimal({type.Precision}, {type.Scale}). Give the column a wider decimal type.",
            new Dictionary<string, string>
            {
                ["value"] = value.ToString() ?? "",
                ["precision"] = type.Precision.ToString(CultureInfo.InvariantCulture),
                ["scale"] = type.Scale.ToString(CultureInfo.InvariantCulture)
            });
    }

    static string? Text(object value) => value switch
    {
        string text => text,
        char or Guid or Enum => value.ToString(),
        _ => null,
    };

    static object? Days(object value) => value switch
    {
        DateOnly day => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber,
        Date day => Days(day.ToDateOnly()),
        DateTime { TimeOfDay.Ticks: 0 } day => Days(DateOnly.FromDateTime(day)),
        _ => null,
    };

    static object? Instant(object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Local } time => Micros(time.ToUniversalTime()),
        DateTime time => Micros(time),
        DateTimeOffset time => Micros(time.UtcDateTime),
        Timestamp time => Micros(time.ToDateTime()),
        _ => null,
    };

    static object? LocalTime(object value) => value switch
    {
        DateTime time => Micros(time),
        Timestamp time => Micros(time.ToDateTime()),
        _ => null,
    };

    // Ticks below a microsecond are cut off towards the past, as Spark does with nanoseconds.
    static long Micros(DateTime time)
    {
        var ticks = time.Ticks - DateTime.UnixEpoch.Ticks;
        return ticks >= 0 ? ticks / ticksPerMicro : -((-ticks + ticksPerMicro - 1) / ticksPerMicro);
    }

    static object?[] Elements(IEnumerable items, ArrayType type, string path)
    {
        var result = new List<object?>();
        foreach (var item in items) result.Add(Required(From(item, type.ElementType, path + ".element"), type.ContainsNull, path + ".element"));
        return [.. result];
    }

    static KeyValuePair<object, object?>[]? Pairs(object value, MapType type, string path)
    {
        if (value is not IEnumerable items || ObjectTypes.DictionaryTypes(value.GetType()) is null) return null;
        var result = new List<KeyValuePair<object, object?>>();
        foreach (var item in items)
        {
            var (key, element) = PairOf(item);
            result.Add(new(Required(From(key, type.KeyType, path + ".key"), false, path + ".key")!,
                Required(From(element, type.ValueType, path + ".value"), type.ValueContainsNull, path + ".value")));
        }
        return [.. result];
    }

    static (object? Key, object? Value) PairOf(object item)
    {
        if (item is DictionaryEntry entry) return (entry.Key, entry.Value);
        var type = item.GetType();
        return (type.GetProperty("Key")!.GetValue(item), type.GetProperty("Value")!.GetValue(item));
    }

    static object?[]? Fields(object value, StructType type, string path)
    {
        if (value is Row row) return row.PhysicalFields(type, path);
        if (value is GenericRow generic) return Record(type, path, generic.Values.Length, i => generic.Values[i]);
        if (value is object?[] items) return Record(type, path, items.Length, i => items[i]);
        if (value is ITuple tuple) return Record(type, path, tuple.Length, i => tuple[i]);
        var members = ObjectMembers.Of(value.GetType());
        if (members.Count == 0) return null;
        return Record(type, path, type.Count, i =>
        {
            var member = members.FirstOrDefault(member => string.Equals(member.Name, type[i].Name, StringComparison.OrdinalIgnoreCase));
            return member is null ? throw Mismatch(value, type, path) : member.Get(value);
        });
    }

    /// <summary>The fields of a struct from values by position.</summary>
    public static object?[] Record(StructType type, string path, int count, Func<int, object?> get)
    {
        if (count != type.Count)
            throw new FramesException("STRUCT_ARRAY_LENGTH_MISMATCH", "2201E",
                $"Input row doesn't have expected number of values required by the schema. {type.Count} fields are required while {count} values are provided.",
                new Dictionary<string, string>
                {
                    ["expected"] = type.Count.ToString(CultureInfo.InvariantCulture),
                    ["actual"] = count.ToString(CultureInfo.InvariantCulture)
                });
        var result = new object?[type.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var field = path.Length == 0 ? type[i].Name : path + "." + type[i].Name;
            result[i] = Required(From(get(i), type[i].DataType, field), type[i].IsNullable, field);
        }
        return result;
    }

    static object? Required(object? value, bool mayBeNull, string path)
        => value is null && !mayBeNull ? throw ErrorClasses.NullInRequiredColumn.With(("walkedTypePath", path)) : value;

    static FramesException Mismatch(object value, DataType type, string path)
        => ErrorClasses.InvalidExternalType.With(("externalType", ObjectTypes.Name(value.GetType())), ("type", "\"" + type.Sql + "\""), ("expr", path));
}
