using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Loops;

/// <summary>The loop of every comparison that runs in the lanes of a register, of which one side may be a constant: 64 rows give a word.</summary>
internal sealed class PredicateKernel<TOperator, T> : Kernel, IOperatorKernel
    where TOperator : struct, IVectorPredicate<T>
    where T : unmanaged
{
    public Type Operator => typeof(TOperator);
    public Type[] Types => [typeof(T), typeof(T), typeof(bool)];
    public ErrorBehavior OnError => ErrorBehavior.Ignore;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0]) || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(DataTypes.Boolean, length);
        var validity = Bitmap.And(arguments[0].Validity, arguments[1].Validity, length, context.Arena);
        var words = context.Arena.Rent<ulong>(Bitmap.WordCount(length)).AsMemory(0, Bitmap.WordCount(length));
        if (arguments[1] is ConstantVector right)
            Run(new Column(Vectors.Values<T>(arguments[0], context)), new Constant(Vectors.Constant<T>(right)), length, words.Span);
        else if (arguments[0] is ConstantVector left)
            Run(new Constant(Vectors.Constant<T>(left)), new Column(Vectors.Values<T>(arguments[1], context)), length, words.Span);
        else
            Run(new Column(Vectors.Values<T>(arguments[0], context)), new Column(Vectors.Values<T>(arguments[1], context)), length, words.Span);
        return new BooleanVector(DataTypes.Boolean, length, words, validity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Run<TLeft, TRight>(TLeft left, TRight right, int length, Span<ulong> words)
        where TLeft : struct, IOperand, allows ref struct
        where TRight : struct, IOperand, allows ref struct
    {
        var row = 0;
        for (; row <= length - 64; row += 64)
        {
            var word = 0UL;
            for (var i = 0; i < 64; i += Vector512<T>.Count)
                word |= TOperator.Invoke(left.Lanes(row + i), right.Lanes(row + i)).ExtractMostSignificantBits() << i;
            words[row >> 6] = word;
        }
        if (row == length) return;
        var (last, ignored) = (0UL, 0L);
        for (var i = row; i < length; i++) if (TOperator.Invoke(left[i], right[i], ref ignored)) last |= 1UL << i;
        words[row >> 6] = last;
    }

    /// <summary>One side's values.</summary>
    interface IOperand
    {
        T this[int row] { get; }

        /// <summary>The values from a row on; there are enough of them.</summary>
        Vector512<T> Lanes(int row);
    }

    readonly ref struct Column(ReadOnlySpan<T> values) : IOperand
    {
        readonly ReadOnlySpan<T> values = values;

        public T this[int row] => values[row];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> Lanes(int row) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)row);
    }

    readonly struct Constant(T value) : IOperand
    {
        readonly Vector512<T> lanes = Vector512.Create(value);

        public T this[int row] => value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> Lanes(int row) => lanes;
    }
}
