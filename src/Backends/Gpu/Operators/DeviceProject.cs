using Frames.Backends.Gpu.Device;
using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Gpu.Operators;

/// <summary>Computes expressions on the device; columns that are only moved stay where they are.</summary>
internal sealed class DeviceProject : Operator
{
    readonly IReadOnlyList<ColumnReference> input;
    readonly ValueList<Expression> list;
    readonly int[] computed;
    readonly (DeviceNode Node, Sql.Types.DataType Type)[] compiled;

    public DeviceProject(IReadOnlyList<ColumnReference> input, ValueList<Expression> list, QuerySettings settings) : base("Project", $"[{string.Join(", ", list)}]")
    {
        (this.input, this.list) = (input, list);
        var compiler = new ExpressionCompiler(input, settings);
        computed = [.. Enumerable.Range(0, list.Count).Where(i => !IsMoved(list[i]))];
        compiled = Array.ConvertAll(computed, i => (compiler.Compile(list[i])!, list[i].Type));
    }

    /// <summary>Whether an expression is a column or literal as it is.</summary>
    public static bool IsMoved(Expression expression) => expression is ColumnReference or Literal || (expression is Alias alias && IsMoved(alias.Child));

    public override OperatorTask Start(Worker worker, OperatorTask? next) => new Task(this, next, worker.Query.Own(new DeviceProgram(compiled)),
        new EvaluatorFactory(input, worker.Query.Settings).Create(list));

    sealed class Task(DeviceProject owner, OperatorTask? next, DeviceProgram program, Evaluator[] onHost) : OperatorTask(owner, next)
    {
        protected override void Process(Batch batch, Worker worker)
        {
            var values = program.Run(batch, worker.Context);
            // Host and device compute the same; only the host knows which of the rows that count fails, and how.
            owner.Counters.Add(values is null ? "hostBatches" : "deviceBatches", 1);
            var columns = new Vector[onHost.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var device = values is null ? -1 : Array.IndexOf(owner.computed, i);
                columns[i] = device >= 0 ? values![device] : onHost[i].Evaluate(batch, worker.Context);
            }
            Emit(batch.WithColumns(columns), worker);
        }
    }
}
