using Frames.Backends.Gpu.Device;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Operators;

/// <summary>Keeps the rows for which a condition, computed on the device, is true.</summary>
internal sealed class DeviceFilter(IReadOnlyList<ColumnReference> input, Expression condition, DeviceNode compiled) : Operator("Filter", condition.ToString())
{
    public override OperatorTask Start(Worker worker, OperatorTask? next) => new Task(this, Counters, next,
        worker.Query.Own(new DeviceProgram([(compiled, DataTypes.Boolean)])), new EvaluatorFactory(input, worker.Query.Settings).Create(condition));

    sealed class Task(Operator owner, OperatorCounters counters, OperatorTask? next, DeviceProgram program, Evaluator onHost) : OperatorTask(owner, next)
    {
        protected override void Process(Batch batch, Worker worker)
        {
            var values = program.Run(batch, worker.Context);
            // Host and device compute the same; only the host knows which of the rows that count fails, and how.
            counters.Add(values is null ? "hostBatches" : "deviceBatches", 1);
            var selection = Conditions.Select(values?[0] ?? onHost.Evaluate(batch, worker.Context), batch.Length, batch.Selection, worker.Context);
            if (selection is not { Count: 0 }) Emit(batch.WithSelection(selection), worker);
        }
    }
}
