using Frames.Columns;

namespace Frames.Kernels;

/// <summary>
/// The body of an aggregate whose state has a fixed size: a struct of static abstract methods over an unmanaged state.
/// Null arguments never reach <see cref="Update"/>.
/// </summary>
internal interface IAggregate<TArgument, TState, TResult>
    where TArgument : unmanaged
    where TState : unmanaged
    where TResult : unmanaged
{
    static abstract void Initialize(ref TState state);

    static abstract void Update(ref TState state, TArgument value);

    static abstract void Merge(ref TState state, in TState other);

    /// <summary>The result, or false for NULL. Bits of <paramref name="error"/> stand for failures such as overflow.</summary>
    static abstract bool Finish(in TState state, out TResult result, ref long error);
}

/// <summary>
/// An aggregate at work in one thread. Each group's state is <see cref="StateSize"/> bytes of native memory in the operator's row of that group.
/// States that need managed memory keep an index there into a list of the kernel's own and can be turned into bytes, so that they spill and merge like the others.
/// </summary>
internal abstract unsafe class AggregateKernel
{
    /// <summary>Bytes of a group's state, a multiple of 8.</summary>
    public abstract int StateSize { get; }

    /// <summary>Whether a state refers to the kernel's own memory; then moving it elsewhere goes through <see cref="Serialize"/>.</summary>
    public virtual bool HasManagedState => false;

    public abstract void Initialize(byte* state);

    /// <summary>Adds row i of the arguments to the state at <c>states[i]</c>, for the rows that count.</summary>
    public abstract void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context);

    /// <summary>Adds all rows that count to one state.</summary>
    public abstract void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context);

    /// <summary>Whether <see cref="UpdateOne"/> takes so little time over rows given as bits that it may run once for each of a few groups.</summary>
    public virtual bool IsFastOverMasks(ReadOnlySpan<Vector> arguments) => false;

    /// <summary>Adds the states at <paramref name="from"/>, made by <paramref name="owner"/>, to those at <paramref name="into"/>, pair by pair.</summary>
    public abstract void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner);

    /// <summary>The results of the states, one row each, on the heap or in the context's arena.</summary>
    public abstract Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context);

    /// <summary>Memory that the states hold outside their rows, in bytes, so that the budget can count it.</summary>
    public virtual long ManagedBytes => 0;

    /// <summary>A state as bytes that <see cref="Deserialize"/> of another kernel of this kind takes.</summary>
    public virtual byte[] Serialize(byte* state) => new ReadOnlySpan<byte>(state, StateSize).ToArray();

    public virtual void Deserialize(ReadOnlySpan<byte> bytes, byte* state) => bytes.CopyTo(new Span<byte>(state, StateSize));
}

/// <summary>A window function's values for one partition.</summary>
internal abstract class WindowKernel
{
    /// <summary>One value a row of the partition.</summary>
    /// <param name="partition">The partition's peers and frames.</param>
    /// <param name="arguments">The arguments over the partition's rows in window order.</param>
    public abstract Vector Evaluate(WindowPartition partition, ReadOnlySpan<Vector> arguments, EvaluationContext context);
}

/// <summary>A partition in window order.</summary>
/// <param name="Length">Its rows.</param>
/// <param name="PeerStart">For each row the first row with equal ordering values.</param>
/// <param name="PeerEnd">For each row the row after its last peer.</param>
/// <param name="FrameStart">For each row the first row of its frame.</param>
/// <param name="FrameEnd">For each row the row after its frame; not after <paramref name="FrameStart"/> for an empty frame.</param>
/// <param name="IgnoreNulls">Whether <c>IGNORE NULLS</c> was said.</param>
internal sealed record WindowPartition(int Length, int[] PeerStart, int[] PeerEnd, int[] FrameStart, int[] FrameEnd, bool IgnoreNulls);

/// <summary>What a generator makes of each row: any number of rows.</summary>
internal abstract class GeneratorKernel
{
    /// <summary>The rows made, with the input row of each.</summary>
    public abstract GeneratedRows Generate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context);
}

/// <summary>Rows that a generator made.</summary>
/// <param name="Parents">The input row of each; the first <paramref name="Length"/> count.</param>
/// <param name="Length">The number of rows.</param>
/// <param name="Columns">The generator's columns.</param>
internal sealed record GeneratedRows(int[] Parents, int Length, Vector[] Columns);
