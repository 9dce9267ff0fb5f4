using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Loops;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Functions over the bits of whole numbers.
public static partial class Functions
{
    static readonly ScalarFunction bitwiseAnd = Bitwise("&").Integers<AndBits>().Example("3 & 5", "1");
    static readonly ScalarFunction bitwiseOr = Bitwise("|").Integers<OrBits>().Example("3 | 5", "7");
    static readonly ScalarFunction bitwiseXor = Bitwise("^").Integers<XorBits>().Example("3 ^ 5", "6");

    /// <summary>All bits turned around.</summary>
    public static Column BitwiseNot(Column column) => Call(bitwiseNot, column);
    static readonly ScalarFunction bitwiseNot = Define("~").Takes(Accept.Integral).Coerced(CoerceNullToInt).Returns(arguments => arguments[0].Type).Prints(call => $"~{call.Arguments[0]}")
        .Integer<NotBits>().Example("~0", "-1");

    /// <summary>The bits moved to the left; counts are taken modulo the width.</summary>
    public static Column Shiftleft(Column column, int numBits) => Call(shiftLeft, column, Lit(numBits));
    static readonly ScalarFunction shiftLeft = Shift<LeftShiftInt, LeftShiftLong>("<<", "shiftleft").Example("shiftleft(2, 1)", "4");

    /// <summary>The bits moved to the right, the sign kept; counts are taken modulo the width.</summary>
    public static Column Shiftright(Column column, int numBits) => Call(shiftRight, column, Lit(numBits));
    static readonly ScalarFunction shiftRight = Shift<RightShiftInt, RightShiftLong>(">>", "shiftright").Example("shiftright(-4, 1)", "-2");

    /// <summary>The bits moved to the right, zeros put in; counts are taken modulo the width.</summary>
    public static Column Shiftrightunsigned(Column column, int numBits) => Call(shiftRightUnsigned, column, Lit(numBits));
    static readonly ScalarFunction shiftRightUnsigned = Shift<UnsignedShiftInt, UnsignedShiftLong>(">>>", "shiftrightunsigned").Example("shiftrightunsigned(4, 1)", "2");

    /// <summary>The number of bits that are set, of 64; true counts as 1.</summary>
    public static Column BitCount(Column column) => Call(bitCount, column);
    static readonly ScalarFunction bitCount = Define("bit_count").Takes(Accept.OneOf(Accept.Integral, Accept.Boolean)).Returns(DataTypes.Integer)
        .Unary<SetBits<sbyte>, sbyte, int>().Unary<SetBits<short>, short, int>().Unary<SetBits<int>, int, int>().Unary<SetBits<long>, long, int>().Unary<SetBitsOfBoolean, bool, int>()
        .Example("bit_count(7)", "3");

    /// <summary>The bit at a position counted from 0 at the right.</summary>
    public static Column BitGet(Column column, Column position) => Call(bitGet, column, position);
    static readonly ScalarFunction bitGet = Define("bit_get").Alias("getbit").Takes(Accept.Integral, Accept.Int).Coerced(CoerceBitGet).Returns(DataTypes.Byte)
        .Binary<BitAt<sbyte>, sbyte, int, sbyte>().Binary<BitAt<short>, short, int, sbyte>().Binary<BitAt<int>, int, int, sbyte>().Binary<BitAt<long>, long, int, sbyte>()
        .Raises(BitPosition).OnErrorGives(ErrorBehavior.Raise).Example("bit_get(11, 2)", "0");

    /// <summary>As <see cref="BitGet"/>.</summary>
    public static Column Getbit(Column column, Column position) => Call(bitGet, column, position);

    /// <summary>The position of a number's bit in its bitmap of 32,768 bits.</summary>
    public static Column BitmapBitPosition(Column column) => Call(bitmapBitPosition, column);
    static readonly ScalarFunction bitmapBitPosition = Define("bitmap_bit_position").Unary<BitmapPosition, long, long>().Example("bitmap_bit_position(123)", "122");

    /// <summary>Which bitmap of 32,768 bits a number's bit belongs to.</summary>
    public static Column BitmapBucketNumber(Column column) => Call(bitmapBucketNumber, column);
    static readonly ScalarFunction bitmapBucketNumber = Define("bitmap_bucket_number").Unary<BitmapBucket, long, long>().Example("bitmap_bucket_number(123)", "1");

    /// <summary>The number of bits that are set in a binary value.</summary>
    public static Column BitmapCount(Column column) => Call(bitmapCount, column);
    static readonly ScalarFunction bitmapCount = Define("bitmap_count").Takes(Accept.Binary).Coerced(Coercion.None).Returns(DataTypes.Long).Value<BitmapCountBody, long>().Example("bitmap_count(X'1010')", "2");

    static ScalarFunction Bitwise(string symbol) => Infix(Define(symbol, "Bits"), symbol).Coerced(Coercion.Arithmetic).Takes(Accept.Integral, Accept.Integral).Returns(arguments => arguments[0].Type);

    static ScalarFunction Shift<TInt, TLong>(string symbol, string name)
        where TInt : struct, IBinary<int, int, int>
        where TLong : struct, IBinary<long, int, long>
        => Define(name, "Bits").Alias(symbol).Takes(Accept.OneOf(Accept.Int, Accept.Long), Accept.Int).Returns(arguments => arguments[0].Type)
            .Prints(call => call.CalledAs == symbol ? $"({call.Arguments[0]} {symbol} {call.Arguments[1]})" : $"{name}({SqlPrinter.List(call.Arguments)})")
            .Binary<TInt, int, int, int>().Binary<TLong, long, int, long>();

    static ValueList<Expression> CoerceNullToInt(ValueList<Expression> arguments, QuerySettings settings)
        => arguments[0].Type is NullType ? [CommonTypes.CastTo(arguments[0], DataTypes.Integer, settings)] : arguments;

    static ValueList<Expression> CoerceBitGet(ValueList<Expression> arguments, QuerySettings settings)
    {
        var value = arguments[0].Type is NullType ? CommonTypes.CastTo(arguments[0], DataTypes.Integer, settings) : arguments[0];
        return [value, arguments[1].Type is IntegerType || Accept.Int.CastFrom(arguments[1].Type, settings.Ansi) is null ? arguments[1] : CommonTypes.CastTo(arguments[1], DataTypes.Integer, settings)];
    }

    static RaiseError BitPosition(KernelRequest request) => (_, value, position) => ErrorClasses.BitPositionRange.With(("parameter", "`pos`"),
        ("functionName", $"`{request.Call.CalledAs ?? "bit_get"}`"), ("upper", $"{request.ArgumentType(0) switch { ByteType => 8, ShortType => 16, IntegerType => 32, _ => 64 }}"),
        ("invalidValue", $"{position}"));
}
