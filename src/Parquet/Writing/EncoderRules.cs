using Frames.Parquet.Footer;
using Frames.Parquet.Reading;
using Frames.Parquet.Schema;
using Frames.Sql.Types;

namespace Frames.Parquet.Writing;

/// <summary>How values of a Spark type become those of a leaf.</summary>
internal static class EncoderRules
{
    public static LeafEncoder For(LeafShape leaf, ParquetWriteOptions options) => (leaf.Type, leaf.Node.Storage) switch
    {
        (BooleanType, _) => new BitEncoder(options),
        (ByteType, _) => new FixedEncoder<sbyte, int, Widen<sbyte, int>>(options),
        (ShortType, _) => new FixedEncoder<short, int, Widen<short, int>>(options),
        (IntegerType or DateType or YearMonthIntervalType, _) => new FixedEncoder<int, int, Same<int>>(options),
        (TimestampType, StorageType.Int96) => new FixedEncoder<long, Int96, MicrosToInt96>(options),
        (TimestampType, _) when LeafAnnotation.Of(leaf.Node.Element).Unit == Unit.Milliseconds => new FixedEncoder<long, long, Divide>(options, new(1000)),
        (TimeType, _) => new FixedEncoder<long, long, Divide>(options, new(1000)),
        (LongType or TimestampType or TimestampNtzType or DayTimeIntervalType, _) => new FixedEncoder<long, long, Same<long>>(options),
        (DecimalType, StorageType.Int32) => new FixedEncoder<long, int, Widen<long, int>>(options),
        (DecimalType, StorageType.Int64) => new FixedEncoder<long, long, Same<long>>(options),
        (DecimalType, _) => new WideDecimalEncoder(options, leaf.Node.Element.TypeLength!.Value),
        (FloatType, _) => new FixedEncoder<float, int, FloatBits>(options),
        (DoubleType, _) => new FixedEncoder<double, long, DoubleBits>(options),
        _ => new TextEncoder(options),
    };

    readonly struct FloatBits : IConvert<float, int>
    {
        public int Convert(float value) => BitConverter.SingleToInt32Bits(value);
    }

    readonly struct DoubleBits : IConvert<double, long>
    {
        public long Convert(double value) => BitConverter.DoubleToInt64Bits(value);
    }

    readonly struct Divide(long divisor) : IConvert<long, long>
    {
        public long Convert(long value) => Math.DivRem(value, divisor) is var (quotient, rest) && rest < 0 ? quotient - 1 : quotient;
    }

    readonly struct MicrosToInt96 : IConvert<long, Int96>
    {
        public Int96 Convert(long value)
        {
            var day = Math.DivRem(value, Int96ToMicros.MicrosecondsPerDay) is var (quotient, rest) && rest < 0 ? quotient - 1 : quotient;
            return new((value - day * Int96ToMicros.MicrosecondsPerDay) * 1000, checked((int)(day + Int96ToMicros.JulianDayOf1970)));
        }
    }
}
