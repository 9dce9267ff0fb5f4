using System.Buffers.Text;
using System.Text;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Text as bytes and back, and checks of text.
public static partial class Functions
{
    /// <summary>The bytes as text of base 64.</summary>
    public static Column Base64(Column column) => Call(base64, column);
    static readonly ScalarFunction base64 = Define("base64").Takes(Accept.Binary).Returns(DataTypes.String).Text<Base64Body>().Example("base64('Spark SQL')", "U3BhcmsgU1FM");

    /// <summary>The bytes that text of base 64 stands for; other characters are skipped.</summary>
    public static Column Unbase64(Column column) => Call(unbase64, column);
    static readonly ScalarFunction unbase64 = Define("unbase64").Takes(Accept.String).Returns(DataTypes.Binary).Text<Unbase64Body>().Example("hex(unbase64('YWJj'))", "616263");

    /// <summary>The n-th of the values, counted from 1; out of range an error, or null without ANSI.</summary>
    public static Column Elt(params Column[] inputs) => Call(elt, inputs);
    static readonly ScalarFunction elt = Define("elt").Takes(Accept.Int).Repeating(Accept.OneOf(Accept.String, Accept.Binary), 1)
        .Returns(arguments => arguments.Skip(1).All(argument => argument.Type is BinaryType) ? DataTypes.Binary : DataTypes.String).MayBeNull().SeesNulls().Text<EltBody>()
        .Example("elt(2, 'a', 'b')", "b");

    /// <summary>Whether text is made of valid UTF-8.</summary>
    public static Column IsValidUtf8(Column column) => Call(isValidUtf8, column);
    static readonly ScalarFunction isValidUtf8 = Define("is_valid_utf8").Takes(Accept.String).Returns(DataTypes.Boolean).MayBeNull().Value<IsValidUtf8Body, bool>().Example("is_valid_utf8('Spark')", "true");

    /// <summary>The text with what is not valid UTF-8 replaced by U+FFFD.</summary>
    public static Column MakeValidUtf8(Column column) => Call(makeValidUtf8, column);
    static readonly ScalarFunction makeValidUtf8 = Define("make_valid_utf8").Takes(Accept.String).Coerced(AtomsToText).Returns(DataTypes.String).MayBeNull().Text<MakeValidUtf8Body>().Example("make_valid_utf8('Spark')", "Spark");

    /// <summary>The text; an error if it is not valid UTF-8.</summary>
    public static Column ValidateUtf8(Column column) => Call(validateUtf8, column);
    static readonly ScalarFunction validateUtf8 = Define("validate_utf8").Takes(Accept.String).Returns(DataTypes.String).MayBeNull().Text<ValidateUtf8Body>().Example("validate_utf8('Spark')", "Spark");

    /// <summary>The text; null if it is not valid UTF-8.</summary>
    public static Column TryValidateUtf8(Column column) => Call(tryValidateUtf8, column);
    static readonly ScalarFunction tryValidateUtf8 = Define("try_validate_utf8").Takes(Accept.String).Returns(DataTypes.String).MayBeNull().Text<TryValidateUtf8Body>()
        .Example("try_validate_utf8('Spark')", "Spark");

    /// <summary>The text in single quotes, those inside it escaped.</summary>
    public static Column Quote(Column column) => Call(quote, column);
    static readonly ScalarFunction quote = Define("quote").Takes(Accept.String).Returns(DataTypes.String).MayBeNull().Text<QuoteBody>().Example("quote('Spark')", "'Spark'");

    /// <summary>Whether digits end with the check digit of Luhn's algorithm.</summary>
    public static Column LuhnCheck(Column column) => Call(luhnCheck, column);
    static readonly ScalarFunction luhnCheck = Define("luhn_check").Takes(Accept.String).Returns(DataTypes.Boolean).MayBeNull().Value<LuhnCheckBody, bool>().Example("luhn_check('79927398713')", "true");

    readonly struct Base64Body : ITextFunction
    {
        const int lineLength = 76;

        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var bytes = row.Text(0);
            var chunked = row.Context.Settings.Get("spark.sql.legacy.chunkBase64String.enabled", "false") == "true";
            Span<byte> line = stackalloc byte[lineLength];
            for (var i = 0; i < bytes.Length; i += lineLength / 4 * 3)
            {
                if (i > 0 && chunked) output.Append("\r\n"u8);
                System.Buffers.Text.Base64.EncodeToUtf8(bytes.Slice(i, Math.Min(lineLength / 4 * 3, bytes.Length - i)), line, out _, out var written);
                output.Append(line[..written]);
            }
            return true;
        }
    }

    readonly struct Unbase64Body : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var (bits, count, padding) = (0, 0, 0);
            foreach (var character in row.Text(0))
            {
                if (character == '=')
                {
                    if (count == 0) throw new FramesException(null, null, "Input byte array has wrong 4-byte ending unit");
                    if (count == 1) break;
                    padding++;
                    break;
                }
                var value = ValueOf(character);
                if (value < 0) continue;
                bits = bits << 6 | value;
                if (++count < 4) continue;
                output.Append((byte)(bits >> 16));
                output.Append((byte)(bits >> 8));
                output.Append((byte)bits);
                (bits, count) = (0, 0);
            }
            if (count == 1) throw new FramesException(null, null, "Last unit does not have enough valid bits");
            if (count >= 2) output.Append((byte)(count == 2 ? bits >> 4 : bits >> 10));
            if (count == 3) output.Append((byte)(bits >> 2));
            return true;
        }

        static int ValueOf(byte character) => character switch
        {
            >= (byte)'A' and <= (byte)'Z' => character - 'A',
            >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
            >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
            (byte)'+' => 62,
            (byte)'/' => 63,
            _ => -1,
        };
    }

    readonly struct EltBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.IsNull(0)) return false;
            var index = row.Int(0);
            if (index <= 0 || index >= row.Count)
                return row.Context.Settings.Ansi ? throw ErrorClasses.InvalidArrayIndex.With(("indexValue", $"{index}"), ("arraySize", $"{row.Count - 1}")) : false;
            if (row.IsNull(index)) return false;
            output.Append(row.Text(index));
            return true;
        }
    }

    readonly struct IsValidUtf8Body : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = System.Text.Unicode.Utf8.IsValid(row.Text(0));
            return true;
        }
    }

    readonly struct MakeValidUtf8Body : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            for (var rest = row.Text(0); rest.Length > 0;)
            {
                Rune.DecodeFromUtf8(rest, out var rune, out var length);
                output.Append(rune);
                rest = rest[length..];
            }
            return true;
        }
    }

    readonly struct ValidateUtf8Body : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
            => TryValidateUtf8Body.Invoke(row, output) ? true : throw ErrorClasses.InvalidUtf8String.With(("str", string.Concat(row.Text(0).ToArray().Select(value => $"\\x{value:X2}"))));
    }

    readonly struct TryValidateUtf8Body : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (!System.Text.Unicode.Utf8.IsValid(row.Text(0))) return false;
            output.Append(row.Text(0));
            return true;
        }
    }

    readonly struct QuoteBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append((byte)'\'');
            foreach (var value in row.Text(0))
            {
                if (value == '\'') output.Append((byte)'\\');
                output.Append(value);
            }
            output.Append((byte)'\'');
            return true;
        }
    }

    readonly struct LuhnCheckBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            var digits = row.Text(0);
            result = false;
            if (digits.IsEmpty || digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return true;
            var sum = 0;
            for (var i = 0; i < digits.Length; i++)
            {
                var digit = digits[^(i + 1)] - '0';
                if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
                sum += digit;
            }
            result = sum % 10 == 0;
            return true;
        }
    }
}
