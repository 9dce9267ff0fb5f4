using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Sorting;

/// <summary>The first sort key of the last candidate for the first rows: what comes after it need not be kept.</summary>
internal sealed class TopThreshold(Evaluator key, SortOrder order)
{
    ulong limit;
    bool limitIsNull;
    bool isSet;

    /// <summary>The threshold for a key, or null for a type that has no ordered bits.</summary>
    public static TopThreshold? For(IReadOnlyList<ColumnReference> columns, SortOrder order, QuerySettings settings)
        => order.Type.Physical is PhysicalType.Array or PhysicalType.Struct or PhysicalType.Map || order.Type is StringType { Collation: not null } ? null
            : new(new EvaluatorFactory(columns, settings).Create(order), order);

    /// <summary>Takes the last of the candidates.</summary>
    public void Set(Batch candidates)
    {
        var context = new EvaluationContext(Arena.Heap, QuerySettings.Default);
        var last = candidates.Length - 1;
        var (bits, validity) = Evaluate(candidates, context);
        (limit, limitIsNull, isSet) = (bits[last], !validity[last], true);
    }

    /// <summary>The rows that do not come after the threshold.</summary>
    public Batch Drop(Batch batch, EvaluationContext context)
    {
        if (!isSet) return batch;
        var (bits, validity) = Evaluate(batch, context);
        var words = context.Arena.RentCleared<ulong>(Bitmap.WordCount(batch.Length));
        if (limitIsNull) { if (!order.NullsFirst) words.AsSpan().Fill(ulong.MaxValue); }
        else if (order.Ascending) UpTo(bits.AsSpan(0, batch.Length), limit, words);
        else From(bits.AsSpan(0, batch.Length), limit, words);
        WithNulls(words, validity, batch.Length);
        if (batch.Selection is { } selection) for (var i = 0; i < Bitmap.WordCount(batch.Length); i++) words[i] &= selection.Words[i];
        return batch.WithSelection(new Selection(words, batch.Length));
    }

    static void UpTo(ReadOnlySpan<ulong> bits, ulong limit, ulong[] words)
    {
        for (var i = 0; i < bits.Length; i++) words[i >> 6] |= (bits[i] <= limit ? 1UL : 0) << i;
    }

    static void From(ReadOnlySpan<ulong> bits, ulong limit, ulong[] words)
    {
        for (var i = 0; i < bits.Length; i++) words[i >> 6] |= (bits[i] >= limit ? 1UL : 0) << i;
    }

    void WithNulls(ulong[] words, Bitmap validity, int length)
    {
        if (validity.IsAll) return;
        var nullsStay = order.NullsFirst || limitIsNull;
        for (var i = 0; i < Bitmap.WordCount(length); i++) words[i] = (words[i] & validity.Words[i]) | (nullsStay ? ~validity.Words[i] : 0);
    }

    (ulong[] Bits, Bitmap Validity) Evaluate(Batch batch, EvaluationContext context)
    {
        var value = VectorForms.Flatten(key.Evaluate(batch, context), context.Arena);
        var bits = context.Arena.Rent<ulong>(batch.Length);
        OrderedBits.Fill(value, bits.AsSpan(0, batch.Length));
        return (bits, Vectors.Validity(value, context));
    }
}
