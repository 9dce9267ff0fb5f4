using System.Runtime.InteropServices;
using Frames.Backends.Local.Keys;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Grouping;

/// <summary>Any aggregate over distinct arguments: it keeps each group's set of argument values and feeds them to the aggregate in the end, in the order in which they came.</summary>
internal sealed unsafe class DistinctAggregate(AggregateKernel inner, ValueList<Expression> arguments, QuerySettings settings) : AggregateKernel
{
    readonly List<ValueSet?> sets = [];
    readonly ValueBytes values = new();
    long bytes;

    public override int StateSize => 8;

    public override bool HasManagedState => true;

    public override long ManagedBytes => bytes + inner.ManagedBytes;

    public override void Initialize(byte* state)
    {
        *(long*)state = sets.Count;
        sets.Add(null);
    }

    public override void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        for (var row = 0; row < length; row++) if (live[row]) Add((byte*)states[row], arguments, row);
    }

    public override void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        for (var row = 0; row < length; row++) if (live[row]) Add(state, arguments, row);
    }

    public override void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner)
    {
        var other = (DistinctAggregate)owner;
        for (var i = 0; i < into.Length; i++)
        {
            if (other.sets[(int)*(long*)from[i]] is not { } set) continue;
            var own = Set((byte*)into[i]);
            foreach (var value in set.InOrder) bytes += own.Add(value);
        }
    }

    public override Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context)
    {
        var block = (byte*)NativeMemory.AllocZeroed((nuint)(states.Length * inner.StateSize));
        try
        {
            var inners = new nint[states.Length];
            for (var i = 0; i < inners.Length; i++)
            {
                inners[i] = (nint)(block + (i * inner.StateSize));
                inner.Initialize((byte*)inners[i]);
                if (sets[(int)*(long*)states[i]] is { } set) Feed((byte*)inners[i], set, context);
            }
            return inner.Finish(inners, context);
        }
        finally
        {
            NativeMemory.Free(block);
        }
    }

    public override byte[] Serialize(byte* state)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var value in sets[(int)*(long*)state]?.InOrder ?? [])
        {
            writer.Write(value.Length);
            writer.Write(value);
        }
        return stream.ToArray();
    }

    public override void Deserialize(ReadOnlySpan<byte> bytes, byte* state)
    {
        Initialize(state);
        while (!bytes.IsEmpty)
        {
            var length = MemoryMarshal.Read<int>(bytes);
            this.bytes += Set(state).Add(bytes.Slice(4, length).ToArray());
            bytes = bytes[(4 + length)..];
        }
    }

    void Add(byte* state, ReadOnlySpan<Vector> arguments, int row)
    {
        foreach (var argument in arguments) if (argument.IsNull(row)) return;
        var set = Set(state);
        if (arguments.Length == 1) bytes += set.Add(values.Write(arguments[0], row));
        else bytes += set.Add(values.Write(new StructVector(arguments[0].Type, arguments[0].Length, arguments.ToArray()), row));
    }

    void Feed(byte* state, ValueSet set, EvaluationContext context)
    {
        var builders = arguments.Map(argument => VectorBuilder.Create(argument.Type));
        foreach (var value in set.InOrder)
        {
            if (builders.Count == 1) ValueBytes.Read(value, builders[0]);
            else ValueBytes.ReadFields(value, builders);
        }
        inner.UpdateOne(state, builders.Map(builder => builder.Build()).Span, set.InOrder.Count, Bitmap.All, new EvaluationContext(context.Arena, settings));
    }

    ValueSet Set(byte* state)
    {
        ref var set = ref CollectionsMarshal.AsSpan(sets)[(int)*(long*)state];
        return set ??= new ValueSet();
    }

    /// <summary>Values as bytes, each once, in the order in which they came.</summary>
    sealed class ValueSet
    {
        readonly HashSet<byte[]> values = new(BytesComparer.Instance);
        readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> lookup;

        public ValueSet() => lookup = values.GetAlternateLookup<ReadOnlySpan<byte>>();

        public List<byte[]> InOrder { get; } = [];

        /// <summary>Adds a value and returns the bytes that it takes up, 0 if it was there.</summary>
        public long Add(ReadOnlySpan<byte> value)
        {
            if (lookup.Contains(value)) return 0;
            var copy = value.ToArray();
            values.Add(copy);
            InOrder.Add(copy);
            return copy.Length + 80;
        }
    }
}
