using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Keys;

/// <summary>One column's part of a key row.</summary>
internal abstract unsafe class KeyColumn(DataType type, int lane, int shift)
{
    public DataType Type => type;

    public int Lane => lane;

    public int Shift => shift;

    /// <summary>The lane of the null bit, or -1 for a column without nulls.</summary>
    public int NullLane { get; set; } = -1;

    public int NullShift { get; set; }

    public static KeyColumn Create(DataType type, int lane, int shift) => type.Physical switch
    {
        PhysicalType.Null => new NoKey(type, lane, shift),
        PhysicalType.Boolean => new BitsKey<bool, BooleanBits>(type, lane, shift),
        PhysicalType.Int8 => new BitsKey<sbyte, Int8Bits>(type, lane, shift),
        PhysicalType.Int16 => new BitsKey<short, Int16Bits>(type, lane, shift),
        PhysicalType.Int32 => new BitsKey<int, Int32Bits>(type, lane, shift),
        PhysicalType.Int64 => new BitsKey<long, Int64Bits>(type, lane, shift),
        PhysicalType.Float => new BitsKey<float, FloatBits>(type, lane, shift),
        PhysicalType.Double => new BitsKey<double, DoubleBits>(type, lane, shift),
        PhysicalType.Int128 => new WideKey<Int128, Int128Bits>(type, lane),
        PhysicalType.Interval => new WideKey<CalendarInterval, IntervalBits>(type, lane),
        PhysicalType.Bytes => new BytesKey(type, lane),
        _ => new NestedKey(type, lane),
    };

    /// <summary>A column's state in one thread.</summary>
    public virtual KeyWriter CreateWriter() => new(this);

    /// <summary>Sets the value's lanes, which are zero so far, in each row; rows that are null stay zero.</summary>
    public abstract void Write(Vector vector, ulong* rows, int stride, Bitmap validity, EvaluationContext context);

    /// <summary>The values of the key rows at the given addresses.</summary>
    public Vector Read(ReadOnlySpan<nint> rows)
    {
        var validity = NullLane < 0 ? Bitmap.All : ReadValidity(rows);
        return ReadValues(rows, validity);
    }

    protected abstract Vector ReadValues(ReadOnlySpan<nint> rows, Bitmap validity);

    public bool IsNull(ulong* row) => NullLane >= 0 && (row[NullLane] >> NullShift & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteNulls(Bitmap validity, ulong* rows, int stride, int length)
    {
        // Without a null bit no row with a null counts: joins leave them out.
        if (validity.IsAll || NullLane < 0) return;
        var words = validity.Words;
        var at = rows + NullLane;
        for (var i = 0; i < length; i++, at += stride) *at |= (~(words[i >> 6] >> i) & 1) << NullShift;
    }

    Bitmap ReadValidity(ReadOnlySpan<nint> rows)
    {
        var words = new ulong[Bitmap.WordCount(rows.Length)];
        var nulls = 0UL;
        for (var i = 0; i < rows.Length; i++)
        {
            var bit = ((ulong*)rows[i])[NullLane] >> NullShift & 1;
            nulls |= bit;
            words[i >> 6] |= (bit ^ 1) << i;
        }
        return nulls == 0 ? Bitmap.All : new(words);
    }

    /// <summary>A column that is always null.</summary>
    sealed class NoKey(DataType type, int lane, int shift) : KeyColumn(type, lane, shift)
    {
        public override void Write(Vector vector, ulong* rows, int stride, Bitmap validity, EvaluationContext context)
        {
        }

        protected override Vector ReadValues(ReadOnlySpan<nint> rows, Bitmap validity) => new NullVector(Type, rows.Length);
    }
}

/// <summary>Writes one column's keys in one thread.</summary>
internal unsafe class KeyWriter(KeyColumn column)
{
    protected KeyColumn Column => column;

    public virtual void Write(Vector vector, ulong* rows, int stride, EvaluationContext context)
    {
        var validity = Vectors.Validity(vector, context);
        column.WriteNulls(validity, rows, stride, vector.Length);
        if (!Vectors.IsNullConstant(vector)) column.Write(vector, rows, stride, validity, context);
    }

    /// <summary>What was written is no longer needed.</summary>
    public virtual void Release()
    {
    }
}
