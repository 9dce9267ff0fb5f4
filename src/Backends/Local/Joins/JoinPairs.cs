using Frames.Backends.Local.Operators;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Joins;

/// <summary>Makes batches of pairs and decides by the residual conditions, in one thread.</summary>
internal sealed class JoinPairs(JoinBuild build, QuerySettings settings)
{
    readonly Evaluator[] residual = new EvaluatorFactory(build.Shape.Both, settings).Create(build.Shape.Residual);

    public bool HasResidual => residual.Length > 0;

    /// <summary>Pairs of rows of both sides; a build row of -1 gives nulls.</summary>
    public Batch Gather(Batch probe, ReadOnlySpan<int> probeRows, ReadOnlySpan<int> buildRows, Arena arena)
    {
        var columns = new Vector[probe.Columns.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = VectorForms.Gather(probe.Columns[i], probeRows, arena);
        return new Batch(probeRows.Length, Combine(columns, buildRows, arena));
    }

    /// <summary>The probe side's columns beside the given rows of the build side.</summary>
    public Vector[] Combine(ReadOnlySpan<Vector> probe, ReadOnlySpan<int> buildRows, Arena arena)
    {
        var gathered = new Vector[build.Rows.Columns.Length];
        for (var i = 0; i < gathered.Length; i++) gathered[i] = VectorForms.Gather(build.Rows.Columns[i], buildRows, arena);
        return Join(probe, gathered);
    }

    /// <summary>The columns of both sides in the plan's order.</summary>
    public Vector[] Join(ReadOnlySpan<Vector> probe, ReadOnlySpan<Vector> other) => build.Shape.BuildIsLeft ? [.. other, .. probe] : [.. probe, .. other];

    /// <summary>The pairs for which the residual conditions are true; null for none.</summary>
    public Batch? Select(Batch pairs, EvaluationContext context)
    {
        var selection = pairs.Selection;
        foreach (var condition in residual)
        {
            var live = selection is null ? Bitmap.All : new Bitmap(selection.Memory);
            selection = Conditions.Select(condition.Evaluate(pairs, live, context), pairs.Length, selection, context);
            if (selection is { Count: 0 }) return null;
        }
        return pairs.WithSelection(selection);
    }

    /// <summary>The pairs for which no residual condition is false, as NOT IN asks; null for none.</summary>
    public Batch? SelectUnknown(Batch pairs, EvaluationContext context)
    {
        var words = context.Arena.Rent<ulong>(Bitmap.WordCount(pairs.Length));
        for (var i = 0; i < words.Length; i++) words[i] = pairs.Selection is { } before && i < before.Words.Length ? before.Words[i] : ulong.MaxValue;
        foreach (var condition in residual)
        {
            var value = VectorForms.Flatten(condition.Evaluate(pairs, Bitmap.All, context), context.Arena);
            for (var row = 0; row < pairs.Length; row++)
                if (!value.IsNull(row) && !((BooleanVector)value)[row]) Bitmap.Clear(words, row);
        }
        var selection = new Selection(words, pairs.Length);
        return selection.Count == 0 ? null : pairs.WithSelection(selection);
    }
}
