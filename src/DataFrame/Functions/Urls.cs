using System.Text;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The text as HTML forms write it in addresses: blanks as <c>+</c>, other characters as <c>%</c> and two hex digits a byte.</summary>
    public static Column UrlEncode(Column column) => Call(urlEncode, column);
    static readonly ScalarFunction urlEncode = Define("url_encode").Takes(Accept.String).Coerced(AtomsToText).Returns(DataTypes.String).MayBeNull().Text<UrlEncodeBody>()
        .Example("url_encode('a b&c')", "a+b%26c");

    /// <summary>The text that <see cref="UrlEncode"/> wrote; an error if it is not of that form.</summary>
    public static Column UrlDecode(Column column) => Call(urlDecode, column);
    static readonly ScalarFunction urlDecode = Define("url_decode").Takes(Accept.String).Coerced(AtomsToText).Returns(DataTypes.String).MayBeNull().Text<UrlDecodeBody<Raising>>()
        .Example("url_decode('a+b%26c')", "a b&c");

    /// <summary>As <see cref="UrlDecode"/>; null if it is not of that form.</summary>
    public static Column TryUrlDecode(Column column) => Call(tryUrlDecode, column);
    static readonly ScalarFunction tryUrlDecode = Define("try_url_decode").Takes(Accept.String).Coerced(AtomsToText).Returns(DataTypes.String).MayBeNull().Text<UrlDecodeBody<Tolerating>>()
        .Example("try_url_decode('%zz')", null);

    /// <summary>A part of a URL: HOST, PATH, QUERY (of which a key's value), REF, PROTOCOL, FILE, AUTHORITY or USERINFO.</summary>
    public static Column ParseUrl(Column url, Column part) => Call(parseUrl, url, part);

    /// <summary>The value of a key in a URL's query.</summary>
    public static Column ParseUrl(Column url, Column part, Column key) => Call(parseUrl, url, part, key);
    static readonly ScalarFunction parseUrl = Define("parse_url").Takes(Accept.String, Accept.String, Accept.String).Coerced(NullsTo(DataTypes.String)).Accepts(2, 3).Returns(DataTypes.String)
        .MayBeNull().Text<ParseUrlBody<Raising>>().Example("parse_url('http://spark.apache.org/path?query=1', 'QUERY', 'query')", "1");

    /// <summary>As <see cref="ParseUrl(Column, Column)"/>; null for what is no URL.</summary>
    public static Column TryParseUrl(Column url, Column part) => Call(tryParseUrl, url, part);

    /// <summary>As <see cref="ParseUrl(Column, Column, Column)"/>; null for what is no URL.</summary>
    public static Column TryParseUrl(Column url, Column part, Column key) => Call(tryParseUrl, url, part, key);
    static readonly ScalarFunction tryParseUrl = Define("try_parse_url").Takes(Accept.String, Accept.String, Accept.String).Coerced(NullsTo(DataTypes.String)).Accepts(2, 3).Returns(DataTypes.String)
        .MayBeNull().PrintsInErrors("parse_url").Text<ParseUrlBody<Tolerating>>().Example("try_parse_url('no url://h', 'HOST')", null);

    static ValueList<Expression> AtomsToText(ValueList<Expression> arguments, QuerySettings settings) => arguments.Map(argument
        => argument.Type is StringType or ArrayType or MapType or StructType or VariantType ? argument : CommonTypes.CastTo(argument, DataTypes.String, settings));

    readonly struct UrlEncodeBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            foreach (var value in row.Text(0))
            {
                if (value == (byte)' ') output.Append((byte)'+');
                else if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'.' or (byte)'-' or (byte)'*' or (byte)'_') output.Append(value);
                else
                {
                    output.Append((byte)'%');
                    output.Append("0123456789ABCDEF"u8[value >> 4]);
                    output.Append("0123456789ABCDEF"u8[value & 15]);
                }
            }
            return true;
        }
    }

    readonly struct UrlDecodeBody<TErrors> : ITextFunction where TErrors : struct, IParseErrors
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var text = row.Text(0);
            var start = output.Length;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] != (byte)'%') output.Append(text[i] == (byte)'+' ? (byte)' ' : text[i]);
                else if (i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
                {
                    output.Append(Convert.FromHexString(text.Slice(i + 1, 2)));
                    i += 2;
                }
                else return TErrors.Raise ? throw ErrorClasses.CannotDecodeUrl.With(("url", Encoding.UTF8.GetString(text))) : false;
            }
            var decoded = output.Written[start..];
            if (System.Text.Unicode.Utf8.IsValid(decoded)) return true;
            var valid = Encoding.UTF8.GetString(decoded);
            output.Truncate(start);
            output.Append(valid);
            return true;
        }
    }

    readonly struct ParseUrlBody<TErrors> : ITextFunction where TErrors : struct, IParseErrors
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var text = row.Text(0);
            var part = row.Text(1);
            if (!JavaUri.TryParse(text, out var uri))
                return TErrors.Raise && row.Context.Settings.Ansi ? throw ErrorClasses.InvalidUrl.With(("url", Encoding.UTF8.GetString(text))) : false;
            if (row.Count > 2) return part.SequenceEqual("QUERY"u8) && uri.Query.Exists && Find(row, uri.Query.In(text), output);
            if (part.SequenceEqual("FILE"u8))
            {
                if (!uri.Path.Exists) return false;
                output.Append(uri.Path.In(text));
                if (!uri.Query.Exists) return true;
                output.Append((byte)'?');
                output.Append(uri.Query.In(text));
                return true;
            }
            var found = part.SequenceEqual("HOST"u8) ? uri.Host : part.SequenceEqual("PATH"u8) ? uri.Path : part.SequenceEqual("QUERY"u8) ? uri.Query
                : part.SequenceEqual("REF"u8) ? uri.Fragment : part.SequenceEqual("PROTOCOL"u8) ? uri.Scheme : part.SequenceEqual("AUTHORITY"u8) ? uri.Authority
                : part.SequenceEqual("USERINFO"u8) ? uri.UserInfo : default;
            if (found.Exists) output.Append(found.In(text));
            return found.Exists;
        }

        /// <summary>The value of a key, which is a pattern.</summary>
        static bool Find(RowArguments row, ReadOnlySpan<byte> query, Utf8Buffer output)
        {
            var regex = row.Made(2, static made => Key(Encoding.UTF8.GetString(made.Text(2))));
            return regex.TryExtract(query, 2, output);
        }

        static JavaRegex Key(string key) => JavaRegex.TryGet($"(&|^){key}=([^&]*)", out var regex, out var error) ? regex
            : throw new FramesException(null, null, $"The key '{key}' is no pattern: {error}");
    }
}
