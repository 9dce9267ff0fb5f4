using System.Text;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sources;

/// <summary>Partition values as text: in folder names as Hive escapes them, and to and from physical values.</summary>
internal static class PartitionText
{
    /// <summary>The folder name of a null (and of an empty text).</summary>
    public const string DefaultName = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>Reads a text as a cast to the type does. False where it is not a value of the type, or the type cannot be a partition's.</summary>
    public static bool TryParse(string text, DataType type, SparkZone zone, out object? value)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        value = type switch
        {
            BooleanType => BooleanText.TryParse(bytes, out var x) ? x : null,
            ByteType => NumberText.TryParseByte(bytes, out var x) ? x : null,
            ShortType => NumberText.TryParseShort(bytes, out var x) ? x : null,
            IntegerType => NumberText.TryParseInt(bytes, out var x) ? x : null,
            LongType => NumberText.TryParseLong(bytes, out var x) ? x : null,
            FloatType => DoubleText.TryParse(bytes, out float x) ? x : null,
            DoubleType => DoubleText.TryParse(bytes, out double x) ? x : null,
            DecimalType d => DecimalText.TryParse(bytes, d.Precision, d.Scale, out var x) == ParseStatus.Success ? x : null,
            DateType => DateTimeText.TryParseDate(bytes, out var x) ? x : null,
            TimestampType => DateTimeText.TryParseTimestamp(bytes, zone, out var x) ? x : null,
            TimestampNtzType => DateTimeText.TryParseTimestampNtz(bytes, out var x) ? x : null,
            TimeType => DateTimeText.TryParseTime(bytes, out var x) ? x : null,
            StringType or CharType or VarcharType => text,
            BinaryType => bytes,
            _ => null,
        };
        return value is not null;
    }

    /// <summary>The text that a cast to string gives; binary as the text that its bytes are.</summary>
    public static string Write(object value, DataType type, SparkZone zone)
    {
        Span<byte> text = stackalloc byte[64];
        var length = (type, value) switch
        {
            (DecimalType d, Int128 x) => DecimalText.Write(x, d.Scale, text),
            (DateType, int x) => DateTimeText.WriteDate(x, text),
            (TimestampType, long x) => DateTimeText.WriteTimestamp(x, zone, text),
            (TimestampNtzType, long x) => DateTimeText.WriteTimestampNtz(x, text),
            (TimeType, long x) => DateTimeText.WriteTime(x, text),
            (_, float x) => DoubleText.Write(x, text),
            (_, double x) => DoubleText.Write(x, text),
            (_, sbyte or short or int or long) => NumberText.Write(Convert.ToInt64(value, null), text),
            _ => -1,
        };
        if (length >= 0) return Encoding.UTF8.GetString(text[..length]);
        return value switch
        {
            bool flag => flag ? "true" : "false",
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            string plain => plain,
            _ => throw new InvalidOperationException($"A value of type {type.SimpleString} cannot name a partition."),
        };
    }

    /// <summary>The folder of a value: <c>name=value</c>, escaped.</summary>
    public static string Folder(string name, string? value) => $"{Escape(name)}={(string.IsNullOrEmpty(value) ? DefaultName : Escape(value))}";

    /// <summary>Replaces characters that mean something in paths by <c>%XX</c>.</summary>
    public static string Escape(string name)
    {
        if (!name.AsSpan().ContainsAny(Escaped)) return name;
        var text = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (Escaped.Contains(c)) text.Append('%').Append(((int)c).ToString("X2", null));
            else text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>Undoes <see cref="Escape"/>; a percent sign without two hexadecimal digits stands for itself.</summary>
    public static string Unescape(string name)
    {
        if (!name.Contains('%', StringComparison.Ordinal)) return name;
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '%' && i + 2 < name.Length && char.IsAsciiHexDigit(name[i + 1]) && char.IsAsciiHexDigit(name[i + 2]))
            {
                text.Append((char)Convert.ToByte(name.Substring(i + 1, 2), 16));
                i += 2;
            }
            else text.Append(name[i]);
        }
        return text.ToString();
    }

    /// <summary>Control characters, and those that Hive's metastore escapes.</summary>
    static readonly System.Buffers.SearchValues<char> Escaped = System.Buffers.SearchValues.Create(
        string.Concat(Enumerable.Range(1, 31).Select(i => (char)i)) + "\"#%'*/:=?\\{[]^\u007F");
}
