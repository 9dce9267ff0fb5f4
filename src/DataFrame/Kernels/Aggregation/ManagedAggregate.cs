using Frames.Columns;

namespace Frames.Kernels.Aggregation;

/// <summary>Aggregates whose state is an object: the row holds its number in a list of the kernel's own.</summary>
internal abstract unsafe class ManagedAggregate<TState> : AggregateKernel where TState : class
{
    readonly List<TState?> all = [];

    public override int StateSize => sizeof(long);

    public override bool HasManagedState => true;

    public override long ManagedBytes => all.Count * 64L;

    protected abstract TState Create();

    /// <summary>Adds one row; the arguments are flat.</summary>
    protected abstract void Add(TState state, ReadOnlySpan<Vector> arguments, int row);

    /// <summary>Whether a row is left out; by default where the first argument is null.</summary>
    protected virtual bool Skips(ReadOnlySpan<Vector> arguments, int row) => arguments[0].IsNull(row);

    protected abstract void Merge(TState state, TState other);

    /// <summary>The results in order.</summary>
    protected abstract Vector Finish(IReadOnlyList<TState> states, EvaluationContext context);

    protected abstract byte[] Write(TState state);

    protected abstract TState Read(ReadOnlySpan<byte> bytes);

    public override void Initialize(byte* state)
    {
        *(long*)state = all.Count;
        all.Add(Create());
    }

    public override void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var flat = Flat(arguments, context);
        for (var i = 0; i < length; i++) if (live[i] && !Skips(flat, i)) Add(At((byte*)states[i]), flat, i);
    }

    public override void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var flat = Flat(arguments, context);
        var one = At(state);
        for (var i = 0; i < length; i++) if (live[i] && !Skips(flat, i)) Add(one, flat, i);
    }

    public override void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner)
    {
        var other = (ManagedAggregate<TState>)owner;
        for (var i = 0; i < into.Length; i++) Merge(At((byte*)into[i]), other.At((byte*)from[i]));
    }

    public override Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context)
    {
        var list = new TState[states.Length];
        for (var i = 0; i < list.Length; i++) list[i] = At((byte*)states[i]);
        return Finish(list, context);
    }

    public override byte[] Serialize(byte* state) => Write(At(state));

    public override void Deserialize(ReadOnlySpan<byte> bytes, byte* state)
    {
        *(long*)state = all.Count;
        all.Add(Read(bytes));
    }

    TState At(byte* state) => all[(int)*(long*)state]!;

    static Vector[] Flat(ReadOnlySpan<Vector> arguments, EvaluationContext context)
    {
        var flat = new Vector[arguments.Length];
        for (var i = 0; i < flat.Length; i++) flat[i] = VectorForms.Flatten(arguments[i], context.Arena);
        return flat;
    }
}

/// <summary>Managed aggregates whose state is a list of values.</summary>
internal abstract class ListAggregate(Sql.Types.DataType element) : ManagedAggregate<VectorBuilder>
{
    long bytes;

    protected Sql.Types.DataType Element => element;

    public override long ManagedBytes => base.ManagedBytes + bytes;

    protected override VectorBuilder Create() => VectorBuilder.Create(element);

    protected override void Add(VectorBuilder state, ReadOnlySpan<Vector> arguments, int row)
    {
        bytes += 16;
        state.AppendVector(arguments[0].Slice(row, 1));
    }

    protected override void Merge(VectorBuilder state, VectorBuilder other) => state.AppendVector(other.Build());

    protected override byte[] Write(VectorBuilder state) => VectorBytes.Write(state.Build());

    protected override VectorBuilder Read(ReadOnlySpan<byte> bytes)
    {
        var builder = VectorBuilder.Create(element);
        builder.AppendVector(VectorBytes.Read(bytes, element));
        return builder;
    }
}
