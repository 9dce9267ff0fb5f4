using Frames.Columns;

namespace Frames.Kernels.Conditional;

/// <summary>AND and OR: the right side is looked at only for rows that the left side leaves open.</summary>
internal sealed class LogicKernel(bool isAnd) : LazyKernel
{
    public override Vector Evaluate(Evaluator[] arguments, Batch batch, Bitmap live, EvaluationContext context)
    {
        var words = Bitmap.WordCount(batch.Length);
        var left = Truth.Of(arguments[0].Evaluate(batch, live, context), context);
        var decided = isAnd ? left.False : left.True;
        var open = context.Arena.Rent<ulong>(words);
        var any = 0UL;
        for (var i = 0; i < words; i++) any |= (open[i] = Bitmap.WordAt(live.Words, i) & ~decided[i]) & Bitmap.TailMask(i, batch.Length);
        if (any == 0) return left.ToVector(context);

        var right = Truth.Of(arguments[1].Evaluate(batch, new Bitmap(open), context), context);
        for (var i = 0; i < words; i++)
        {
            // Values of rows that are not open are undefined on the right, and the left has decided them.
            var (t, f) = isAnd ? (left.True[i] & right.True[i], left.False[i] | (right.False[i] & open[i])) : (left.True[i] | (right.True[i] & open[i]), left.False[i] & right.False[i]);
            (left.True[i], left.False[i]) = (t, f);
        }
        return left.ToVector(context);
    }
}

/// <summary>NOT: true and false change places.</summary>
internal sealed class NotKernel : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var truth = Truth.Of(arguments[0], context);
        return new Truth(truth.False, truth.True, length).ToVector(context);
    }
}

/// <summary>IS NULL and IS NOT NULL.</summary>
internal sealed class IsNullKernel(bool negated) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var words = Bitmap.WordCount(length);
        var valid = Vectors.Validity(arguments[0], context).Words;
        var result = context.Arena.Rent<ulong>(words);
        for (var i = 0; i < words; i++) result[i] = negated ? Bitmap.WordAt(valid, i) : ~Bitmap.WordAt(valid, i);
        return new BooleanVector(Sql.Types.DataTypes.Boolean, length, result);
    }
}

/// <summary>Equality in which NULL equals NULL; never null itself.</summary>
internal sealed class NullSafeEqualKernel(Kernel equal) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var words = Bitmap.WordCount(length);
        var left = Vectors.Validity(arguments[0], context).Words;
        var right = Vectors.Validity(arguments[1], context).Words;
        var same = Truth.Of(equal.Evaluate(arguments, length, live, context), context).True;
        for (var i = 0; i < words; i++)
        {
            var (a, b) = (Bitmap.WordAt(left, i), Bitmap.WordAt(right, i));
            same[i] = (same[i] & a & b) | (~a & ~b);
        }
        return new BooleanVector(Sql.Types.DataTypes.Boolean, length, same);
    }
}

/// <summary>IN over a list: true if any is equal, else NULL if the value or any item is null, else false.</summary>
internal sealed class InKernel(Kernel equal) : LazyKernel
{
    public override Vector Evaluate(Evaluator[] arguments, Batch batch, Bitmap live, EvaluationContext context)
    {
        var words = Bitmap.WordCount(batch.Length);
        var value = arguments[0].Evaluate(batch, live, context);
        var found = context.Arena.RentCleared<ulong>(words);
        var isFalse = context.Arena.Rent<ulong>(words);
        isFalse.AsSpan(0, words).Fill(ulong.MaxValue);
        for (var item = 1; item < arguments.Length; item++)
        {
            var truth = Truth.Of(equal.Evaluate([value, arguments[item].Evaluate(batch, live, context)], batch.Length, live, context), context);
            for (var i = 0; i < words; i++)
            {
                found[i] |= truth.True[i];
                isFalse[i] &= truth.False[i];
            }
        }
        return new Truth(found, isFalse, batch.Length).ToVector(context);
    }
}
