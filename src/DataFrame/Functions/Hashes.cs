using System.Security.Cryptography;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The MD5 sum as hex digits.</summary>
    public static Column Md5(Column column) => Call(md5, column);
    static readonly ScalarFunction md5 = Define("md5").Takes(Accept.Binary).Returns(DataTypes.String).Text<Md5Body>().Example("md5('Spark')", "8cde774d6f7333752ed72cacddb05126");

    /// <summary>The SHA-1 sum as hex digits.</summary>
    public static Column Sha1(Column column) => Call(sha1, column);
    static readonly ScalarFunction sha1 = Define("sha1").Alias("sha").Takes(Accept.Binary).Returns(DataTypes.String).Text<Sha1Body>()
        .Example("sha1('Spark')", "85f5955f4b27a9a4c2aab6ffe5d7189fc298b92c");

    /// <summary>The SHA-2 sum of 224, 256, 384 or 512 bits as hex digits; null for other lengths.</summary>
    public static Column Sha2(Column column, int numBits) => Call(sha2, column, Lit(numBits));
    static readonly ScalarFunction sha2 = Define("sha2").Takes(Accept.Binary, Accept.Int).Returns(DataTypes.String).MayBeNull().Text<Sha2Body>()
        .Example("sha2('Spark', 256)", "529bc3b07127ecb7e53a4dcf1991d9152c24537d919178022b2c42657f79a26b");

    /// <summary>The CRC-32 sum.</summary>
    public static Column Crc32(Column column) => Call(crc32, column);
    static readonly ScalarFunction crc32 = Define("crc32").Takes(Accept.Binary).Returns(DataTypes.Long).Value<Crc32Body, long>().Example("crc32('Spark')", "1557323817");

    /// <summary>Spark's 32-bit hash of the values: Murmur3 with seed 42. Nulls leave it unchanged.</summary>
    public static Column Hash(params Column[] columns) => Call(hash, columns);
    static readonly ScalarFunction hash = Define("hash").Repeating(Accept.Any, 1).Coerced(Coercion.None).Checked(CheckHashed).Returns(DataTypes.Integer).NeverNull()
        .Kernel(request => new HashKernel(request.ResultType)).Example("hash('Spark', array(123), 2)", "-1321691492");

    /// <summary>Spark's 64-bit hash of the values: xxHash64 with seed 42. Nulls leave it unchanged.</summary>
    public static Column Xxhash64(params Column[] columns) => Call(xxhash64, columns);
    static readonly ScalarFunction xxhash64 = Define("xxhash64").Repeating(Accept.Any, 1).Coerced(Coercion.None).Checked(CheckHashed).Returns(DataTypes.Long).NeverNull()
        .Kernel(request => new HashKernel(request.ResultType)).Example("xxhash64('Spark', array(123), 2)", "5602566077635097486");

    static void CheckHashed(FunctionCall call, QuerySettings settings)
    {
        foreach (var argument in call.Arguments)
            if (Holds(argument.Type, type => type is MapType)) throw ErrorClasses.HashMapType.With(("functionName", $"`{call.Function.Name}`"), ("sqlExpr", SqlPrinter.Quoted(call)));
            else if (Holds(argument.Type, type => type is VariantType)) throw ErrorClasses.HashVariantType.With(("functionName", $"`{call.Function.Name}`"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static bool Holds(DataType type, Func<DataType, bool> predicate) => predicate(type) || type switch
    {
        ArrayType array => Holds(array.ElementType, predicate),
        StructType record => record.Fields.Any(field => Holds(field.DataType, predicate)),
        MapType map => Holds(map.KeyType, predicate) || Holds(map.ValueType, predicate),
        _ => false,
    };

    static bool AppendHex(ReadOnlySpan<byte> bytes, Utf8Buffer output)
    {
        foreach (var b in bytes)
        {
            output.Append("0123456789abcdef"u8[b >> 4]);
            output.Append("0123456789abcdef"u8[b & 15]);
        }
        return true;
    }

#pragma warning disable CA5350, CA5351 // The functions are what they are called.
    readonly struct Md5Body : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output) => AppendHex(MD5.HashData(row.Text(0)), output);
    }

    readonly struct Sha1Body : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output) => AppendHex(SHA1.HashData(row.Text(0)), output);
    }
#pragma warning restore CA5350, CA5351

    readonly struct Sha2Body : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output) => row.Int(1) switch
        {
            0 or 256 => AppendHex(SHA256.HashData(row.Text(0)), output),
            224 => AppendHex(Sha224.HashData(row.Text(0)), output),
            384 => AppendHex(SHA384.HashData(row.Text(0)), output),
            512 => AppendHex(SHA512.HashData(row.Text(0)), output),
            _ => false,
        };
    }

    readonly struct Crc32Body : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            result = SparkHash.Crc32(row.Text(0));
            return true;
        }
    }
}
