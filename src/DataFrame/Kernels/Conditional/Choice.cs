using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Conditional;

/// <summary>CASE WHEN: pairs of condition and value, and perhaps a last value. Each is evaluated only for rows that get there.</summary>
internal sealed class WhenKernel(DataType type) : LazyKernel
{
    public override Vector Evaluate(Evaluator[] arguments, Batch batch, Bitmap live, EvaluationContext context)
    {
        var choice = new Choice(type, batch.Length, live, context);
        for (var i = 0; i + 1 < arguments.Length && choice.AnyOpen; i += 2)
        {
            var taken = choice.OpenAnd(Truth.Of(arguments[i].Evaluate(batch, choice.Open, context), context).True);
            if (taken is { } rows) choice.Take(rows, arguments[i + 1].Evaluate(batch, new Bitmap(rows), context));
        }
        if (arguments.Length % 2 == 1 && choice.AnyOpen) choice.Take(choice.OpenWords, arguments[^1].Evaluate(batch, choice.Open, context));
        return choice.ToVector();
    }
}

/// <summary>The first value that is not null; later ones are evaluated only for rows that are still null.</summary>
internal sealed class CoalesceKernel(DataType type) : LazyKernel
{
    public override Vector Evaluate(Evaluator[] arguments, Batch batch, Bitmap live, EvaluationContext context)
    {
        var choice = new Choice(type, batch.Length, live, context);
        foreach (var argument in arguments)
        {
            if (!choice.AnyOpen) break;
            var value = argument.Evaluate(batch, choice.Open, context);
            var valid = Vectors.Validity(value, context);
            var taken = valid.IsAll ? choice.OpenWords : choice.OpenAnd(valid.Words);
            if (taken is not null) choice.Take(taken, value);
        }
        return choice.ToVector();
    }
}

/// <summary>Rows that take their value from one of several vectors.</summary>
internal sealed class Choice
{
    readonly DataType type;
    readonly int length;
    readonly EvaluationContext context;
    readonly List<Vector> sources = [];
    readonly int[] source;
    readonly ulong[] open;

    public Choice(DataType type, int length, Bitmap live, EvaluationContext context)
    {
        (this.type, this.length, this.context) = (type, length, context);
        source = context.Arena.Rent<int>(length);
        source.AsSpan(0, length).Fill(-1);
        open = context.Arena.Rent<ulong>(Bitmap.WordCount(length));
        for (var i = 0; i < Bitmap.WordCount(length); i++) open[i] = Bitmap.WordAt(live.Words, i) & Bitmap.TailMask(i, length);
    }

    /// <summary>The rows without a value yet.</summary>
    public Bitmap Open => new(open);

    public bool AnyOpen => open.AsSpan(0, Bitmap.WordCount(length)).ContainsAnyExcept(0UL);

    /// <summary>A copy of the open rows.</summary>
    public ulong[] OpenWords
    {
        get
        {
            var copy = context.Arena.Rent<ulong>(Bitmap.WordCount(length));
            open.AsSpan(0, Bitmap.WordCount(length)).CopyTo(copy);
            return copy;
        }
    }

    /// <summary>The open rows that are set in <paramref name="words"/>, or null if none is.</summary>
    public ulong[]? OpenAnd(ReadOnlySpan<ulong> words)
    {
        var result = context.Arena.Rent<ulong>(Bitmap.WordCount(length));
        var any = 0UL;
        for (var i = 0; i < Bitmap.WordCount(length); i++) any |= result[i] = words[i] & open[i];
        return any == 0 ? null : result;
    }

    /// <summary>Gives rows their value.</summary>
    public void Take(ulong[] rows, Vector values)
    {
        var number = sources.Count;
        sources.Add(values);
        for (var i = 0; i < Bitmap.WordCount(length); i++)
        {
            open[i] &= ~rows[i];
            for (var word = rows[i]; word != 0; word &= word - 1) source[(i << 6) + System.Numerics.BitOperations.TrailingZeroCount(word)] = number;
        }
    }

    public Vector ToVector()
    {
        if (sources.Count == 0) return Vectors.NullConstant(type, length);
        var from = source.AsSpan(0, length);
        if (sources.Count == 1 && from.IndexOf(-1) < 0) return sources[0].Type.Equals(type) ? sources[0] : sources[0].WithType(type);
        if (sources.TrueForAll(vector => vector is ConstantVector)) return OfConstants(from);
        for (var i = 0; i < length; i++) if (from[i] >= 0) from[i] = (from[i] * length) + i;
        return VectorForms.Gather(VectorForms.Concat([.. sources.Select(vector => vector.WithType(type))], type), from, context.Arena);
    }

    Vector OfConstants(Span<int> from)
    {
        var builder = VectorBuilder.Create(type);
        foreach (var constant in sources) builder.AppendVector(((ConstantVector)constant).Single.WithType(type));
        return VectorForms.Gather(builder.Build(), from, context.Arena);
    }
}
