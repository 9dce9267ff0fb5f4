using Frames.Columns;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Kernels.Aggregation;

/// <summary>A row that was kept: its value and, where another column orders, that one's.</summary>
internal sealed class KeptRow
{
    /// <summary>The value as a vector of one row, or null while there is none.</summary>
    public Vector? Value { get; set; }

    /// <summary>The ordering value as a vector of one row.</summary>
    public Vector? Order { get; set; }
}

/// <summary>Aggregates that keep one row's value of any type.</summary>
internal abstract class RowPick(DataType type) : ManagedAggregate<KeptRow>
{
    protected override KeptRow Create() => new();

    /// <summary>Whether a row takes the place of what is kept, given both ordering values.</summary>
    protected abstract bool Replaces(KeptRow kept, Vector order, int row);

    /// <summary>The argument that orders.</summary>
    protected virtual int OrderArgument => 0;

    protected override void Add(KeptRow state, ReadOnlySpan<Vector> arguments, int row)
    {
        if (state.Order is not null && !Replaces(state, arguments[OrderArgument], row)) return;
        state.Order = VectorForms.Copy(arguments[OrderArgument].Slice(row, 1));
        state.Value = OrderArgument == 0 ? state.Order : VectorForms.Copy(arguments[0].Slice(row, 1));
    }

    protected override void Merge(KeptRow state, KeptRow other)
    {
        if (other.Order is null || (state.Order is not null && !Replaces(state, other.Order, 0))) return;
        (state.Value, state.Order) = (other.Value, other.Order);
    }

    protected override Vector Finish(IReadOnlyList<KeptRow> states, EvaluationContext context)
    {
        var builder = VectorBuilder.Create(type);
        foreach (var state in states)
        {
            if (state.Value is null) builder.AppendNull();
            else builder.AppendVector(state.Value);
        }
        return builder.Build();
    }

    protected override byte[] Write(KeptRow state)
        => state.Order is null ? [] : VectorBytes.Write(new StructVector(Pair(state), 1, [state.Value!, state.Order]));

    protected override KeptRow Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return new();
        var pair = (StructVector)VectorBytes.Read(bytes, new StructType(new StructField("value", type), new StructField("order", OrderType)));
        return new() { Value = pair.Fields[0], Order = pair.Fields[1] };
    }

    protected virtual DataType OrderType => type;

    StructType Pair(KeptRow state) => new(new StructField("value", type), new StructField("order", state.Order!.Type));
}

/// <summary>The least or greatest of strings, binary and nested values.</summary>
internal sealed class RowExtreme(DataType type, bool greatest) : RowPick(type)
{
    protected override bool Replaces(KeptRow kept, Vector order, int row)
        => RowOrder.Create(order, kept.Order!).Compare(row, 0) is var compared && (greatest ? compared > 0 : compared < 0);
}

/// <summary>The value beside the least or greatest of another column; rows whose ordering value is null do not count.</summary>
internal sealed class ValueBy(DataType type, DataType orderType, bool greatest) : RowPick(type)
{
    protected override int OrderArgument => 1;

    protected override DataType OrderType => orderType;

    protected override bool Skips(ReadOnlySpan<Vector> arguments, int row) => arguments[1].IsNull(row);

    // Of ties the last stays for max_by and min_by alike, as in Spark.
    protected override bool Replaces(KeptRow kept, Vector order, int row)
        => RowOrder.Create(order, kept.Order!).Compare(row, 0) is var compared && (greatest ? compared >= 0 : compared <= 0);
}

/// <summary>The first or last value in the order that rows come in.</summary>
internal sealed class FirstOrLast(DataType type, bool last, bool ignoreNulls) : RowPick(type)
{
    protected override bool Skips(ReadOnlySpan<Vector> arguments, int row) => ignoreNulls && arguments[0].IsNull(row);

    protected override bool Replaces(KeptRow kept, Vector order, int row) => last;
}
