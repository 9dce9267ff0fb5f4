using System.Text;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Text of a format as bytes.
public static partial class Functions
{
    /// <summary>Text of hex digits as bytes.</summary>
    public static Column ToBinary(Column column) => Call(toBinary, column);

    /// <summary>Text as bytes by a format: <c>hex</c>, <c>base64</c> or <c>utf-8</c>.</summary>
    public static Column ToBinary(Column column, Column format) => Call(toBinary, column, format);
    static readonly ScalarFunction toBinary = ToBytes<Raising>("to_binary").Checked(CheckFormat).NullIf((arguments, _) => FormatOf(arguments) != "base64" || arguments.Any(argument => argument.Nullable))
        .Example("to_binary('abc', 'utf-8')", "abc");

    /// <summary>As <see cref="ToBinary(Column)"/>; null where the text is not of the format.</summary>
    public static Column TryToBinary(Column column) => Call(tryToBinary, column);

    /// <summary>As <see cref="ToBinary(Column, Column)"/>; null where the text is not of the format.</summary>
    public static Column TryToBinary(Column column, Column format) => Call(tryToBinary, column, format);
    static readonly ScalarFunction tryToBinary = ToBytes<Tolerating>("try_to_binary").MayBeNull().Example("try_to_binary('a!', 'base64')", null);

    static ScalarFunction ToBytes<TErrors>(string name) where TErrors : struct, IParseErrors => Define(name, "BinaryFormats").Takes(Accept.String, Accept.String).Accepts(1, 2)
        .PrintsInErrors("to_binary").Returns(DataTypes.Binary).Text<ToBinaryBody<TErrors>>();

    static string? FormatOf(ValueList<Expression> arguments) => arguments.Count == 1 ? "hex" : arguments[1] is Literal { Value: string text } ? text.ToLowerInvariant() : null;

    static void CheckFormat(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count < 2 || !IsKnown(call.Arguments[1])) return;
        var format = Known(call.Arguments[1], settings) as string;
        if (format is not null && format.ToLowerInvariant() is not ("hex" or "base64" or "utf-8" or "utf8"))
            throw ErrorClasses.InvalidArgValue.With(("inputName", "fmt"), ("requireType", "case-insensitive \"STRING\""), ("validValues", "'hex', 'utf-8', 'utf8', or 'base64'"),
                ("inputValue", $"'{format}'"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    readonly struct ToBinaryBody<TErrors> : ITextFunction where TErrors : struct, IParseErrors
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var text = row.Text(0);
            var format = row.Count > 1 ? row.Text(1) : "hex"u8;
            if (AsciiText.EqualsIgnoreCase(format, "utf-8"u8) || AsciiText.EqualsIgnoreCase(format, "utf8"u8))
            {
                output.Append(text);
                return true;
            }
            var isHex = AsciiText.EqualsIgnoreCase(format, "hex"u8);
            if (!isHex && !AsciiText.EqualsIgnoreCase(format, "base64"u8)) return false;
            if (isHex ? TryHex(text, output) : IsBase64(text) && Unbase64Body.Invoke(row, output)) return true;
            return TErrors.Raise ? throw ErrorClasses.ConversionInvalidInput.With(("str", $"'{Encoding.UTF8.GetString(text)}'"), ("fmt", isHex ? "'HEX'" : "'BASE64'"), ("targetType", "\"BINARY\""),
                ("suggestion", "`try_to_binary`")) : false;
        }

        static bool TryHex(ReadOnlySpan<byte> text, Utf8Buffer output)
        {
            foreach (var c in text) if (!char.IsAsciiHexDigit((char)c)) return false;
            // The first of an odd number of digits stands alone.
            if (text.Length % 2 == 1) output.Append((byte)Convert.ToInt32(((char)text[0]).ToString(), 16));
            output.Append(Convert.FromHexString(text[(text.Length % 2)..]));
            return true;
        }

        static bool IsBase64(ReadOnlySpan<byte> text)
        {
            var (count, padding) = (0, 0);
            foreach (var c in text)
            {
                if (c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
                if (c == (byte)'=') padding++;
                else if (padding > 0 || !(char.IsAsciiLetterOrDigit((char)c) || c is (byte)'+' or (byte)'/')) return false;
                else count++;
            }
            return padding == 0 ? count % 4 != 1 : padding <= 2 && (count + padding) % 4 == 0;
        }
    }
}
