using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Frames.Errors;

namespace Frames.Values;

/// <summary>Variants (Parquet's Variant encoding: a value, and the dictionary of its field names) as the JSON text that Spark's <c>to_json</c> gives.</summary>
internal ref struct VariantText
{
    const int MaxDepth = 1000;

    readonly ReadOnlySpan<byte> value;
    readonly ReadOnlySpan<byte> metadata;
    readonly SparkZone zone;
    readonly StringBuilder text = new();

    VariantText(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata, SparkZone zone)
    {
        this.value = value;
        this.metadata = metadata;
        this.zone = zone;
    }

    delegate int Writer<in T>(T value, Span<byte> destination);

    /// <summary>The text; bytes that are no variant are the error <c>MALFORMED_VARIANT</c>.</summary>
    public static string Write(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata, SparkZone zone)
    {
        var writer = new VariantText(value, metadata, zone);
        try
        {
            writer.Append(0, 0);
            return writer.text.ToString();
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw ErrorClasses.MalformedVariant.With(exception);
        }
    }

    readonly void Append(int position, int depth)
    {
        if (depth > MaxDepth) throw ErrorClasses.MalformedVariant.With();
        var (kind, info) = (value[position] & 3, value[position] >> 2);
        switch (kind)
        {
            case 0: AppendPrimitive(info, position + 1); break;
            case 1: AppendString(value.Slice(position + 1, info)); break;
            case 2: AppendObject(info, position + 1, depth); break;
            default: AppendArray(info, position + 1, depth); break;
        }
    }

    readonly void AppendPrimitive(int type, int position)
    {
        var rest = value[position..];
        switch (type)
        {
            case 0: text.Append("null"); break;
            case 1: text.Append("true"); break;
            case 2: text.Append("false"); break;
            case 3: text.Append((sbyte)rest[0]); break;
            case 4: text.Append(BinaryPrimitives.ReadInt16LittleEndian(rest)); break;
            case 5: text.Append(BinaryPrimitives.ReadInt32LittleEndian(rest)); break;
            case 6: text.Append(BinaryPrimitives.ReadInt64LittleEndian(rest)); break;
            case 7: AppendNumber(BinaryPrimitives.ReadDoubleLittleEndian(rest), DoubleText.Write); break;
            case 8: AppendDecimal(BinaryPrimitives.ReadInt32LittleEndian(rest[1..]), rest[0]); break;
            case 9: AppendDecimal(BinaryPrimitives.ReadInt64LittleEndian(rest[1..]), rest[0]); break;
            case 10: AppendDecimal(BinaryPrimitives.ReadInt128LittleEndian(rest[1..]), rest[0]); break;
            case 11: AppendQuoted(BinaryPrimitives.ReadInt32LittleEndian(rest), DateTimeText.WriteDate); break;
            case 12: AppendTimestamp(BinaryPrimitives.ReadInt64LittleEndian(rest)); break;
            case 13: AppendQuoted(BinaryPrimitives.ReadInt64LittleEndian(rest), DateTimeText.WriteTimestampNtz); break;
            case 14: AppendNumber(BinaryPrimitives.ReadSingleLittleEndian(rest), DoubleText.Write); break;
            case 15: text.Append('"').Append(Convert.ToBase64String(Sized(rest))).Append('"'); break;
            case 16: AppendString(Sized(rest)); break;
            case 20: text.Append('"').Append(new Guid(rest[..16], bigEndian: true)).Append('"'); break;
            default: throw ErrorClasses.MalformedVariant.With();
        }
    }

    readonly void AppendObject(int info, int position, int depth)
    {
        var (offsetSize, idSize, countSize) = ((info & 3) + 1, (info >> 2 & 3) + 1, (info & 16) != 0 ? 4 : 1);
        var count = Number(value, position, countSize);
        var ids = position + countSize;
        var offsets = checked(ids + (count * idSize));
        var values = checked(offsets + ((count + 1) * offsetSize));
        text.Append('{');
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            AppendString(Name(Number(value, ids + (i * idSize), idSize)));
            text.Append(':');
            Append(checked(values + Number(value, offsets + (i * offsetSize), offsetSize)), depth + 1);
        }
        text.Append('}');
    }

    readonly void AppendArray(int info, int position, int depth)
    {
        var (offsetSize, countSize) = ((info & 3) + 1, (info & 4) != 0 ? 4 : 1);
        var count = Number(value, position, countSize);
        var offsets = position + countSize;
        var values = checked(offsets + ((count + 1) * offsetSize));
        text.Append('[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            Append(checked(values + Number(value, offsets + (i * offsetSize), offsetSize)), depth + 1);
        }
        text.Append(']');
    }

    readonly ReadOnlySpan<byte> Name(int id)
    {
        var size = (metadata[0] >> 6) + 1;
        var count = Number(metadata, 1, size);
        if (id >= count) throw ErrorClasses.MalformedVariant.With();
        var offsets = 1 + size;
        var strings = checked(offsets + ((count + 1) * size));
        var (start, end) = (Number(metadata, offsets + (id * size), size), Number(metadata, offsets + ((id + 1) * size), size));
        return metadata[(strings + start)..(strings + end)];
    }

    static ReadOnlySpan<byte> Sized(ReadOnlySpan<byte> rest) => rest.Slice(4, checked((int)BinaryPrimitives.ReadUInt32LittleEndian(rest)));

    static int Number(ReadOnlySpan<byte> bytes, int position, int size)
    {
        var number = 0u;
        for (var i = size - 1; i >= 0; i--) number = number << 8 | bytes[position + i];
        return checked((int)number);
    }

    // The runtime's encoders escape characters beyond the basic plane, which Spark leaves as they are.
    readonly void AppendString(ReadOnlySpan<byte> utf8)
    {
        text.Append('"');
        foreach (var c in Encoding.UTF8.GetString(utf8))
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }

    // JSON has no infinities and no NaN: Spark quotes them.
    readonly void AppendNumber<T>(T number, Writer<T> write) where T : System.Numerics.IFloatingPointIeee754<T>
    {
        if (T.IsFinite(number)) AppendText(number, write);
        else AppendQuoted(number, write);
    }

    readonly void AppendDecimal(Int128 unscaled, int scale)
    {
        for (; scale > 0 && unscaled % 10 == 0; scale--) unscaled /= 10;
        AppendText(unscaled, (number, destination) => DecimalText.Write(number, scale, destination));
    }

    readonly void AppendTimestamp(long micros)
    {
        var local = zone.ToLocal(micros);
        var seconds = (local - micros) / 1_000_000;
        text.Append('"');
        AppendText(local, DateTimeText.WriteTimestampNtz);
        var minutes = Math.Abs(seconds) / 60;
        text.Append(seconds < 0 ? '-' : '+').Append((minutes / 60).ToString("00", CultureInfo.InvariantCulture)).Append(':').Append((minutes % 60).ToString("00", CultureInfo.InvariantCulture)).Append('"');
    }

    readonly void AppendQuoted<T>(T item, Writer<T> write)
    {
        text.Append('"');
        AppendText(item, write);
        text.Append('"');
    }

    readonly void AppendText<T>(T item, Writer<T> write)
    {
        Span<byte> buffer = stackalloc byte[128];
        text.Append(Encoding.UTF8.GetString(buffer[..write(item, buffer)]));
    }
}
