using System.Reflection.Emit;
using ILGPU;

// The runtime knows the attribute by this name only, whoever declares it.
namespace System.Runtime.CompilerServices
{
    /// <summary>Lets the assembly that carries it use what is internal or private in another.</summary>
    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
    {
        public string AssemblyName { get; } = assemblyName;
    }
}

namespace Frames.Backends.Gpu.Device
{
    /// <summary>
    /// Devices start kernels from an assembly that ILGPU makes while it runs. Our kernels' types are closed over operator structs that are internal or private, which that assembly
    /// could not name otherwise; opening it to internals alone would make every private body internal, and the catalogue name an engine.
    /// </summary>
    internal static class LauncherAccess
    {
        /// <summary>Opens Frames' operators to a context's launchers; to be called before its first kernel is loaded.</summary>
        public static void Grant(Context context)
        {
            using var scope = context.RuntimeSystem.DefineRuntimeStruct(out var probe);
            var assembly = (AssemblyBuilder)probe.Assembly;
            var constructor = typeof(System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
            foreach (var part in new[] { typeof(LauncherAccess).Assembly, typeof(Frames.Kernels.Kernel).Assembly })
                assembly.SetCustomAttribute(new CustomAttributeBuilder(constructor, [part.GetName().Name]));
            probe.CreateType();
        }
    }
}
