using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Operators;

/// <summary>Keeps the rows for which all conditions are true. Each condition is evaluated only for rows that passed those before.</summary>
internal sealed class Filter(IReadOnlyList<ColumnReference> input, ValueList<Expression> conditions) : Operator("Filter", string.Join(" AND ", conditions))
{
    /// <summary>Where no more than one row in this many is left, copying the rest costs less than dragging the others along.</summary>
    const int CompactBelow = 8;

    readonly bool dependsOnPosition = conditions.Any(Determinism.DependsOnPosition);

    public override OperatorTask Start(Worker worker, OperatorTask? next)
        => new Task(this, next, new EvaluatorFactory(input, worker.Query.Settings).Create(conditions), dependsOnPosition);

    sealed class Task(Operator owner, OperatorTask? next, Evaluator[] conditions, bool dependsOnPosition) : OperatorTask(owner, next)
    {
        long seen;

        public override void EndMorsel(Worker worker)
        {
            seen = 0;
            base.EndMorsel(worker);
        }

        protected override void Process(Batch batch, Worker worker)
        {
            if (dependsOnPosition)
            {
                batch = batch.Compact(worker.Arena);
                worker.Context.FirstRow = seen;
                seen += batch.Length;
            }
            var selection = batch.Selection;
            foreach (var condition in conditions)
            {
                var live = selection is null ? Bitmap.All : new Bitmap(selection.Memory);
                selection = Conditions.Select(condition.Evaluate(batch, live, worker.Context), batch.Length, selection, worker.Context);
                if (selection is { Count: 0 }) return;
            }
            var selected = batch.WithSelection(selection);
            Emit(selection is not null && (long)selection.Count * CompactBelow < batch.Length ? selected.Compact(worker.Arena) : selected, worker);
        }
    }
}

/// <summary>Turns conditions' values into selections.</summary>
internal static class Conditions
{
    /// <summary>The rows of the selection for which the value is true; null where these are all rows.</summary>
    public static Selection? Select(Vector value, int length, Selection? among, EvaluationContext context)
    {
        if (value is ConstantVector constant)
            return !constant.IsNullConstant && Vectors.Constant<bool>(constant) ? among : new Selection(context.Arena.RentCleared<ulong>(Bitmap.WordCount(length)), length);
        if (value is NullVector) return new Selection(context.Arena.RentCleared<ulong>(Bitmap.WordCount(length)), length);
        var booleans = (BooleanVector)VectorForms.Flatten(value, context.Arena);
        var words = context.Arena.Rent<ulong>(Bitmap.WordCount(length));
        And(booleans.Words, booleans.Validity.Words, among is null ? default : among.Words, words.AsSpan(0, Bitmap.WordCount(length)));
        var selection = new Selection(words, length);
        return selection.Count == length ? null : selection;
    }

    static void And(ReadOnlySpan<ulong> values, ReadOnlySpan<ulong> validity, ReadOnlySpan<ulong> among, Span<ulong> result)
    {
        for (var i = 0; i < result.Length; i++) result[i] = values[i] & Bitmap.WordAt(validity, i) & Bitmap.WordAt(among, i);
    }
}
