using System.Collections.Concurrent;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Frames.Backends.Gpu.Device;

/// <summary>
/// Compiles kernels to PTX, for which no device is needed: the CPU accelerator runs any code, so that what it accepts says nothing about a GPU. Every operator is tried once a process.
/// </summary>
internal static class PortableCode
{
    static readonly ConcurrentDictionary<Type, bool> Tried = new();
    static readonly Lock Turn = new();
    static Context? context;

    /// <summary>Whether the kernel of an expression compiles.</summary>
    public static bool Compiles(DeviceNode node) => Tried.GetOrAdd(node.Struct, _ => TryCompile(node) is not null);

    /// <summary>The kernel's PTX text, or null where it does not compile.</summary>
    public static string? TryCompile(DeviceNode node)
    {
        var method = typeof(MapKernel).GetMethod(nameof(MapKernel.Run))!.MakeGenericMethod(node.Struct, node.Result);
        lock (Turn)
        {
            context ??= Context.Create(builder => builder.Optimize(OptimizationLevel.O1).EnableAlgorithms());
            try
            {
                using var backend = new PTXBackend(context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_70, null);
                var kernel = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(method), default);
                return kernel.PTXAssembly;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // A failed compilation leaves half of its methods behind, which would fail the next.
                context.Dispose();
                context = null;
                return null;
            }
        }
    }
}
