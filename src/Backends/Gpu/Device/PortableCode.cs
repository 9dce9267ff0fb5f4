using System.Collections.Concurrent;
using System.Reflection;
using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Grouping;
using Frames.Backends.Gpu.Kernels;
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
    public static bool Compiles(DeviceNode node) => Tried.GetOrAdd(node.Struct, _ => TryCompile(node, out var _) is not null);

    /// <summary>Whether the kernels of an aggregate compile.</summary>
    public static bool Compiles(AggregateBody body) => Tried.GetOrAdd(body.Struct, _ => Kernels(body).All(kernel => TryCompile(kernel, out var _) is not null));

    /// <summary>The kernel's PTX text, or null and the error where it does not compile.</summary>
    public static string? TryCompile(DeviceNode node, out string? error)
        => TryCompile(typeof(RowKernels).GetMethod(nameof(RowKernels.Compute))!.MakeGenericMethod(node.Struct, node.Result), out error);

    /// <summary>The kernels of an aggregate over a column.</summary>
    public static IEnumerable<MethodInfo> Kernels(AggregateBody body)
    {
        var column = typeof(DeviceColumnValue<>).MakeGenericType(body.Argument);
        Type[] types = [body.Struct, body.Argument, body.State, body.Result];
        yield return typeof(FoldKernels).GetMethod(nameof(FoldKernels.Rows))!.MakeGenericMethod([column, .. types]);
        yield return typeof(FoldKernels).GetMethod(nameof(FoldKernels.Chains))!.MakeGenericMethod([column, .. types]);
        yield return typeof(FoldKernels).GetMethod(nameof(FoldKernels.Merge))!.MakeGenericMethod(types);
        yield return typeof(FoldKernels).GetMethod(nameof(FoldKernels.Start))!.MakeGenericMethod(types);
    }

    /// <summary>The PTX text of a kernel, or null and the error where it does not compile.</summary>
    public static string? TryCompile(MethodInfo kernel, out string? error)
    {
        lock (Turn)
        {
            context ??= Context.Create(builder => builder.Optimize(OptimizationLevel.O1).EnableAlgorithms());
            error = null;
            try
            {
                using var backend = new PTXBackend(context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_70, null);
                var compiled = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default);
                return compiled.PTXAssembly;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                error = exception.GetBaseException().Message;
                // A failed compilation leaves half of its methods behind, which would fail the next.
                context.Dispose();
                context = null;
                return null;
            }
        }
    }
}
