using System.Runtime.InteropServices;
using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Stages;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Memory;
using Frames.Columns;
using Frames.Kernels;

namespace Frames.Backends.Gpu.Operators;

/// <summary>
/// Filters and projections on the device. Batches gather until there are enough to be worth a launch or the morsel ends; columns that are only moved stay on the host. Where a row
/// fails, the Local engine's operators run over the same batches: only they know which row, and how.
/// </summary>
internal sealed class DeviceStage(string name, string detail, StagePlan plan, ComputeDevice device) : Operator(name, detail)
{
    /// <summary>Texts that a dictionary keeps from one launch to the next.</summary>
    const long MostTextBytes = 64L << 20;

    readonly StagePlan plan = plan;
    readonly ComputeDevice device = device;
    readonly ColumnPlace[] places = plan.Places;

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var texts = worker.Query.Own(new StageTexts(plan.Columns, device, worker.Query.Settings));
        var onHost = plan.OnHost.Reverse().Aggregate(next, (after, step) => step.Start(worker, after));
        return new Task(this, next, worker.Query.Own(new StageRun(plan, device, texts)), onHost!);
    }

    sealed class Task(DeviceStage owner, OperatorTask? next, StageRun run, OperatorTask onHost) : OperatorTask(owner, next)
    {
        readonly BatchKeeper keeper = new();
        readonly List<Batch> waiting = [];
        readonly ColumnPlace[] places = owner.places;
        byte[] selected = [];

        public override void EndMorsel(Worker worker)
        {
            Flush(worker);
            base.EndMorsel(worker);
        }

        protected override void Process(Batch batch, Worker worker)
        {
            if (batch.RowCount == 0) return;
            var kept = keeper.Keep(batch);
            waiting.Add(kept);
            run.Append(kept, worker.Context);
            if (run.IsFull) Flush(worker);
        }

        void Flush(Worker worker)
        {
            if (waiting.Count == 0) return;
            var inner = worker.Inner;
            if (Run())
            {
                var start = 0;
                foreach (var batch in waiting)
                {
                    if (Result(batch, start, inner.Context) is { } result) Emit(result, inner);
                    start += batch.Length;
                    inner.Arena.Reset();
                }
            }
            else
            {
                foreach (var batch in waiting)
                {
                    onHost.Push(batch, inner);
                    inner.Arena.Reset();
                }
            }
            owner.Counters.Add("deviceRows", run.Rows);
            waiting.Clear();
            run.Clear();
            if (run.Texts.Bytes > MostTextBytes) run.Texts.Clear();
        }

        bool Run()
        {
            lock (owner.device.Turn)
            {
                run.Run();
                if (run.HasFailed()) return false;
                if (selected.Length < run.Rows) selected = new byte[run.Rows];
                run.Selected.Read(selected.AsSpan(0, run.Rows));
                foreach (var place in places) if (place is { Ordinal: null, Slot: { } slot }) run.Columns[slot].Fetch(run.Rows);
            }
            return true;
        }

        Batch? Result(Batch batch, int start, EvaluationContext context)
        {
            var rows = selected.AsSpan(start, batch.Length);
            Selection? selection = null;
            if (rows.Contains((byte)0))
            {
                var flags = context.Arena.Rent<bool>(batch.Length);
                rows.CopyTo(MemoryMarshal.AsBytes(flags.AsSpan()));
                selection = new Selection(Vectors.Pack(flags, batch.Length, context), batch.Length);
                if (selection.Count == 0) return null;
            }
            var columns = new Vector[places.Length];
            for (var i = 0; i < columns.Length; i++) columns[i] = Column(batch, i, start, context);
            return new Batch(batch.Length, columns, selection);
        }

        Vector Column(Batch batch, int index, int start, EvaluationContext context)
        {
            var place = places[index];
            if (place.Constant is { } literal) return new ConstantVector(VectorBuilder.Single(literal.Type, literal.Value), batch.Length);
            if (place.Ordinal is { } ordinal) return batch.Columns[ordinal];
            var slot = place.Slot!.Value;
            return run.Columns[slot].Rows(start, batch.Length, owner.plan.Output[index].Type, owner.plan.Columns.Slots[slot].IsText ? run.Texts.Computed : null, context);
        }
    }
}
