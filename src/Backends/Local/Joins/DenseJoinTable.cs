using System.Numerics;
using System.Runtime.CompilerServices;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Keys;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;
using Vector = Frames.Columns.Vector;

namespace Frames.Backends.Local.Joins;

/// <summary>Tables for one key of whole numbers whose values lie so close together that they serve as addresses: no hashes, no stored keys, no collisions.</summary>
internal static class DenseJoinTable
{
    /// <summary>A table, or null where the keys are of another kind or too far apart.</summary>
    public static JoinTable? TryCreate(JoinBuild build, QueryRun query)
    {
        if (build.Shape.Keys is not [var key] || build.Rows.Length == 0 || (key.NullSafe && (key.Build.Nullable || key.Probe.Nullable))) return null;
        return key.Build.Type.Physical switch
        {
            PhysicalType.Int16 => DenseJoinTable<short>.TryCreate(build, key, query),
            PhysicalType.Int32 => DenseJoinTable<int>.TryCreate(build, key, query),
            PhysicalType.Int64 => DenseJoinTable<long>.TryCreate(build, key, query),
            _ => null,
        };
    }
}

/// <summary>A table addressed by the distance from the least key.</summary>
internal sealed class DenseJoinTable<T> : JoinTable where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    readonly long least;
    readonly ulong range;
    readonly DirectIndex direct;
    readonly RankedIndex ranked;
    int[]? next;

    DenseJoinTable(ReadOnlySpan<T> keys, Bitmap validity, long least, ulong range, QueryRun query)
    {
        (this.least, this.range) = (least, range);
        if (DirectIndex.Suits(range, keys.Length))
        {
            direct = new DirectIndex(new int[range]);
            query.Hold((long)range * sizeof(int));
            Insert(keys, validity, direct);
        }
        else
        {
            ranked = Ranked(keys, validity, query);
            Insert(keys, validity, ranked);
        }
        HasNullKey = validity.CountSet(keys.Length) < keys.Length;
    }

    public static DenseJoinTable<T>? TryCreate(JoinBuild build, JoinKey key, QueryRun query)
    {
        var values = Keys(build, key, query.Settings);
        if (values is not FlatVector<T> flat) return null;
        var (least, greatest) = KeyBounds.Of(flat.Values, flat.Validity);
        var range = least > greatest ? 1 : (ulong)(greatest - least) + 1;
        return range != 0 && (DirectIndex.Suits(range, flat.Length) || RankedIndex.Suits(range, flat.Length))
            ? new DenseJoinTable<T>(flat.Values, flat.Validity, least > greatest ? 0 : least, range, query) : null;
    }

    public override JoinProbe StartProbe(JoinShape shape, QuerySettings settings) => new Prober(this, shape, settings);

    public override int Next(int row) => next is null ? -1 : next[row];

    public override void Dispose()
    {
    }

    /// <summary>The keys of all rows, flat.</summary>
    static Vector Keys(JoinBuild build, JoinKey key, QuerySettings settings)
    {
        var keys = new JoinKeys(build.Shape, probe: false, settings);
        var context = new EvaluationContext(Arena.Heap, settings);
        var pieces = new List<Vector>();
        var size = key.Build is ColumnReference ? build.Rows.Length : Batch.MaxRows;
        for (var start = 0; start < build.Rows.Length; start += size)
        {
            keys.Evaluate(build.Rows.Slice(start, Math.Min(size, build.Rows.Length - start)), context);
            pieces.Add(VectorForms.Flatten(keys.Values[0], Arena.Heap));
        }
        return pieces.Count == 1 ? pieces[0] : VectorForms.Flatten(VectorForms.Concat(pieces, key.Build.Type), Arena.Heap);
    }

    RankedIndex Ranked(ReadOnlySpan<T> keys, Bitmap validity, QueryRun query)
    {
        var bits = new ulong[(range + 63) / 64];
        var words = validity.Words;
        for (var row = 0; row < keys.Length; row++)
            if ((Bitmap.WordAt(words, row >> 6) >> row & 1) != 0 && (ulong)(long.CreateTruncating(keys[row]) - least) is var offset) bits[offset >> 6] |= 1UL << (int)offset;
        var ranks = new int[bits.Length];
        var count = 0;
        for (var i = 0; i < bits.Length; i++)
        {
            ranks[i] = count;
            count += BitOperations.PopCount(bits[i]);
        }
        query.Hold((bits.Length * 12L) + (count * 4L));
        return new RankedIndex(bits, ranks, new int[count]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Insert<TIndex>(ReadOnlySpan<T> keys, Bitmap validity, TIndex index) where TIndex : struct, IDenseIndex
    {
        var words = validity.Words;
        for (var row = 0; row < keys.Length; row++)
        {
            if ((Bitmap.WordAt(words, row >> 6) >> row & 1) == 0) continue;
            ref var first = ref index.Slot((ulong)(long.CreateTruncating(keys[row]) - least));
            if (first != 0) Link(row, first - 1, keys.Length);
            first = row + 1;
        }
    }

    void Link(int row, int other, int length)
    {
        if (next is null)
        {
            next = new int[length];
            next.AsSpan().Fill(-1);
            IsUnique = false;
        }
        next[row] = other;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Look<TIndex>(ReadOnlySpan<T> keys, long least, ulong range, TIndex index, Span<int> heads) where TIndex : struct, IDenseIndex
    {
        heads = heads[..keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var offset = (ulong)(long.CreateTruncating(keys[i]) - least);
            heads[i] = offset < range ? index.Head(offset) : -1;
        }
    }

    sealed class Prober(DenseJoinTable<T> table, JoinShape shape, QuerySettings settings) : JoinProbe
    {
        readonly JoinKeys keys = new(shape, probe: true, settings);

        public override Bitmap Find(Batch batch, Bitmap live, Span<int> heads, Worker worker)
        {
            var valid = Bitmap.And(keys.Evaluate(batch, worker.Context), live, batch.Length, worker.Arena);
            var values = Vectors.Values<T>(keys.Values[0], worker.Context);
            if (table.direct.Exists) Look(values, table.least, table.range, table.direct, heads);
            else Look(values, table.least, table.range, table.ranked, heads);
            if (!valid.IsAll) JoinHeads.Keep(heads, batch.Length, valid.Words);
            return valid;
        }
    }
}
