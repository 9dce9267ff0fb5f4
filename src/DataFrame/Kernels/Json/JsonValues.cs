using System.Text;
using System.Text.Json;
using Frames.Columns;
using Frames.Kernels.Casts;
using Frames.Kernels.Text;
using Frames.Sql.Types;
using Frames.Values;
using Frames.Values.Variants;

namespace Frames.Kernels.Json;

/// <summary>What became of a value.</summary>
internal enum JsonFit { Good, Partial, Bad }

/// <summary>Appends JSON values to vectors of a schema's types; what is not a value of the type becomes null, and says so.</summary>
internal sealed class JsonValues(JsonOptions options)
{
    /// <summary>The longest number in characters.</summary>
    const int maxNumber = 1000;

    readonly DateTimeFormats formats = options.Formats;
    readonly Utf8Buffer text = new();
    readonly VariantBuilderOutput variants = new();
    readonly Dictionary<StructType, JsonFields> fields = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a value is one of a type.</summary>
    public bool Fits(DataType type, JsonElement json) => Append(VectorBuilder.Create(type), json) == JsonFit.Good;

    /// <summary>Appends exactly one row.</summary>
    public JsonFit Append(VectorBuilder builder, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            builder.AppendNull();
            return JsonFit.Good;
        }
        var fit = builder switch
        {
            StructBuilder fields when builder.Type is StructType type => Struct(fields, type, json),
            ArrayBuilder array => Array(array, json),
            MapBuilder map => Map(map, json),
            _ => Plain(builder, json) ? JsonFit.Good : JsonFit.Bad,
        };
        if (fit == JsonFit.Bad) builder.AppendNull();
        return fit;
    }

    JsonFit Struct(StructBuilder builder, StructType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return JsonFit.Bad;
        if (!fields.TryGetValue(type, out var finder)) fields[type] = finder = new JsonFields(type);
        var values = new JsonElement[type.Count];
        var fit = finder.Read(json, values, Fits) ? JsonFit.Good : JsonFit.Partial;
        for (var i = 0; i < values.Length; i++)
            if (Append(builder.Fields[i], values[i]) != JsonFit.Good) fit = JsonFit.Partial;
        builder.EndRow();
        return fit;
    }

    JsonFit Array(ArrayBuilder builder, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array) return JsonFit.Bad;
        var fit = JsonFit.Good;
        foreach (var item in json.EnumerateArray())
        {
            var own = Append(builder.Elements, item);
            if (own > fit) fit = own;
        }
        if (fit != JsonFit.Bad) builder.EndRow();
        return fit;
    }

    JsonFit Map(MapBuilder builder, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return JsonFit.Bad;
        var fit = JsonFit.Good;
        foreach (var property in json.EnumerateObject())
        {
            builder.Keys.Append(JsonStrings.Name(property));
            var own = Append(builder.Values, property.Value);
            if (own > fit) fit = own;
        }
        if (fit != JsonFit.Bad) builder.EndRow();
        return fit;
    }

    bool Plain(VectorBuilder builder, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number && json.GetRawText().Length > maxNumber) return false;
        switch (builder.Type)
        {
            case StringType or CharType or VarcharType:
                Text((BytesBuilder)builder, json);
                return true;
            case VariantType:
                return Variant((StructBuilder)builder, json);
            case BooleanType:
                if (json.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return false;
                ((BooleanBuilder)builder).Append(json.GetBoolean());
                return true;
            case BinaryType:
                if (json.ValueKind != JsonValueKind.String || !json.TryGetBytesFromBase64(out var bytes)) return false;
                ((BytesBuilder)builder).Append(bytes);
                return true;
            case ByteType: return Whole<sbyte>(builder, json);
            case ShortType: return Whole<short>(builder, json);
            case IntegerType: return Whole<int>(builder, json);
            case LongType: return Whole<long>(builder, json);
            case NullType:
                builder.AppendNull();
                return true;
            default: return Number(builder, json);
        }
    }

    void Text(BytesBuilder builder, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String) builder.Append(JsonStrings.Utf8(json));
        else if (!options.Normalizes) builder.Append(Encoding.UTF8.GetBytes(json.GetRawText()));
        else
        {
            text.Truncate();
            JsonNormal.Write(json, text);
            builder.Append(text.Written);
        }
    }

    bool Variant(StructBuilder builder, JsonElement json)
    {
        variants.Writer.Clear();
        if (!VariantJson.TryWrite(json, variants.Writer)) return false;
        variants.Flush(builder);
        return true;
    }

    bool Number(VectorBuilder builder, JsonElement json)
    {
        if (json.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)) return false;
        var isNumber = json.ValueKind == JsonValueKind.Number;
        var text = isNumber ? Encoding.UTF8.GetBytes(json.GetRawText()) : JsonStrings.Utf8(json);
        switch (builder.Type)
        {
            case DoubleType when isNumber ? DoubleText.TryParse(text, out double value) : options.AllowNonNumericNumbers && Special(text, out value):
                ((FlatBuilder<double>)builder).Append(value);
                return true;
            case FloatType when isNumber ? DoubleText.TryParse(text, out double value) : options.AllowNonNumericNumbers && Special(text, out value):
                ((FlatBuilder<float>)builder).Append((float)value);
                return true;
            case DecimalType type when DecimalText.TryParse(text, type.Precision, type.Scale, out var unscaled) == ParseStatus.Success:
                builder.Append(unscaled);
                return true;
            case DateType when !isNumber && (formats.TryParseDate(text, out var days) || (formats.Date is null && NumberText.TryParseInt(text, out days, ansi: true))):
                ((FlatBuilder<int>)builder).Append(days);
                return true;
            case TimestampType when isNumber ? NumberText.TryParseLong(text, out var seconds) && Seconds(seconds, out var micros) : formats.TryParseTimestamp(text, out micros):
                ((FlatBuilder<long>)builder).Append(micros);
                return true;
            case TimestampNtzType when !isNumber && formats.TryParseTimestampNtz(text, out var local):
                ((FlatBuilder<long>)builder).Append(local);
                return true;
            case YearMonthIntervalType type when !isNumber && YearMonthIntervals.TryParse(text, (int)type.Start, (int)type.End, out var months) == IntervalStatus.Success:
                ((FlatBuilder<int>)builder).Append(months);
                return true;
            case DayTimeIntervalType type when !isNumber
                    && DayTimeIntervals.TryParse(text, type.Start - IntervalField.Day, type.End - IntervalField.Day, out var interval) == IntervalStatus.Success:
                ((FlatBuilder<long>)builder).Append(interval);
                return true;
            case CalendarIntervalType when !isNumber && CalendarIntervals.TryParse(text, out var calendarMonths, out var calendarDays, out var rest) == IntervalStatus.Success:
                ((FlatBuilder<CalendarInterval>)builder).Append(new(calendarMonths, calendarDays, rest));
                return true;
            case TimeType when !isNumber && DateTimeText.TryParseTime(text, out var nanos):
                ((FlatBuilder<long>)builder).Append(nanos);
                return true;
            default:
                return false;
        }
    }

    static bool Whole<T>(VectorBuilder builder, JsonElement json) where T : unmanaged, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetInt64(out var value) || json.GetRawText().AsSpan().ContainsAny(".eE")) return false;
        // Spark's parser takes bytes with and without a sign.
        var largest = typeof(T) == typeof(sbyte) ? byte.MaxValue : long.CreateChecked(T.MaxValue);
        if (value < long.CreateChecked(T.MinValue) || value > largest) return false;
        ((FlatBuilder<T>)builder).Append(T.CreateTruncating(value));
        return true;
    }

    /// <summary>The words that stand for doubles which JSON has no numbers for.</summary>
    static bool Special(ReadOnlySpan<byte> text, out double value)
    {
        value = text.SequenceEqual("NaN"u8) ? double.NaN
            : text.SequenceEqual("Infinity"u8) || text.SequenceEqual("+Infinity"u8) || text.SequenceEqual("INF"u8) || text.SequenceEqual("+INF"u8) ? double.PositiveInfinity
            : text.SequenceEqual("-Infinity"u8) || text.SequenceEqual("-INF"u8) ? double.NegativeInfinity : 0;
        return value != 0;
    }

    static bool Seconds(long seconds, out long micros)
    {
        micros = unchecked(seconds * DateTimeText.MicrosPerSecond);
        return micros / DateTimeText.MicrosPerSecond == seconds;
    }
}
