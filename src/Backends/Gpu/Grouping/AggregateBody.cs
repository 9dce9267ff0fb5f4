using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Gpu.Grouping;

/// <summary>An aggregate's struct in the device's form.</summary>
/// <param name="Struct">An <see cref="IAggregate{TArgument, TState, TResult}"/>.</param>
/// <param name="Argument">The C# type of its argument; byte for booleans.</param>
/// <param name="State">Its state's.</param>
/// <param name="Result">Its result's.</param>
internal sealed record AggregateBody(Type Struct, Type Argument, Type State, Type Result)
{
    /// <summary>What counts rows: the state is that of the Local engine's kernel.</summary>
    public static readonly AggregateBody Count = new(typeof(CountTrue), typeof(byte), typeof(long), typeof(long));

    public static AggregateBody Of(IStructAggregateKernel kernel)
    {
        var (argument, state, result) = (kernel.Types[0], kernel.Types[1], kernel.Types[2]);
        return argument == typeof(bool) ? new(typeof(AggregateOfBooleans<,,>).MakeGenericType(kernel.Aggregate, state, result), typeof(byte), state, result)
            : new(kernel.Aggregate, argument, state, result);
    }

    /// <summary>Why the struct does not run on the device, or null.</summary>
    public string? WhyNot() => Argument != typeof(byte) && !DeviceTypes.IsNumber(Argument) ? $"its kernel takes {Argument.Name} values"
        : PortableCode.Compiles(this) ? null : "its body does not compile for devices";

    /// <summary>Counts the rows whose argument is true.</summary>
    readonly struct CountTrue : IAggregate<byte, long, long>
    {
        public static void Initialize(ref long state) => state = 0;
        public static void Update(ref long state, byte value) => state += value;
        public static void Merge(ref long state, in long other) => state += other;

        public static bool Finish(in long state, out long result, ref long error)
        {
            result = state;
            return true;
        }
    }
}
