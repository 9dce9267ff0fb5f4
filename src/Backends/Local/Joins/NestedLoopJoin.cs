using Frames.Backends.Local.Execution;
using Frames.Columns;

namespace Frames.Backends.Local.Joins;

/// <summary>Tries every pair: joins without an equality, and cross joins. The rows of the smaller piece go one by one, as constants, against the whole of the other.</summary>
internal sealed class NestedLoopJoin(JoinBuild build, string detail) : Operator("NestedLoopJoin", detail)
{
    public override OperatorTask Start(Worker worker, OperatorTask? next) => new Task(this, build, worker, next);

    sealed class Task(NestedLoopJoin owner, JoinBuild build, Worker worker, OperatorTask? next) : OperatorTask(owner, next)
    {
        readonly JoinShape shape = build.Shape;
        readonly JoinPairs pairs = new(build, worker.Query.Settings);
        readonly bool unknownCounts = build.Shape.NullAware;

        protected override void Process(Batch batch, Worker worker)
        {
            batch = batch.Compact(worker.Arena);
            var matched = worker.Arena.RentCleared<ulong>(Bitmap.WordCount(batch.Length));
            for (var start = 0; start < build.Rows.Length; start += Batch.MaxRows)
            {
                worker.Query.Cancellation.ThrowIfCancellationRequested();
                var others = build.Rows.Slice(start, Math.Min(Batch.MaxRows, build.Rows.Length - start));
                if (others.Length < batch.Length) OverBuild(batch, others, start, matched, worker);
                else OverProbe(batch, others, start, matched, worker);
            }
            EmitRest(batch, matched, worker);
        }

        void OverBuild(Batch batch, Batch others, int start, ulong[] matched, Worker worker)
        {
            var inner = worker.Inner;
            for (var row = 0; row < others.Length; row++)
            {
                if (Decide(new Batch(batch.Length, pairs.Join(batch.Columns, Repeat(others, row, batch.Length, inner.Arena))), inner) is { } selected)
                {
                    for (var i = 0; i < Bitmap.WordCount(batch.Length); i++) matched[i] |= selected.Selection is { } some ? some.Words[i] : ulong.MaxValue;
                    if (shape.MarksBuild) build.Marks[start + row] = 1;
                    if (shape.Outcome.Pairs) Emit(selected, inner);
                }
                inner.Arena.Reset();
            }
        }

        void OverProbe(Batch batch, Batch others, int start, ulong[] matched, Worker worker)
        {
            var inner = worker.Inner;
            for (var row = 0; row < batch.Length; row++)
            {
                if (Decide(new Batch(others.Length, pairs.Join(Repeat(batch, row, others.Length, inner.Arena), others.Columns)), inner) is { } selected)
                {
                    Bitmap.Set(matched, row);
                    if (shape.MarksBuild) Mark(selected, start);
                    if (shape.Outcome.Pairs) Emit(selected, inner);
                }
                inner.Arena.Reset();
            }
        }

        Batch? Decide(Batch all, Worker inner) => all.Length == 0 ? null
            : !pairs.HasResidual ? all : unknownCounts ? pairs.SelectUnknown(all, inner.Context) : pairs.Select(all, inner.Context);

        void Mark(Batch selected, int start)
        {
            for (var i = 0; i < selected.Length; i++) if (selected.Selection?[i] != false) build.Marks[start + i] = 1;
        }

        static Vector[] Repeat(Batch batch, int row, int length, Arena arena)
            => Array.ConvertAll(batch.Columns, column => (Vector)new ConstantVector(VectorForms.Flatten(VectorForms.Gather(column, [row], arena), arena), length));

        void EmitRest(Batch batch, ulong[] matched, Worker worker)
        {
            if (shape.Outcome.Probe == Fate.None) return;
            if (shape.Outcome.Probe == Fate.Unmatched) for (var i = 0; i < matched.Length; i++) matched[i] = ~matched[i];
            var selection = new Selection(matched, batch.Length);
            if (selection.Count == 0) return;
            if (!shape.Outcome.Pairs)
            {
                Emit(batch.WithSelection(selection), worker);
                return;
            }
            var none = worker.Arena.Rent<int>(batch.Length).AsSpan(0, batch.Length);
            none.Fill(-1);
            Emit(new Batch(batch.Length, pairs.Combine(batch.Columns, none, worker.Arena), selection), worker);
        }
    }
}
