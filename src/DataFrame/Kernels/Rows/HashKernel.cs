using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Rows;

/// <summary>Spark's hashes of one or more values: each value hashes with the hash before it as seed. BIGINT results are xxHash64, INT ones Murmur3.</summary>
internal sealed class HashKernel(DataType type) : Kernel
{
    readonly bool wide = type is LongType;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var hashes = context.Arena.Rent<long>(length);
        hashes.AsSpan(0, length).Fill(SparkHash.Seed);
        foreach (var argument in arguments)
        {
            var flat = VectorForms.Flatten(argument, context.Arena);
            for (var i = 0; i < length; i++) if (live[i]) hashes[i] = Hash(flat, i, hashes[i]);
        }
        if (wide) return new FlatVector<long>(type, length, hashes);
        var narrow = context.Arena.Rent<int>(length);
        for (var i = 0; i < length; i++) narrow[i] = (int)hashes[i];
        return new FlatVector<int>(type, length, narrow);
    }

    /// <summary>The hash of one value of a flat vector; null leaves the seed.</summary>
    public long Hash(Vector vector, int row, long seed)
    {
        if (vector.IsNull(row)) return seed;
        return vector switch
        {
            BooleanVector v => OfInt(v[row] ? 1 : 0, seed),
            FlatVector<sbyte> v => OfInt(v.Values[row], seed),
            FlatVector<short> v => OfInt(v.Values[row], seed),
            FlatVector<int> v => OfInt(v.Values[row], seed),
            FlatVector<long> v => wide ? SparkHash.XxHash64(v.Values[row], seed) : SparkHash.Murmur3(v.Values[row], (int)seed),
            FlatVector<float> v => wide ? SparkHash.XxHash64(v.Values[row], seed) : SparkHash.Murmur3(v.Values[row], (int)seed),
            FlatVector<double> v => wide ? SparkHash.XxHash64(v.Values[row], seed) : SparkHash.Murmur3(v.Values[row], (int)seed),
            FlatVector<Int128> v => OfDecimal(v.Values[row], ((DecimalType)v.Type).Precision, seed),
            FlatVector<CalendarInterval> v => OfInterval(v.Values[row], seed),
            BytesVector v => wide ? SparkHash.XxHash64(v[row], seed) : SparkHash.Murmur3(v[row], (int)seed),
            ArrayVector v => OfRange(v.Elements, v.Offsets[row], v.Offsets[row + 1], seed),
            StructVector v => OfFields(v, row, seed),
            DictionaryVector or ConstantVector => Hash(VectorForms.Flatten(vector, Arena.Heap), row, seed),
            _ => seed,
        };
    }

    long OfInt(int value, long seed) => wide ? SparkHash.XxHash64(value, seed) : SparkHash.Murmur3(value, (int)seed);

    long OfDecimal(Int128 value, int precision, long seed) => wide ? SparkHash.XxHash64(value, precision, seed) : SparkHash.Murmur3(value, precision, (int)seed);

    long OfInterval(CalendarInterval value, long seed) => wide
        ? SparkHash.XxHash64(value.Months, value.Days, value.Microseconds, seed) : SparkHash.Murmur3(value.Months, value.Days, value.Microseconds, (int)seed);

    long OfRange(Vector elements, int start, int end, long seed)
    {
        for (var i = start; i < end; i++) seed = Hash(elements, i, seed);
        return seed;
    }

    long OfFields(StructVector structs, int row, long seed)
    {
        foreach (var field in structs.Fields) seed = Hash(field, row, seed);
        return seed;
    }
}
