using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sources;

namespace Frames.Backends.Local.Joins;

/// <summary>After all of the probe side: the build side's rows with or without a partner, beside nulls where the join gives both sides.</summary>
internal sealed class BuildRowsSource(JoinBuild build) : Source("JoinRest")
{
    const int RowsPerMorsel = 1 << 16;

    public override long? RowCount => build.Rows.Length;

    public override int Open(QueryRun query) => (build.Rows.Length + RowsPerMorsel - 1) / RowsPerMorsel;

    public override IBatchReader Read(int morsel, Worker worker)
        => new Reader(build, morsel * RowsPerMorsel, Math.Min(build.Rows.Length, (morsel + 1) * RowsPerMorsel), worker.Query.Options.BatchRows);

    sealed class Reader(JoinBuild build, int next, int end, int size) : IBatchReader
    {
        readonly byte wanted = build.Shape.Outcome.Build == Fate.Matched ? (byte)1 : (byte)0;

        public Batch? Read(EvaluationContext context)
        {
            if (next >= end) return null;
            var rows = build.Rows.Slice(next, Math.Min(size, end - next));
            var words = context.Arena.RentCleared<ulong>(Bitmap.WordCount(rows.Length));
            for (var i = 0; i < rows.Length; i++) if (build.Marks[next + i] == wanted) Bitmap.Set(words, i);
            next += rows.Length;
            var columns = build.Shape.Outcome.Pairs ? WithNulls(rows) : rows.Columns;
            return new Batch(rows.Length, columns, new Selection(words, rows.Length));
        }

        public void Dispose()
        {
        }

        Vector[] WithNulls(Batch rows)
        {
            Vector[] nulls = [.. build.Shape.Probe.Select(column => Vectors.NullConstant(column.Type, rows.Length))];
            return build.Shape.BuildIsLeft ? [.. rows.Columns, .. nulls] : [.. nulls, .. rows.Columns];
        }
    }
}
