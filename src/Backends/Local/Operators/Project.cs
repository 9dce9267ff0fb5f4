using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Operators;

/// <summary>Computes expressions.</summary>
internal sealed class Project(IReadOnlyList<ColumnReference> input, ValueList<Expression> list) : Operator("Project", $"[{string.Join(", ", list)}]")
{
    readonly bool dependsOnPosition = list.Any(Determinism.DependsOnPosition);

    public override OperatorTask Start(Worker worker, OperatorTask? next)
        => new Task(this, next, new EvaluatorFactory(input, worker.Query.Settings).Create(list), dependsOnPosition);

    sealed class Task(Operator owner, OperatorTask? next, Evaluator[] evaluators, bool dependsOnPosition) : OperatorTask(owner, next)
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
            var columns = new Vector[evaluators.Length];
            for (var i = 0; i < columns.Length; i++) columns[i] = evaluators[i].Evaluate(batch, worker.Context);
            Emit(batch.WithColumns(columns), worker);
        }
    }
}
