using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Text in encodings.
public static partial class Functions
{
    const string charsets = "iso-8859-1, us-ascii, utf-16, utf-16be, utf-16le, utf-32, utf-8";

    /// <summary>The text's bytes in an encoding.</summary>
    public static Column Encode(Column column, string charset) => Call(encode, column, Lit(charset));
    static readonly ScalarFunction encode = Define("encode").Takes(Accept.String, Accept.String).Returns(DataTypes.Binary).MayBeNull().Text<EncodeBody>().Example("hex(encode('é', 'UTF-16BE'))", "00E9");

    /// <summary>Bytes of an encoding as text.</summary>
    public static Column Decode(Column column, string charset) => Call(decode, column, Lit(charset));
    static readonly ScalarFunction decode = Define("decode").Takes(Accept.Any, Accept.Any).Repeating(Accept.Any).Coerced(CoerceDecode).Checked(CheckDecode).Returns(DecodeType)
        .NullIf((arguments, _) => arguments.Count == 2 || arguments.Count % 2 == 1 || DecodeResults(arguments).Any(result => result.Nullable)).Rewrite(RewriteDecode)
        .Example("decode(X'00E9', 'UTF-16BE')", "é");
    static readonly ScalarFunction decodeBytes = Define("decode_bytes").Internal().Takes(Accept.Binary, Accept.String).Returns(DataTypes.String).MayBeNull().Text<DecodeBody>();

    static IEnumerable<Expression> DecodeResults(ValueList<Expression> arguments) => arguments.Where((_, i) => i > 1 && (i % 2 == 0 || i == arguments.Count - 1));

    static DataType DecodeType(ValueList<Expression> arguments) => arguments.Count == 2 ? DataTypes.String : arguments[2].Type;

    /// <summary>Two arguments are bytes and an encoding; more are a value, pairs of what it may be and what is then given, and what is given otherwise.</summary>
    static ValueList<Expression> CoerceDecode(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count == 2)
            return [arguments[0].Type is BinaryType || Accept.Binary.CastFrom(arguments[0].Type, settings.Ansi) is null ? arguments[0] : CommonTypes.CastTo(arguments[0], DataTypes.Binary, settings),
                arguments[1].Type is StringType || Accept.String.CastFrom(arguments[1].Type, settings.Ansi) is null ? arguments[1] : CommonTypes.CastTo(arguments[1], DataTypes.String, settings)];
        if (arguments.Count < 2) return arguments;
        var results = DecodeResults(arguments).ToList();
        var searched = CommonTypes.Widest(arguments.Where((argument, i) => i == 0 || (i % 2 == 1 && i < arguments.Count - 1)).Select(argument => argument.Type), settings);
        var result = CommonTypes.Widest(results.Select(argument => argument.Type), settings);
        if (searched is null || result is null) return arguments;
        return [.. arguments.Select((argument, i) => CommonTypes.CastTo(argument, i > 1 && (i % 2 == 0 || i == arguments.Count - 1) ? result : searched, settings))];
    }

    static void CheckDecode(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count > 2) CheckChoices(call);
        if (call.Arguments.Count != 2) return;
        for (var i = 0; i < 2; i++)
            if (call.Arguments[i].Type is var type && !(i == 0 ? type is BinaryType : type is StringType))
                throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", SqlPrinter.Quoted(call)), ("paramIndex", i == 0 ? "first" : "second"), ("requiredType", i == 0 ? "\"BINARY\"" : "\"STRING\""),
                    ("inputSql", SqlPrinter.Quoted(call.Arguments[i])), ("inputType", $"\"{type.Sql}\""));
    }

    /// <summary>What is searched for is compared with the value, and the results are branches: each of one type.</summary>
    static void CheckChoices(FunctionCall call)
    {
        var value = call.Arguments[0];
        for (var i = 1; i + 1 < call.Arguments.Count; i += 2)
            if (call.Arguments[i] is var searched && !searched.Type.SameType(value.Type))
                throw ErrorClasses.BinaryOpDiffTypes.With(("sqlExpr", $"\"({value} <=> {searched})\""), ("left", SqlPrinter.Quoted(value.Type)), ("right", SqlPrinter.Quoted(searched.Type)));
        var types = DecodeResults(call.Arguments).Select(result => result.Type).ToList();
        if (!types.TrueForAll(type => type.SameType(types[0])))
            throw ErrorClasses.DataDiffTypes.With(("functionName", "`casewhen`"), ("dataType", "[" + string.Join(", ", types.Select(SqlPrinter.Quoted)) + "]"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static Expression RewriteDecode(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count == 2) return Resolved(decodeBytes, DataTypes.String, call.Arguments.Span);
        var branches = new List<Expression>();
        for (var i = 1; i + 1 < call.Arguments.Count; i += 2)
        {
            branches.Add(Resolved(nullSafeEqual, DataTypes.Boolean, call.Arguments[0], call.Arguments[i]));
            branches.Add(call.Arguments[i + 1]);
        }
        if (call.Arguments.Count % 2 == 0) branches.Add(call.Arguments[^1]);
        return Resolved(when, call.Type, [.. branches]);
    }

    /// <summary>The encoding of a name in any case; with errors for what it does not have.</summary>
    static Encoding Charset(ReadOnlySpan<byte> name, string function)
    {
        var text = Encoding.UTF8.GetString(name);
        Encoding? found = text.ToLowerInvariant() switch
        {
            "utf-8" => new UTF8Encoding(false, true),
            "us-ascii" => Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            "iso-8859-1" => Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            "utf-16be" or "utf-16" => new UnicodeEncoding(true, false, true),
            "utf-16le" => new UnicodeEncoding(false, false, true),
            "utf-32" => new UTF32Encoding(true, false, true),
            _ => null,
        };
        return found ?? throw ErrorClasses.InvalidCharset.With(("functionName", $"`{function}`"), ("parameter", "`charset`"), ("charset", text), ("charsets", charsets));
    }

    static FramesException MalformedCoding(ReadOnlySpan<byte> charset, string function)
        => ErrorClasses.MalformedCharacterCoding.With(("function", $"`{function}`"), ("charset", Encoding.UTF8.GetString(charset)));

    readonly struct EncodeBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var charset = row.Made(1, static made => Charset(made.Text(1), "encode"));
            // Java's UTF-16 has a mark of the byte order, unless there is no text.
            if (AsciiText.EqualsIgnoreCase(row.Text(1), "utf-16"u8) && row.Text(0).Length > 0) output.Append([0xFE, 0xFF]);
            try
            {
                output.Append(charset.GetBytes(Encoding.UTF8.GetString(row.Text(0))));
                return true;
            }
            catch (EncoderFallbackException)
            {
                throw MalformedCoding(row.Text(1), "encode");
            }
        }
    }

    readonly struct DecodeBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var charset = row.Made(1, static made => Charset(made.Text(1), "decode"));
            var bytes = row.Text(0);
            if (AsciiText.EqualsIgnoreCase(row.Text(1), "utf-16"u8) && bytes.Length > 1)
            {
                if (bytes[0] == 0xFF && bytes[1] == 0xFE) charset = Charset("utf-16le"u8, "decode");
                if ((bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF)) bytes = bytes[2..];
            }
            try
            {
                output.Append(charset.GetString(bytes));
                return true;
            }
            catch (DecoderFallbackException)
            {
                throw MalformedCoding(row.Text(1), "decode");
            }
        }
    }
}
