using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sources;

namespace Frames.Backends.Local.Operators;

/// <summary>Numbers at equal distances.</summary>
internal sealed class RangeSource(Plans.Range range) : Source("Range", $"({range.Start}, {range.End}, step={range.Step})")
{
    const long RowsPerMorsel = 1 << 16;

    public static long Count(Plans.Range range)
    {
        var distance = (Int128)range.End - range.Start;
        return distance == 0 || distance > 0 != range.Step > 0 ? 0 : (long)((distance + range.Step - Math.Sign(range.Step)) / range.Step);
    }

    public override long? RowCount => Count(range);

    public override int Open(QueryRun query) => (int)Math.Min(int.MaxValue, (Count(range) / RowsPerMorsel) + Math.Sign(Count(range) % RowsPerMorsel));

    public override IBatchReader Read(int morsel, Worker worker)
        => new Reader(range, morsel * RowsPerMorsel, Math.Min(Count(range), (morsel + 1) * RowsPerMorsel), worker.Query.Options.BatchRows);

    sealed class Reader(Plans.Range range, long next, long end, int size) : IBatchReader
    {
        public Batch? Read(EvaluationContext context)
        {
            if (next >= end) return null;
            var length = (int)Math.Min(size, end - next);
            var values = context.Arena.Rent<long>(length);
            var first = unchecked(range.Start + (next * range.Step));
            for (var i = 0; i < length; i++) values[i] = unchecked(first + (i * range.Step));
            next += length;
            return new Batch(length, [new FlatVector<long>(range.Column.Type, length, values)]);
        }

        public void Dispose()
        {
        }
    }
}
