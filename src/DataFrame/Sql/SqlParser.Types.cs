using System.Globalization;
using System.Text;
using System.Text.Json;
using Frames.Errors;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>A type; the word decides.</summary>
    DataType Type() => Nested(TypeOnce);

    DataType TypeOnce()
    {
        var first = position;
        var token = Next();
        if (token.Kind != TokenKind.Word)
        {
            if (token.Kind == TokenKind.QuotedIdentifier) return Later(DataTypes.Null, () => UnsupportedType(first));
            throw UnexpectedAt(first);
        }
        return token.Key switch
        {
            "BOOLEAN" => DataTypes.Boolean,
            "TINYINT" or "BYTE" => DataTypes.Byte,
            "SMALLINT" or "SHORT" => DataTypes.Short,
            "INT" or "INTEGER" => DataTypes.Integer,
            "BIGINT" or "LONG" => DataTypes.Long,
            "FLOAT" or "REAL" => DataTypes.Float,
            "DOUBLE" => DataTypes.Double,
            "DATE" => DataTypes.Date,
            "TIMESTAMP" => TimestampTypeOf(),
            "TIMESTAMP_NTZ" => DataTypes.TimestampNtz,
            "TIMESTAMP_LTZ" => DataTypes.Timestamp,
            "TIME" => TimeTypeOf(),
            "STRING" => Is("COLLATE") ? new StringType(Collation()) : DataTypes.String,
            "CHAR" or "CHARACTER" => new CharType(Length(token)),
            "VARCHAR" => new VarcharType(Length(token)),
            "BINARY" => DataTypes.Binary,
            "DECIMAL" or "DEC" or "NUMERIC" => DecimalTypeOf(first),
            "VOID" => DataTypes.Null,
            "VARIANT" => DataTypes.Variant,
            "INTERVAL" => IntervalType(),
            "ARRAY" when Is("<") => ArrayTypeOf(),
            "MAP" when Is("<") => MapTypeOf(),
            "STRUCT" when IsAny("<", "<>") => StructTypeOf(),
            _ => Later(DataTypes.Null, () => UnsupportedType(first)),
        };
    }

    FramesException UnsupportedType(int first)
    {
        if (Is("(") && Closing(position) is var end && tokens[end].Key == ")") position = end + 1;
        return SqlErrors.At(text, tokens[first].Start, ErrorClasses.UnsupportedDatatype, ("typeName", $"\"{SourceFrom(first).ToUpperInvariant()}\""));
    }

    DataType TimestampTypeOf()
    {
        if (Is("WITHOUT") && IsAt(1, "TIME") && IsAt(2, "ZONE"))
        {
            position += 3;
            return DataTypes.TimestampNtz;
        }
        if (Is("WITH") && IsAt(1, "LOCAL") && IsAt(2, "TIME") && IsAt(3, "ZONE")) position += 4;
        else if (settings.Get("spark.sql.timestampType", "") == "TIMESTAMP_NTZ") return DataTypes.TimestampNtz;
        return DataTypes.Timestamp;
    }

    TimeType TimeTypeOf()
    {
        var precision = Is("(") ? Parenthesized(WholeNumber)[0] : 6;
        if (Is("WITHOUT") && IsAt(1, "TIME") && IsAt(2, "ZONE")) position += 3;
        return new(precision);
    }

    string Collation()
    {
        Next();
        var name = string.Join('.', MultipartIdentifier());
        return Values.Collation.TryFind(name, out var found) ? found.Name : name;
    }

    int Length(Token type)
    {
        if (Is("(")) return Parenthesized(WholeNumber)[0];
        return Later(1, () => SqlErrors.At(text, type.Start, ErrorClasses.DatatypeMissingSize, ("type", $"\"{type.Key}\"")));
    }

    int WholeNumber()
    {
        if (Peek.Kind != TokenKind.Integer || !int.TryParse(Source(Peek), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Unexpected();
        Next();
        return number;
    }

    DecimalType DecimalTypeOf(int first)
    {
        if (!Is("(")) return new(10, 0);
        var arguments = Parenthesized(WholeNumber);
        if (arguments.Count > 2) return Later(new DecimalType(), () => UnsupportedType(first));
        var (precision, scale) = (arguments[0], arguments.Count == 2 ? arguments[1] : 0);
        if (precision > DecimalType.MaxPrecision) return Later(new DecimalType(), () => TooPrecise(tokens[first], precision));
        if (scale <= precision) return new(precision, scale);
        return Later(new DecimalType(), () => SqlErrors.At(text, tokens[first].Start, ErrorClasses.DecimalScaleExceedsPrecision,
            ("scale", scale.ToString(CultureInfo.InvariantCulture)), ("precision", precision.ToString(CultureInfo.InvariantCulture))));
    }

    DataType IntervalType()
    {
        if (!IsIntervalUnit(0)) return DataTypes.CalendarInterval;
        var from = IntervalFieldOf();
        var to = Is("TO") && IsIntervalUnit(1) && units[PeekAt(1).Key] > from && (units[PeekAt(1).Key] <= IntervalField.Month) == (from <= IntervalField.Month)
            ? ToField() : from;
        return from <= IntervalField.Month ? new YearMonthIntervalType(from, to) : new DayTimeIntervalType(from, to);
    }

    IntervalField ToField()
    {
        Next();
        return IntervalFieldOf();
    }

    IntervalField IntervalFieldOf() => units.TryGetValue(Peek.Key, out var field) && !IsAny("WEEK", "MILLISECOND", "MICROSECOND", "NANOSECOND")
        ? Take(Peek.Key) ? field : field : throw Unexpected();

    ArrayType ArrayTypeOf()
    {
        Expect("<");
        var element = Type();
        ExpectAngle();
        return new(element);
    }

    MapType MapTypeOf()
    {
        Expect("<");
        var key = Type();
        Expect(",");
        var value = Type();
        ExpectAngle();
        return new(key, value);
    }

    StructType StructTypeOf()
    {
        if (Take("<>")) return new();
        Expect("<");
        if (Take(">")) return new();
        var fields = List(() => Field(colon: true));
        ExpectAngle();
        return new(fields);
    }

    void ExpectAngle()
    {
        if (!Take(">")) throw Unexpected(IsAt(1, ">"));
    }

    StructField SchemaField() => Field(colon: true);

    /// <summary>A name, a type, and what may follow them: NOT NULL, COMMENT, DEFAULT.</summary>
    StructField Field(bool colon)
    {
        var name = Identifier();
        if (colon) Take(":");
        var field = new StructField(name, Type());
        while (true)
        {
            if (Take("NOT", "NULL")) field = field with { IsNullable = false };
            else if (Take("COMMENT")) field = field with { Metadata = WithMetadata(field.Metadata, "comment", StringLiteral()) };
            else if (Is("COLLATE") && field.DataType is StringType) field = field with { DataType = new StringType(Collation()) };
            else if (Take("DEFAULT")) field = field with { Metadata = WithMetadata(field.Metadata, "CURRENT_DEFAULT", DefaultText()) };
            else return field;
        }
    }

    string DefaultText()
    {
        var first = position;
        Expression();
        return SourceFrom(first);
    }

    static string WithMetadata(string? metadata, string name, string value)
    {
        var entries = metadata is null ? [] : JsonSerializer.Deserialize(metadata, MetadataJson.Default.DictionaryStringString)!;
        entries[name] = value;
        return JsonSerializer.Serialize(entries, MetadataJson.Default.DictionaryStringString);
    }
}

/// <summary>Metadata of columns as JSON, without reflection.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class MetadataJson : System.Text.Json.Serialization.JsonSerializerContext;
