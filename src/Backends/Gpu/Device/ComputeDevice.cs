using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Frames.Backends.Gpu.Device;

/// <summary>The device of this process. One thread uses it at a time: whoever launches or copies holds <see cref="Turn"/>.</summary>
internal sealed class ComputeDevice
{
    static readonly Lazy<ComputeDevice> Shared = new(() => new());

    readonly Context context;

    ComputeDevice()
    {
        // Many threads a core, as the default has it, cost more in switching than they compute.
        var device = new CPUDevice(Environment.ProcessorCount, 1, 1);
        context = Context.Create(builder => builder.CPU(device).EnableAlgorithms());
        LauncherAccess.Grant(context);
        Accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
        Threads = Environment.ProcessorCount;
    }

    public static ComputeDevice Current => Shared.Value;

    public Accelerator Accelerator { get; }

    /// <summary>The threads of a launch; each takes every so many-th row.</summary>
    public int Threads { get; }

    public Lock Turn { get; } = new();
}
