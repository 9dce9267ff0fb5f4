using System.Globalization;

namespace Frames.Sql.Types;

/// <summary>Types and schemas from SQL's text: <c>array&lt;int&gt;</c>, <c>id BIGINT NOT NULL, name STRING COMMENT 'full'</c>.</summary>
internal sealed class DdlParser
{
    const int maxDepth = 200;

    readonly string text;
    int position;
    int depth;

    DdlParser(string text) => this.text = text;

    /// <summary>One type, or the columns of a schema.</summary>
    public static DataType Parse(string text)
    {
        var parser = new DdlParser(text);
        try
        {
            var type = parser.Type();
            if (parser.AtEnd()) return type;
        }
        catch (FramesException) when (text.AsSpan().Trim().ContainsAny(" \t\n"))
        {
            // Not one type: names with types, of which a wrong one is reported below.
        }
        return ParseSchema(text);
    }

    /// <summary>One type.</summary>
    public static DataType ParseType(string text)
    {
        var parser = new DdlParser(text);
        var type = parser.Type();
        return parser.AtEnd() ? type : throw parser.Unexpected();
    }

    /// <summary>The columns of a schema.</summary>
    public static StructType ParseSchema(string text)
    {
        var parser = new DdlParser(text);
        var schema = new StructType(parser.AtEnd() ? [] : parser.Fields(':'));
        return parser.AtEnd() ? schema : throw parser.Unexpected();
    }

    List<StructField> Fields(char separator)
    {
        var fields = new List<StructField>();
        do
        {
            var name = Identifier();
            Take(separator);
            var type = Type();
            var nullable = !(TakeWord("NOT") && (TakeWord("NULL") ? true : throw Unexpected()));
            var comment = TakeWord("COMMENT") ? $"{{\"comment\":{JsonText(Quoted())}}}" : null;
            fields.Add(new StructField(name, type, nullable, comment));
        }
        while (Take(','));
        return fields;
    }

    DataType Type()
    {
        if (++depth > maxDepth) throw Unexpected();
        var name = Identifier();
        var type = Named(name.ToUpperInvariant()) ?? throw new FramesException("UNSUPPORTED_DATATYPE", "0A000", $"Unsupported data type \"{name.ToUpperInvariant()}\".",
            new Dictionary<string, string> { ["typeName"] = "\"" + name.ToUpperInvariant() + "\"" });
        depth--;
        return type;
    }

    DataType? Named(string name)
    {
        switch (name)
        {
            case "BOOLEAN": return DataTypes.Boolean;
            case "TINYINT" or "BYTE": return DataTypes.Byte;
            case "SMALLINT" or "SHORT": return DataTypes.Short;
            case "INT" or "INTEGER": return DataTypes.Integer;
            case "BIGINT" or "LONG": return DataTypes.Long;
            case "FLOAT" or "REAL": return DataTypes.Float;
            case "DOUBLE": return DataTypes.Double;
            case "DATE": return DataTypes.Date;
            case "TIMESTAMP" or "TIMESTAMP_LTZ": return DataTypes.Timestamp;
            case "TIMESTAMP_NTZ": return DataTypes.TimestampNtz;
            case "BINARY": return DataTypes.Binary;
            case "VOID": return DataTypes.Null;
            case "VARIANT": return DataTypes.Variant;
            case "STRING": return TakeWord("COLLATE") ? new StringType(Identifier().ToUpperInvariant()) : DataTypes.String;
            case "DECIMAL" or "DEC" or "NUMERIC": return Arguments(2) is [var precision, .. var rest] ? new DecimalType(precision, rest is [var scale] ? scale : 0) : new DecimalType();
            case "CHAR" or "CHARACTER": return Arguments(1) is [var length] ? new CharType(length) : throw MissingSize("CHARACTER");
            case "VARCHAR": return Arguments(1) is [var greatest] ? new VarcharType(greatest) : throw MissingSize("VARCHAR");
            case "TIME": return Arguments(1) is [var digits] ? new TimeType(digits) : DataTypes.Time;
            case "INTERVAL": return Interval();
            case "ARRAY": return Parameters(() => new ArrayType(Type()));
            case "MAP": return Parameters(() => new MapType(Type(), Take(',') ? Type() : throw Unexpected()));
            case "STRUCT": return Parameters(() => new StructType(Peek('>') ? [] : Fields(':')));
            default: return null;
        }
    }

    DataType Interval()
    {
        foreach (var start in Enum.GetValues<IntervalField>())
        {
            if (!TakeWord(start.ToString())) continue;
            if (!TakeWord("TO")) return Interval(start, start);
            foreach (var end in Enum.GetValues<IntervalField>()) if (TakeWord(end.ToString())) return Interval(start, end);
            throw Unexpected();
        }
        return DataTypes.CalendarInterval;
    }

    DataType Interval(IntervalField start, IntervalField end) => start <= IntervalField.Month && end <= IntervalField.Month && start <= end ? new YearMonthIntervalType(start, end)
        : start > IntervalField.Month && end >= start ? new DayTimeIntervalType(start, end) : throw Unexpected();

    T Parameters<T>(Func<T> read)
    {
        if (!Take('<')) throw Unexpected();
        var result = read();
        return Take('>') ? result : throw Unexpected();
    }

    int[] Arguments(int most)
    {
        if (!Take('(')) return [];
        var result = new List<int>();
        do
        {
            Blanks();
            var start = position;
            while (position < text.Length && (char.IsAsciiDigit(text[position]) || (position == start && text[position] == '-'))) position++;
            result.Add(int.TryParse(text.AsSpan(start, position - start), CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected());
        }
        while (Take(','));
        return Take(')') && result.Count <= most ? [.. result] : throw Unexpected();
    }

    string Identifier()
    {
        Blanks();
        if (Take('`'))
        {
            var end = position;
            while (end < text.Length && (text[end] != '`' || (end + 1 < text.Length && text[end + 1] == '`' && end++ > 0))) end++;
            if (end >= text.Length) throw Unexpected();
            var quoted = text[position..end].Replace("``", "`", StringComparison.Ordinal);
            position = end + 1;
            return quoted;
        }
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_')) position++;
        return position > start ? text[start..position] : throw Unexpected();
    }

    string Quoted()
    {
        Blanks();
        if (position >= text.Length || text[position] is not ('\'' or '"')) throw Unexpected();
        var end = text.IndexOf(text[position], position + 1);
        if (end < 0) throw Unexpected();
        var result = text[(position + 1)..end];
        position = end + 1;
        return result;
    }

    bool TakeWord(string word)
    {
        Blanks();
        var end = position + word.Length;
        if (end > text.Length || !text.AsSpan(position, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) return false;
        position = end;
        return true;
    }

    bool Take(char c)
    {
        if (!Peek(c)) return false;
        position++;
        return true;
    }

    bool Peek(char c)
    {
        Blanks();
        return position < text.Length && text[position] == c;
    }

    bool AtEnd()
    {
        Blanks();
        return position >= text.Length;
    }

    void Blanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
    }

    static string JsonText(string value) => "\"" + System.Text.Json.JsonEncodedText.Encode(value) + "\"";

    static FramesException MissingSize(string type) => new("DATATYPE_MISSING_SIZE", "42K01",
        $"DataType \"{type}\" requires a length parameter, for example \"{type}\"(10). Please specify the length.", new Dictionary<string, string> { ["type"] = "\"" + type + "\"" });

    FramesException Unexpected()
    {
        var near = position < text.Length ? "'" + text[position..Math.Min(text.Length, position + 20)].Split(' ')[0] + "'" : "end of input";
        return new FramesException("PARSE_SYNTAX_ERROR", "42601", $"Syntax error at or near {near} in the type '{text}'.", new Dictionary<string, string> { ["error"] = near, ["hint"] = "" });
    }
}
