using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Tests.Local;

/// <summary>Small aggregates of each kind, so that operators are tested apart from the catalogue.</summary>
internal static class TestAggregates
{
    static readonly AggregateFunction sum = new AggregateFunction("test_sum", "tests").Struct<Sum, int, SumState, long>();
    static readonly AggregateFunction count = new AggregateFunction("test_count", "tests").Struct<Count, int, long, long>().Empty(0L);
    static readonly AggregateFunction collect = new AggregateFunction("test_collect", "tests").Kernel(_ => new Collect());

    public static AggregateExpression SumOf(Expression argument, Expression? filter = null, bool distinct = false)
        => new(new FunctionCall(sum, [argument], DataTypes.Long, true), distinct, filter);

    public static AggregateExpression CountOf(Expression argument, bool distinct = false) => new(new FunctionCall(count, [argument], DataTypes.Long, false), distinct);

    public static AggregateExpression CollectOf(Expression argument) => new(new FunctionCall(collect, [argument], new ArrayType(DataTypes.Integer, false), false));

    struct SumState
    {
        public long Sum;
        public bool Some;
    }

    readonly struct Sum : IAggregate<int, SumState, long>
    {
        public static void Initialize(ref SumState state) => state = default;
        public static void Update(ref SumState state, int value) => state = new() { Sum = state.Sum + value, Some = true };
        public static void Merge(ref SumState state, in SumState other) => state = new() { Sum = state.Sum + other.Sum, Some = state.Some | other.Some };
        public static bool Finish(in SumState state, out long result, ref long error)
        {
            result = state.Sum;
            return state.Some;
        }
    }

    readonly struct Count : IAggregate<int, long, long>
    {
        public static void Initialize(ref long state) => state = 0;
        public static void Update(ref long state, int value) => state++;
        public static void Merge(ref long state, in long other) => state += other;
        public static bool Finish(in long state, out long result, ref long error)
        {
            result = state;
            return true;
        }
    }

    /// <summary>All values, in order of size, in managed memory.</summary>
    sealed unsafe class Collect : AggregateKernel
    {
        readonly List<List<int>> lists = [];
        long held;

        public override int StateSize => 8;
        public override bool HasManagedState => true;
        public override long ManagedBytes => held * 4;

        public override void Initialize(byte* state)
        {
            *(long*)state = lists.Count;
            lists.Add([]);
        }

        public override void Update(ReadOnlySpan<nint> states, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            for (var i = 0; i < length; i++) if (live[i]) Add((byte*)states[i], arguments[0].GetValue(i));
        }

        public override void UpdateOne(byte* state, ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            for (var i = 0; i < length; i++) if (live[i]) Add(state, arguments[0].GetValue(i));
        }

        public override void Merge(ReadOnlySpan<nint> into, ReadOnlySpan<nint> from, AggregateKernel owner)
        {
            for (var i = 0; i < into.Length; i++) lists[(int)*(long*)into[i]].AddRange(((Collect)owner).lists[(int)*(long*)from[i]]);
        }

        public override Vector Finish(ReadOnlySpan<nint> states, EvaluationContext context)
        {
            var builder = VectorBuilder.Create(new ArrayType(DataTypes.Integer, false));
            foreach (var state in states) builder.Append(lists[(int)*(long*)state].Order().Select(value => (object?)value).ToArray());
            return builder.Build();
        }

        public override byte[] Serialize(byte* state) => [.. lists[(int)*(long*)state].SelectMany(BitConverter.GetBytes)];

        public override void Deserialize(ReadOnlySpan<byte> bytes, byte* state)
        {
            Initialize(state);
            for (; bytes.Length > 0; bytes = bytes[4..]) lists[^1].Add(BitConverter.ToInt32(bytes));
        }

        void Add(byte* state, object? value)
        {
            if (value is null) return;
            lists[(int)*(long*)state].Add((int)value);
            held++;
        }
    }
}
