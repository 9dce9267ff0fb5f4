using System.Runtime.InteropServices;
using Frames.Backends.Local.Sorting;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Grouping;

/// <summary>Any aggregate over rows in an order: WITHIN GROUP (ORDER BY ...). It keeps each group's rows and feeds them to the aggregate in the end.</summary>
internal sealed unsafe class OrderedAggregate(AggregateKernel inner, ValueList<Expression> arguments, ValueList<SortOrder> orders) : ManagedAggregate<VectorBuilder[]>
{
    readonly ValueList<Expression> columns = [.. arguments, .. orders];

    protected override bool Skips(ReadOnlySpan<Vector> arguments, int row) => false;

    protected override VectorBuilder[] Create() => [.. columns.Select(column => VectorBuilder.Create(column.Type))];

    protected override void Add(VectorBuilder[] state, ReadOnlySpan<Vector> arguments, int row)
    {
        for (var i = 0; i < state.Length; i++) state[i].AppendVector(arguments[i].Slice(row, 1));
    }

    protected override void Merge(VectorBuilder[] state, VectorBuilder[] other)
    {
        for (var i = 0; i < state.Length; i++) state[i].AppendVector(other[i].Build());
    }

    protected override Vector Finish(IReadOnlyList<VectorBuilder[]> states, EvaluationContext context)
    {
        var size = (nuint)((inner.StateSize + 7) & ~7);
        var block = (byte*)NativeMemory.AllocZeroed((nuint)states.Count + 1, size);
        try
        {
            var addresses = new nint[states.Count];
            for (var i = 0; i < addresses.Length; i++)
            {
                addresses[i] = (nint)(block + ((nuint)i * size));
                inner.Initialize((byte*)addresses[i]);
                Feed((byte*)addresses[i], states[i], context);
            }
            return inner.Finish(addresses, context);
        }
        finally
        {
            NativeMemory.Free(block);
        }
    }

    protected override byte[] Write(VectorBuilder[] state) => VectorBytes.Write(new StructVector(RowType, state[0].Length, Array.ConvertAll(state, builder => builder.Build())));

    protected override VectorBuilder[] Read(ReadOnlySpan<byte> bytes)
    {
        var rows = (StructVector)VectorBytes.Read(bytes, RowType);
        var state = Create();
        for (var i = 0; i < state.Length; i++) state[i].AppendVector(rows.Fields[i]);
        return state;
    }

    StructType RowType => new(columns.Select((column, i) => new StructField("c" + i, column.Type)));

    void Feed(byte* state, VectorBuilder[] rows, EvaluationContext context)
    {
        var values = Array.ConvertAll(rows, builder => builder.Build());
        var order = RowSorter.Sort(values[arguments.Count..], orders, values[0].Length);
        var sorted = Array.ConvertAll(values[..arguments.Count], value => VectorForms.Gather(value, order, Arena.Heap));
        inner.UpdateOne(state, sorted, order.Length, Bitmap.All, context);
    }
}
