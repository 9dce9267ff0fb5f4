using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Operators;

/// <summary>Keeps the rows for which all conditions are true. Each condition is evaluated only for rows that passed those before.</summary>
/// <param name="input">The columns of the batches.</param>
/// <param name="conditions">The conditions.</param>
/// <param name="scanned">Those of them that a scan has applied to batches that say so.</param>
internal sealed class Filter(IReadOnlyList<ColumnReference> input, ValueList<Expression> conditions, IReadOnlyList<Expression> scanned)
    : Operator("Filter", string.Join(" AND ", conditions))
{
    /// <summary>Where no more than one row in this many is left, copying the rest costs less than dragging the others along.</summary>
    const int CompactBelow = 8;

    readonly bool dependsOnPosition = conditions.Any(Determinism.DependsOnPosition);

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var factory = new EvaluatorFactory(input, worker.Query.Settings);
        return new Task(this, next, Conditions.Create(conditions, factory), Conditions.Create(conditions.Where(condition => !scanned.Contains(condition)), factory), dependsOnPosition);
    }

    sealed class Task(Operator owner, OperatorTask? next, Evaluator[] conditions, Evaluator[] unscanned, bool dependsOnPosition) : OperatorTask(owner, next)
    {
        long seen;

        public override void EndMorsel(Worker worker)
        {
            seen = 0;
            base.EndMorsel(worker);
        }

        protected override void Process(Batch batch, Worker worker)
        {
            var open = batch.MeetsScanFilters ? unscanned : conditions;
            if (dependsOnPosition)
            {
                batch = batch.Compact(worker.Arena);
                worker.Context.FirstRow = seen;
                seen += batch.Length;
            }
            var selection = batch.Selection;
            foreach (var condition in open)
            {
                selection = Conditions.Select(condition, batch, selection, worker.Context);
                if (selection is { Count: 0 }) return;
            }
            var selected = batch.WithSelection(selection);
            Emit(selection is not null && (long)selection.Count * CompactBelow < batch.Length ? selected.Compact(worker.Arena) : selected, worker);
        }
    }
}
