using Frames.Catalogue;
using Frames.Errors;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Numbers and bytes as digits of other radixes.
public static partial class Functions
{
    /// <summary>A whole number in binary digits.</summary>
    public static Column Bin(Column column) => Call(bin, column);
    static readonly ScalarFunction bin = Define("bin").Takes(Accept.Long).Returns(DataTypes.String).Text<BinBody>().Example("bin(13)", "1101");

    /// <summary>A whole number, or each byte, in hexadecimal digits.</summary>
    public static Column Hex(Column column) => Call(hex, column);
    static readonly ScalarFunction hex = Define("hex").Takes(Accept.OneOf(Accept.Long, Accept.Binary, Accept.String)).Returns(DataTypes.String).Text<HexBody>().Example("hex(17)", "11");

    /// <summary>The bytes of hexadecimal digits; null where there are other characters.</summary>
    public static Column Unhex(Column column) => Call(unhex, column);
    static readonly ScalarFunction unhex = Define("unhex").Takes(Accept.String).Returns(DataTypes.Binary).MayBeNull().Text<UnhexBody>().Example("hex(unhex('1f'))", "1F");

    /// <summary>A number's digits of one radix in those of another, from 2 to 36; a negative target radix makes the result signed.</summary>
    public static Column Conv(Column column, int fromBase, int toBase) => Call(conv, column, Lit(fromBase), Lit(toBase));
    static readonly ScalarFunction conv = Define("conv").Takes(Accept.String, Accept.Int, Accept.Int).Returns(DataTypes.String).MayBeNull().Text<ConvBody>().Example("conv('100', 2, 10)", "4");

    readonly struct BinBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            AppendDigits(unchecked((ulong)row.Long(0)), 2, output);
            return true;
        }
    }

    readonly struct HexBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.At(0).Vector.Type is not LongType) foreach (var value in row.Text(0)) AppendByte(value, output);
            else AppendDigits(unchecked((ulong)row.Long(0)), 16, output);
            return true;
        }

        static void AppendByte(byte value, Utf8Buffer output)
        {
            output.Append("0123456789ABCDEF"u8[value >> 4]);
            output.Append("0123456789ABCDEF"u8[value & 15]);
        }
    }

    readonly struct UnhexBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var text = row.Text(0);
            // A lone first digit stands for a byte of its own.
            var high = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var digit = DigitOf(text[i]);
                if (digit is < 0 or > 15) return false;
                if ((text.Length - i) % 2 == 0) high = digit << 4;
                else output.Append((byte)(i == 0 ? digit : high | digit));
            }
            return true;
        }
    }

    readonly struct ConvBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var text = row.Text(0).Trim((byte)' ');
            var (from, to) = (row.Int(1), row.Int(2));
            if (from is < 2 or > 36 || Math.Abs((long)to) is < 2 or > 36 || text.IsEmpty) return false;
            var negative = text[0] == '-';
            var (value, overflow) = (UInt128.Zero, false);
            foreach (var character in text[(negative ? 1 : 0)..])
            {
                var digit = DigitOf(character);
                if (digit < 0 || digit >= from) break;
                value = value * (uint)from + (uint)digit;
                if (value <= ulong.MaxValue) continue;
                (value, overflow) = (ulong.MaxValue, true);
                break;
            }
            if (overflow && row.Context.Settings.Ansi) throw ErrorClasses.ArithmeticOverflow.With(("message", "Overflow in function conv()"), ("alternative", ""), ("config", ArithmeticErrors.AnsiSetting));
            AppendConverted((ulong)value, negative, to, output);
            return true;
        }

        static void AppendConverted(ulong value, bool negative, int to, Utf8Buffer output)
        {
            // A negative number that is not to be signed is its two's complement; one beyond 63 bits has no complement and counts as the greatest.
            if (negative && to > 0) value = (long)value < 0 ? ulong.MaxValue : unchecked((ulong)-(long)value);
            if (to < 0 && (long)value < 0)
            {
                value = unchecked((ulong)-(long)value);
                negative = true;
            }
            if (negative && to < 0) output.Append((byte)'-');
            AppendDigits(value, (uint)Math.Abs(to), output);
        }
    }

    static int DigitOf(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'Z' => character - 'A' + 10,
        _ => -1,
    };

    static void AppendDigits(ulong value, uint radix, Utf8Buffer output)
    {
        Span<byte> digits = stackalloc byte[64];
        var start = digits.Length;
        do
        {
            digits[--start] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8[(int)(value % radix)];
            value /= radix;
        }
        while (value != 0);
        output.Append(digits[start..]);
    }
}
