using System.Text;
using Frames.Errors;
using Frames.Values.Variants;

namespace Frames.Values;

/// <summary>Variants as the JSON text that Spark's <c>to_json</c> gives.</summary>
internal static class VariantText
{
    const int secondsPerMinute = 60, minutesPerHour = 60;

    /// <summary>The text; bytes that are no variant are the error <c>MALFORMED_VARIANT</c>.</summary>
    public static string Write(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata, SparkZone zone)
    {
        var output = new Utf8Buffer();
        Append(new VariantCell(value, metadata), zone, output);
        return Encoding.UTF8.GetString(output.Written);
    }

    /// <summary>Appends a value's text.</summary>
    public static void Append(VariantCell cell, SparkZone zone, Utf8Buffer output, int depth = 0)
    {
        if (depth > VariantCell.MaxDepth) throw ErrorClasses.MalformedVariant.With();
        switch (cell.Kind)
        {
            case VariantKind.Null: output.Append("null"u8); break;
            case VariantKind.Boolean: output.Append(cell.Boolean ? "true"u8 : "false"u8); break;
            case VariantKind.Long: JsonText.WriteLong(cell.Long, output); break;
            case VariantKind.Double: JsonText.WriteDouble(cell.Double, output); break;
            case VariantKind.Float: JsonText.WriteFloat(cell.Float, output); break;
            case VariantKind.Decimal: output.Advance(DecimalText.Write(cell.Decimal(out var scale), scale, output.GetSpan(DecimalText.MaxLength))); break;
            case VariantKind.String: JsonText.WriteString(Valid(cell.Text), output); break;
            case VariantKind.Binary: JsonText.WriteBinary(cell.Text, output); break;
            case VariantKind.Object: AppendObject(cell, zone, output, depth); break;
            case VariantKind.Array: AppendArray(cell, zone, output, depth); break;
            default: AppendQuoted(cell, zone, output); break;
        }
    }

    /// <summary>Appends a scalar's text without quotes, as a cast to a string gives it.</summary>
    public static void AppendMoment(VariantCell cell, SparkZone zone, Utf8Buffer output)
    {
        switch (cell.Kind)
        {
            case VariantKind.Date: output.Advance(DateTimeText.WriteDate((int)cell.Long, output.GetSpan(DateTimeText.MaxLength))); break;
            case VariantKind.TimestampNtz: output.Advance(DateTimeText.WriteTimestampNtz(cell.Long, output.GetSpan(DateTimeText.MaxLength))); break;
            case VariantKind.Timestamp: AppendTimestamp(cell.Long, zone, output); break;
            default: output.Append(cell.Uuid.ToString()); break;
        }
    }

    static void AppendObject(VariantCell cell, SparkZone zone, Utf8Buffer output, int depth)
    {
        output.Append((byte)'{');
        for (var i = 0; i < cell.Count; i++)
        {
            if (i > 0) output.Append((byte)',');
            var field = cell.Field(i, out var name);
            JsonText.WriteString(Valid(name), output);
            output.Append((byte)':');
            Append(field, zone, output, depth + 1);
        }
        output.Append((byte)'}');
    }

    static void AppendArray(VariantCell cell, SparkZone zone, Utf8Buffer output, int depth)
    {
        output.Append((byte)'[');
        for (var i = 0; i < cell.Count; i++)
        {
            if (i > 0) output.Append((byte)',');
            Append(cell.Element(i), zone, output, depth + 1);
        }
        output.Append((byte)']');
    }

    static void AppendQuoted(VariantCell cell, SparkZone zone, Utf8Buffer output)
    {
        output.Append((byte)'"');
        AppendMoment(cell, zone, output);
        output.Append((byte)'"');
    }

    static void AppendTimestamp(long micros, SparkZone zone, Utf8Buffer output)
    {
        var local = zone.ToLocal(micros);
        output.Advance(DateTimeText.WriteTimestampNtz(local, output.GetSpan(DateTimeText.MaxLength)));
        var minutes = (local - micros) / DateTimeText.MicrosPerSecond / secondsPerMinute;
        output.Append(local < micros ? (byte)'-' : (byte)'+');
        AppendTwoDigits(Math.Abs(minutes) / minutesPerHour, output);
        output.Append((byte)':');
        AppendTwoDigits(Math.Abs(minutes) % minutesPerHour, output);
    }

    static void AppendTwoDigits(long number, Utf8Buffer output)
    {
        output.Append((byte)('0' + number / 10));
        output.Append((byte)('0' + number % 10));
    }

    static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> text) => System.Text.Unicode.Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
}
