using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Operators;
using Frames.Columns;
using Frames.Kernels;

namespace Frames.Backends.Local.Joins;

/// <summary>Looks the probe side's rows up in a <see cref="JoinTable"/>.</summary>
internal sealed class HashJoin(JoinBuild build, string detail) : Operator("HashJoin", detail)
{
    public override OperatorTask Start(Worker worker, OperatorTask? next) => new Task(this, build, worker, next);

    sealed class Task(HashJoin owner, JoinBuild build, Worker worker, OperatorTask? next) : OperatorTask(owner, next)
    {
        readonly JoinShape shape = build.Shape;
        readonly JoinTable table = build.Table!;
        readonly JoinProbe probe = build.Table!.StartProbe(build.Shape, worker.Query.Settings);
        readonly JoinPairs pairs = new(build, worker.Query.Settings);
        readonly int[] probeRows = new int[Batch.MaxRows];
        readonly int[] buildRows = new int[Batch.MaxRows];
        int[] heads = [];

        protected override void Process(Batch batch, Worker worker)
        {
            if (shape.NullAware && build.Rows.Length > 0 && table.HasNullKey) return;
            if (heads.Length < batch.Length) heads = new int[(Math.Max(Batch.MaxRows, batch.Length) + 63) & ~63];
            var live = batch.Selection is { } selection ? new Bitmap(selection.Memory) : Bitmap.All;
            var valid = probe.Find(batch, live, heads, worker);
            if (shape.NullAware && build.Rows.Length > 0 && !valid.IsAll) batch = batch.WithSelection(new Selection(valid.Memory, batch.Length));
            if (pairs.HasResidual) Candidates(batch, live, worker);
            else Matches(batch, worker);
        }

        /// <summary>Every row with a head has a partner.</summary>
        void Matches(Batch batch, Worker worker)
        {
            if (shape.MarksBuild) Mark(batch);
            if (!shape.Outcome.Pairs)
            {
                if (shape.Outcome.Probe != Fate.None) EmitProbe(batch, Matched(batch.Length, worker), shape.Outcome.Probe == Fate.Matched, worker);
                return;
            }
            if (table.IsUnique) EmitUnique(batch, worker);
            else EmitPairs(batch, shape.Outcome.Probe == Fate.Unmatched, worker);
        }

        void Mark(Batch batch)
        {
            var marks = build.Marks;
            foreach (var head in heads.AsSpan(0, batch.Length))
                if (head >= 0 && marks[head] == 0)
                    for (var other = head; other >= 0; other = table.Next(other)) marks[other] = 1;
        }

        /// <summary>The rows with a partner; those that do not count have no head.</summary>
        ulong[] Matched(int length, Worker worker)
        {
            var words = worker.Arena.Rent<ulong>(Bitmap.WordCount(length));
            JoinHeads.Matched(heads, length, words);
            return words;
        }

        void EmitProbe(Batch batch, ulong[] matched, bool wanted, Worker worker)
        {
            for (var i = 0; i < Bitmap.WordCount(batch.Length); i++)
                matched[i] = (wanted ? matched[i] : ~matched[i]) & (batch.Selection is { } before ? before.Words[i] : ulong.MaxValue);
            var selection = new Selection(matched, batch.Length);
            if (selection.Count > 0) Emit(batch.WithSelection(selection), worker);
        }

        /// <summary>No row has more than one partner: the probe side's vectors go on as they are.</summary>
        void EmitUnique(Batch batch, Worker worker)
        {
            if (shape.Outcome.Probe == Fate.Unmatched)
            {
                Emit(new Batch(batch.Length, pairs.Combine(batch.Columns, heads.AsSpan(0, batch.Length), worker.Arena), batch.Selection), worker);
                return;
            }
            var selection = new Selection(Matched(batch.Length, worker), batch.Length);
            if (selection.Count == 0) return;
            if (selection.Count * 2 > batch.Length)
            {
                JoinHeads.Fill(heads, batch.Length);
                Emit(new Batch(batch.Length, pairs.Combine(batch.Columns, heads.AsSpan(0, batch.Length), worker.Arena), selection.Count == batch.Length ? null : selection), worker);
                return;
            }
            var rows = selection.Rows(worker.Arena).AsSpan(0, selection.Count);
            for (var i = 0; i < rows.Length; i++) buildRows[i] = heads[rows[i]];
            EmitChunk(batch, rows, buildRows.AsSpan(0, rows.Length), worker);
        }

        void EmitPairs(Batch batch, bool withUnmatched, Worker worker)
        {
            var count = 0;
            for (var row = 0; row < batch.Length; row++)
            {
                if (heads[row] < 0 && (!withUnmatched || batch.Selection?[row] == false)) continue;
                var other = heads[row];
                do
                {
                    (probeRows[count], buildRows[count]) = (row, other);
                    if (++count == probeRows.Length) EmitChunk(batch, count, worker, ref count);
                    other = other < 0 ? -1 : table.Next(other);
                }
                while (other >= 0);
            }
            if (count > 0) EmitChunk(batch, count, worker, ref count);
        }

        void EmitChunk(Batch batch, int length, Worker worker, ref int count)
        {
            EmitChunk(batch, probeRows.AsSpan(0, length), buildRows.AsSpan(0, length), worker);
            count = 0;
        }

        void EmitChunk(Batch batch, ReadOnlySpan<int> rows, ReadOnlySpan<int> others, Worker worker)
        {
            var inner = worker.Inner;
            Emit(pairs.Gather(batch, rows, others, inner.Arena), inner);
            inner.Arena.Reset();
        }

        /// <summary>Rows with equal keys are candidates; the residual conditions decide.</summary>
        void Candidates(Batch batch, Bitmap live, Worker worker)
        {
            var matched = worker.Arena.RentCleared<ulong>(Bitmap.WordCount(batch.Length));
            var count = 0;
            for (var row = 0; row < batch.Length; row++)
            {
                for (var other = heads[row]; other >= 0; other = table.Next(other))
                {
                    (probeRows[count], buildRows[count]) = (row, other);
                    if (++count < probeRows.Length) continue;
                    Decide(batch, count, matched, worker);
                    count = 0;
                }
            }
            if (count > 0) Decide(batch, count, matched, worker);
            if (shape.Outcome.Probe == Fate.None) return;
            if (shape.Outcome.Pairs) EmitUnmatched(batch, matched, worker);
            else EmitProbe(batch, matched, shape.Outcome.Probe == Fate.Matched, worker);
        }

        void Decide(Batch batch, int count, ulong[] matched, Worker worker)
        {
            var inner = worker.Inner;
            var candidates = pairs.Gather(batch, probeRows.AsSpan(0, count), buildRows.AsSpan(0, count), inner.Arena);
            if (pairs.Select(candidates, inner.Context) is { } selected)
            {
                for (var i = 0; i < count; i++)
                {
                    if (selected.Selection?[i] == false) continue;
                    Bitmap.Set(matched, probeRows[i]);
                    if (shape.MarksBuild) build.Marks[buildRows[i]] = 1;
                }
                if (shape.Outcome.Pairs) Emit(selected, inner);
            }
            inner.Arena.Reset();
        }

        void EmitUnmatched(Batch batch, ulong[] matched, Worker worker)
        {
            var count = 0;
            for (var row = 0; row < batch.Length; row++)
            {
                if (batch.Selection?[row] == false || (matched[row >> 6] >> row & 1) != 0) continue;
                (probeRows[count], buildRows[count]) = (row, -1);
                if (++count == probeRows.Length) EmitChunk(batch, count, worker, ref count);
            }
            if (count > 0) EmitChunk(batch, count, worker, ref count);
        }
    }
}
