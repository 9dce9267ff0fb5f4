using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Operators;

/// <summary>Gives each row once per projection.</summary>
internal sealed class Expand(IReadOnlyList<ColumnReference> input, ValueList<ValueList<Expression>> projections)
    : Operator("Expand", $"[{string.Join(", ", projections.Select(projection => $"({string.Join(", ", projection)})"))}]")
{
    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var factory = new EvaluatorFactory(input, worker.Query.Settings);
        return new Task(this, next, [.. projections.Select(factory.Create)]);
    }

    sealed class Task(Operator owner, OperatorTask? next, Evaluator[][] projections) : OperatorTask(owner, next)
    {
        protected override void Process(Batch batch, Worker worker)
        {
            foreach (var projection in projections)
                Emit(batch.WithColumns(Array.ConvertAll(projection, evaluator => evaluator.Evaluate(batch, worker.Context))), worker);
        }
    }
}
