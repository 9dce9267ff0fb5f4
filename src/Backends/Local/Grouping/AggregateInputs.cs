using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Frames.Backends.Local.Operators;
using Frames.Columns;
using Frames.Kernels;

namespace Frames.Backends.Local.Grouping;

/// <summary>What the aggregates take from each batch: arguments and filters, evaluated once where several share them.</summary>
internal sealed class AggregateInputs
{
    readonly Evaluator[] distinct;
    readonly int[][] arguments;
    readonly Evaluator?[] filters;
    readonly FewGroups few = new();

    public AggregateInputs(IReadOnlyList<AggregateSpec> aggregates, EvaluatorFactory factory)
    {
        var positions = new Dictionary<Expressions.Expression, int>();
        foreach (var argument in aggregates.SelectMany(aggregate => aggregate.Arguments)) positions.TryAdd(argument, positions.Count);
        // Only sums and averages know that a decimal may come in 64 bits.
        var summed = aggregates.Where(aggregate => aggregate is { Aggregate: { IsDistinct: false, WithinGroup: null, Call.Function.Name: "sum" or "avg" } }).SelectMany(aggregate => aggregate.Arguments);
        var others = aggregates.Where(aggregate => aggregate.Aggregate.Call.Function.Name is not ("sum" or "avg") || aggregate.Aggregate.IsDistinct || aggregate.Aggregate.WithinGroup is not null)
            .SelectMany(aggregate => aggregate.Arguments).ToHashSet();
        var narrow = summed.Where(argument => !others.Contains(argument)).ToHashSet();
        distinct = [.. positions.Keys.Select(argument => narrow.Contains(argument) ? NarrowDecimal.Create(argument, factory) : factory.Create(argument))];
        arguments = [.. aggregates.Select(aggregate => aggregate.Arguments.Select(argument => positions[argument]).ToArray())];
        filters = [.. aggregates.Select(aggregate => aggregate.Filter is { } filter ? factory.Create(filter) : null)];
    }

    /// <summary>Updates each row's group.</summary>
    /// <param name="states">The kernels.</param>
    /// <param name="stateOffset">Bytes from a group's address to its states.</param>
    /// <param name="groups">Each row's group; moved on to its states meanwhile.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="context">Buffers.</param>
    public void Update(GroupStates states, int stateOffset, Span<nint> groups, Batch batch, EvaluationContext context)
    {
        var values = new Values(this, batch, context);
        var isSplit = few.Split(groups, batch.Selection is { } selection ? new Bitmap(selection.Memory) : Bitmap.All, context.Arena);
        var at = 0;
        for (var k = 0; k < states.Kernels.Length; k++)
        {
            if (values.Live(k) is not { } live) continue;
            var kernelArguments = values.Arguments(k, live);
            if (isSplit && states.Kernels[k].IsFastOverMasks(kernelArguments))
            {
                UpdateFew(states.Kernels[k], stateOffset + states.Offsets[k], kernelArguments, batch.Length, live, context);
                continue;
            }
            Shift(groups, stateOffset + states.Offsets[k] - at);
            at = stateOffset + states.Offsets[k];
            states.Kernels[k].Update(groups, kernelArguments, batch.Length, live, context);
        }
    }

    unsafe void UpdateFew(AggregateKernel kernel, int offset, Vector[] kernelArguments, int length, Bitmap live, EvaluationContext context)
    {
        for (var i = 0; i < few.Count; i++)
            kernel.UpdateOne((byte*)few[i] + offset, kernelArguments, length, Bitmap.And(few.RowsOf(i), live, length, context.Arena), context);
    }

    /// <summary>Adds all rows to one group.</summary>
    public unsafe void UpdateOne(GroupStates states, byte* group, Batch batch, EvaluationContext context)
    {
        var values = new Values(this, batch, context);
        for (var k = 0; k < states.Kernels.Length; k++)
            if (values.Live(k) is { } live) states.Kernels[k].UpdateOne(group + states.Offsets[k], values.Arguments(k, live), batch.Length, live, context);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Shift(Span<nint> addresses, nint by)
    {
        if (by == 0) return;
        var i = 0;
        ref var first = ref MemoryMarshal.GetReference(addresses);
        for (; i <= addresses.Length - Vector512<nint>.Count; i += Vector512<nint>.Count)
            (Vector512.LoadUnsafe(ref first, (nuint)i) + Vector512.Create(by)).StoreUnsafe(ref first, (nuint)i);
        for (; i < addresses.Length; i++) addresses[i] += by;
    }

    /// <summary>One batch's values, evaluated when first asked for.</summary>
    readonly ref struct Values(AggregateInputs owner, Batch batch, EvaluationContext context)
    {
        readonly Vector?[] shared = new Vector?[owner.distinct.Length];
        readonly Bitmap selected = batch.Selection is { } selection ? new Bitmap(selection.Memory) : Bitmap.All;

        /// <summary>The rows that count for an aggregate, or null for none.</summary>
        public Bitmap? Live(int aggregate)
        {
            if (owner.filters[aggregate] is not { } filter) return selected;
            var chosen = Conditions.Select(filter.Evaluate(batch, selected, context), batch.Length, batch.Selection, context);
            return chosen is null ? Bitmap.All : chosen.Count == 0 ? null : new Bitmap(chosen.Memory);
        }

        public Vector[] Arguments(int aggregate, Bitmap live)
        {
            var positions = owner.arguments[aggregate];
            var result = new Vector[positions.Length];
            // Under a filter an argument counts for fewer rows, and may fail on the others: it is not shared.
            for (var i = 0; i < result.Length; i++)
                result[i] = owner.filters[aggregate] is null ? shared[positions[i]] ??= Plain(owner.distinct[positions[i]].Evaluate(batch, selected, context), context)
                    : owner.distinct[positions[i]].Evaluate(batch, live, context);
            return result;
        }

        /// <summary>Codes of numbers become the numbers, once for all aggregates.</summary>
        static Vector Plain(Vector vector, EvaluationContext context)
            => vector is DictionaryVector { Dictionary: not BytesVector } ? VectorForms.Flatten(vector, context.Arena) : vector;
    }
}
