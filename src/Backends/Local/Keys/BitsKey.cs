using System.Runtime.CompilerServices;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Keys;

/// <summary>A value as up to 64 bits, the same bits for values that grouping and joins take for equal.</summary>
internal interface IKeyBits<T>
{
    static abstract ulong ToBits(T value);
    static abstract T FromBits(ulong bits);
}

/// <summary>A key column of at most 64 bits.</summary>
internal sealed unsafe class BitsKey<T, TBits>(DataType type, int lane, int shift) : KeyColumn(type, lane, shift)
    where T : unmanaged
    where TBits : struct, IKeyBits<T>
{
    static readonly ulong Mask = typeof(T) == typeof(bool) ? 1 : sizeof(T) == 8 ? ulong.MaxValue : (1UL << (8 * sizeof(T))) - 1;

    public override void Write(Vector vector, ulong* rows, int stride, Bitmap validity, EvaluationContext context)
    {
        var values = Vectors.Values<T>(vector, context);
        if (validity.IsAll) WriteAll(values, rows + Lane, stride, Shift);
        else WriteValid(values, validity.Words, rows + Lane, stride, Shift);
    }

    protected override Vector ReadValues(ReadOnlySpan<nint> rows, Bitmap validity)
    {
        var values = new T[Math.Max(1, rows.Length)];
        for (var i = 0; i < rows.Length; i++) values[i] = TBits.FromBits(((ulong*)rows[i])[Lane] >> Shift & Mask);
        return Vectors.FromValues(Type, values, rows.Length, validity, new EvaluationContext(Arena.Heap, Expressions.QuerySettings.Default));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void WriteAll(ReadOnlySpan<T> values, ulong* at, int stride, int shift)
    {
        for (var i = 0; i < values.Length; i++, at += stride) *at |= TBits.ToBits(values[i]) << shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void WriteValid(ReadOnlySpan<T> values, ReadOnlySpan<ulong> validity, ulong* at, int stride, int shift)
    {
        for (var i = 0; i < values.Length; i++, at += stride)
            *at |= (TBits.ToBits(values[i]) & (0 - (validity[i >> 6] >> i & 1))) << shift;
    }
}

/// <summary>A key column of 128 bits.</summary>
internal sealed unsafe class WideKey<T, TBits>(DataType type, int lane) : KeyColumn(type, lane, 0)
    where T : unmanaged
    where TBits : struct, IKeyBits<T>, IWideKeyBits<T>
{
    public override void Write(Vector vector, ulong* rows, int stride, Bitmap validity, EvaluationContext context)
    {
        var values = Vectors.Values<T>(vector, context);
        var at = rows + Lane;
        for (var i = 0; i < values.Length; i++, at += stride)
            if (validity[i]) (at[0], at[1]) = (TBits.ToBits(values[i]), TBits.ToHighBits(values[i]));
    }

    protected override Vector ReadValues(ReadOnlySpan<nint> rows, Bitmap validity)
    {
        var values = new T[Math.Max(1, rows.Length)];
        for (var i = 0; i < rows.Length; i++) values[i] = TBits.FromBits(((ulong*)rows[i])[Lane], ((ulong*)rows[i])[Lane + 1]);
        return new FlatVector<T>(Type, rows.Length, values, validity);
    }
}

/// <summary>The upper half of a value of 128 bits.</summary>
internal interface IWideKeyBits<T>
{
    static abstract ulong ToHighBits(T value);
    static abstract T FromBits(ulong low, ulong high);
}
