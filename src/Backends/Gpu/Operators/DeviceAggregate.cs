using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Grouping;
using Frames.Backends.Gpu.Stages;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Grouping;
using Frames.Backends.Local.Memory;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Gpu.Operators;

/// <summary>
/// Groups and aggregates on the device, after the filters and projections of a stage. Where a row fails, the Local engine runs over the same batches: only it knows which row,
/// and how.
/// </summary>
internal sealed class DeviceAggregate(StagePlan stage, ValueList<Expression> keys, AggregationPlan plan, ComputeDevice device)
    : Sink(keys.Count > 0 ? "HashAggregate" : "Aggregate", $"[{string.Join(", ", keys.Concat(plan.Folds.Select(Expression (fold) => fold.Spec.Aggregate)))}]")
{
    readonly StagePlan stage = stage;
    readonly ValueList<Expression> keys = keys;
    readonly AggregationPlan plan = plan;
    readonly ComputeDevice device = device;
    readonly bool mayFail = stage.Steps.Any(step => step.Node.MayFail) || plan.Keys.Any(key => key.Bits.MayFail) || plan.Folds.Any(fold => fold.Argument.MayFail);
    Lazy<DeviceAggregation>? state;
    List<Batch> rows = [];

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var shared = LazyInitializer.EnsureInitialized(ref state, () => new(() => worker.Query.Own(new DeviceAggregation(stage, plan, device, worker.Query.Settings)))).Value;
        var onHost = stage.OnHost.Reverse().Aggregate((OperatorTask)new HostTask(this, worker), (after, step) => step.Start(worker, after));
        return new Task(this, shared, worker.Query.Own(new StageRun(stage, device, shared.Texts)), onHost);
    }

    public override void Complete(QueryRun query)
    {
        var shared = state?.Value ?? query.Own(new DeviceAggregation(stage, plan, device, query.Settings));
        rows = [.. shared.Finish(new EvaluationContext(Arena.Heap, query.Settings), query.Options.BatchRows)];
        Counters.Add("deviceRows", shared.Rows);
    }

    public IEnumerable<Batch> Rows() => rows;

    sealed class Task(DeviceAggregate owner, DeviceAggregation shared, StageRun run, OperatorTask onHost) : OperatorTask(owner, null)
    {
        readonly BatchKeeper keeper = new();
        readonly List<Batch> waiting = [];

        public override void Finish(Worker worker) => Flush(worker);

        protected override void Process(Batch batch, Worker worker)
        {
            if (batch.RowCount == 0) return;
            var rows = owner.mayFail ? keeper.Keep(batch) : batch.Compact(worker.Arena);
            if (owner.mayFail) waiting.Add(rows);
            run.Append(rows, worker.Context);
            if (run.IsFull) Flush(worker);
        }

        void Flush(Worker worker)
        {
            if (run.Rows == 0) return;
            if (!shared.Add(run))
            {
                foreach (var batch in waiting)
                {
                    onHost.Push(batch, worker.Inner);
                    worker.Inner.Arena.Reset();
                }
                throw new InvalidOperationException("This is a bug in Frames: a row failed on the device and does not on the host.");
            }
            waiting.Clear();
            run.Clear();
        }
    }

    /// <summary>Evaluates what the aggregates take, for the errors.</summary>
    sealed class HostTask(DeviceAggregate owner, Worker worker) : OperatorTask(owner, null)
    {
        readonly Evaluator[] keys = [.. owner.keys.Select(new EvaluatorFactory(owner.stage.Output, worker.Query.Settings).Create)];
        readonly AggregateInputs inputs = new([.. owner.plan.Folds.Select(fold => fold.Spec)], new EvaluatorFactory(owner.stage.Output, worker.Query.Settings));
        readonly GroupStates states = new([.. owner.plan.Folds.Select(fold => fold.Spec)], worker.Query.Settings);

        protected override unsafe void Process(Batch batch, Worker worker)
        {
            foreach (var key in keys) key.Evaluate(batch, worker.Context);
            fixed (byte* memory = new byte[states.Size + 8]) inputs.UpdateOne(states, memory, batch, worker.Context);
        }
    }
}
