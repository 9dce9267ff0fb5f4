using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Kernels;

namespace Frames.Backends.Local.Windows;

/// <summary>
/// Any aggregate over frames. Where all rows share a frame it is computed once. Otherwise each row gets a state of its own first; growing frames add one after the other to a
/// running state, narrow ones are added up anew for each row, wide ones through a tree of merged states.
/// </summary>
internal sealed unsafe class FrameAggregate(AggregateKernel kernel) : PartitionFunction
{
    /// <summary>Up to this width adding up anew is cheaper than the tree, and rounds as Spark does.</summary>
    const int NarrowFrame = 64;

    readonly nuint size = (nuint)Math.Max(8, (kernel.StateSize + 7) & ~7);

    public override Vector Evaluate(WindowPartition partition, Vector[] arguments, Bitmap live, EvaluationContext context)
    {
        var length = partition.Length;
        var isWhole = true;
        var isGrowing = true;
        var widest = 0;
        for (var row = 0; row < length; row++)
        {
            isWhole &= partition.FrameStart[row] == 0 && partition.FrameEnd[row] == length;
            isGrowing &= partition.FrameStart[row] == 0 && (row == 0 || partition.FrameEnd[row] >= partition.FrameEnd[row - 1]);
            widest = Math.Max(widest, partition.FrameEnd[row] - partition.FrameStart[row]);
        }
        if (isWhole) return Whole(arguments, live, length, context);
        var memory = (byte*)NativeMemory.AllocZeroed((nuint)(4 * length) + 2, size);
        try
        {
            var leaves = States(memory, length);
            var results = States(memory + ((nuint)length * size), length);
            kernel.Update(leaves, arguments, length, live, context);
            if (isGrowing) Grow(partition, leaves, results);
            else if (widest <= NarrowFrame) Repeat(partition, leaves, results);
            else Descend(partition, Tree(leaves, memory + ((nuint)(2 * length) * size)), results);
            return kernel.Finish(results, context);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    ConstantVector Whole(Vector[] arguments, Bitmap live, int length, EvaluationContext context)
    {
        var memory = (byte*)NativeMemory.AllocZeroed(1, size);
        try
        {
            kernel.Initialize(memory);
            kernel.UpdateOne(memory, arguments, length, live, context);
            return new ConstantVector(VectorForms.Flatten(kernel.Finish([(nint)memory], context), context.Arena), length);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    nint[] States(byte* memory, int count)
    {
        var result = new nint[count];
        for (var i = 0; i < count; i++)
        {
            result[i] = (nint)(memory + ((nuint)i * size));
            kernel.Initialize((byte*)result[i]);
        }
        return result;
    }

    /// <summary>Each row's state begins with that of the row before.</summary>
    void Grow(WindowPartition partition, nint[] leaves, nint[] results)
    {
        var end = 0;
        for (var row = 0; row < results.Length; row++)
        {
            if (row > 0) Add(results[row], results[row - 1]);
            for (; end < partition.FrameEnd[row]; end++) Add(results[row], leaves[end]);
        }
    }

    void Repeat(WindowPartition partition, nint[] leaves, nint[] results)
    {
        for (var row = 0; row < results.Length; row++)
            for (var i = partition.FrameStart[row]; i < partition.FrameEnd[row]; i++) Add(results[row], leaves[i]);
    }

    void Add(nint into, nint from) => kernel.Merge([into], [from], kernel);

    /// <summary>Levels of states, each over two of the level below.</summary>
    List<nint[]> Tree(nint[] leaves, byte* memory)
    {
        var levels = new List<nint[]> { leaves };
        while (levels[^1].Length > 1)
        {
            var below = levels[^1];
            var level = States(memory, (below.Length + 1) / 2);
            memory += (nuint)level.Length * size;
            for (var i = 0; i < below.Length; i++) Add(level[i / 2], below[i]);
            levels.Add(level);
        }
        return levels;
    }

    static void Descend(List<nint[]> levels, int start, int end, Action<nint> add)
    {
        // Left pieces come as the levels rise, right ones in the reverse order: aggregates may depend on the order of rows.
        var right = new Stack<nint>();
        for (var level = 0; start < end; level++, start >>= 1, end >>= 1)
        {
            if ((start & 1) != 0) add(levels[level][start++]);
            if ((end & 1) != 0) right.Push(levels[level][--end]);
        }
        foreach (var piece in right) add(piece);
    }

    void Descend(WindowPartition partition, List<nint[]> levels, nint[] results)
    {
        for (var row = 0; row < results.Length; row++)
        {
            var into = results[row];
            Descend(levels, partition.FrameStart[row], partition.FrameEnd[row], piece => Add(into, piece));
        }
    }
}
