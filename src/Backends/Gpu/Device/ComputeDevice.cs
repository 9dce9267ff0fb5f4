using System.Collections.Concurrent;
using Frames.Errors;
using Frames.Expressions;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Frames.Backends.Gpu.Device;

/// <summary>A device of this process. One thread uses it at a time: whoever launches or copies holds <see cref="Turn"/>.</summary>
internal sealed class ComputeDevice
{
    /// <summary>The setting that names the device: <c>cpu</c>, <c>opencl</c>, <c>cuda</c> or <c>auto</c>, the first GPU that there is or else the CPU.</summary>
    public const string Setting = "frames.gpu.device";

    const int ThreadsPerProcessor = 2048;

    static readonly ConcurrentDictionary<string, Lazy<ComputeDevice?>> Opened = new();
    static readonly ConcurrentDictionary<string, Exception> Failures = new();

    static readonly Dictionary<string, Func<ComputeDevice?>> Kinds = new()
    {
        ["cpu"] = OpenCpu,
        ["opencl"] = () => OpenFirst("opencl", builder => builder.OpenCL(), context => context.GetCLDevices()),
        ["cuda"] = () => OpenFirst("cuda", builder => builder.Cuda(), context => context.GetCudaDevices()),
    };

    ComputeDevice(string kind, Context context, ILGPU.Runtime.Device device)
    {
        LauncherAccess.Grant(context);
        Kind = kind;
        Accelerator = device.CreateAccelerator(context);
        Threads = kind == "cpu" ? Environment.ProcessorCount : Math.Max(1, Accelerator.NumMultiprocessors) * ThreadsPerProcessor;
    }

    /// <summary>What it is: <c>cpu</c>, <c>opencl</c> or <c>cuda</c>.</summary>
    public string Kind { get; }

    public string Name => Accelerator.Name;

    public Accelerator Accelerator { get; }

    /// <summary>The threads of a launch; each takes every so many-th row.</summary>
    public int Threads { get; }

    public Lock Turn { get; } = new();

    /// <summary>The device that a session asked for.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="otherwise">The kind where no setting names one.</param>
    public static ComputeDevice For(QuerySettings settings, string otherwise)
    {
        var kind = settings.Get(Setting, otherwise).ToLowerInvariant();
        if (kind == "auto") return Open("cuda") ?? (Open("opencl") is { } found && IsGpu(found) ? found : Open("cpu")!);
        if (!Kinds.ContainsKey(kind)) throw ErrorClasses.SettingGpuDevice.With(("confName", Setting), ("confValue", kind));
        return Open(kind) ?? throw NoDevice(kind, Failures.GetValueOrDefault(kind));
    }

    /// <summary>The device of a kind, or null where this machine has none.</summary>
    public static ComputeDevice? Open(string kind) => Opened.GetOrAdd(kind, key => new(Kinds[key])).Value;

    /// <summary>Room on the device.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate<T>(int length) where T : unmanaged
    {
        try
        {
            return Accelerator.Allocate1D<T>(length);
        }
        catch (Exception error) when (error is AcceleratorException or OutOfMemoryException)
        {
            var bytes = (long)length * Interop.SizeOf<T>();
            throw ErrorClasses.GpuMemory.With(error, ("device", Name), ("bytes", bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    static FramesException NoDevice(string kind, Exception? failure)
        => ErrorClasses.NoGpuDevice.With(failure, ("device", kind), ("confName", Setting), ("reason", failure?.GetBaseException().Message ?? "none was found."));

    static bool IsGpu(ComputeDevice device) => device.Accelerator.Device is CLDevice { DeviceType: CLDeviceType.CL_DEVICE_TYPE_GPU };

    static ComputeDevice OpenCpu()
    {
        // Many threads a core, as the default has it, cost more in switching than they compute.
        var device = new CPUDevice(Environment.ProcessorCount, 1, 1);
        var context = Context.Create(builder => builder.CPU(device).EnableAlgorithms());
        return new("cpu", context, context.GetCPUDevice(0));
    }

    static ComputeDevice? OpenFirst<TDevice>(string kind, Func<Context.Builder, Context.Builder> register, Func<Context, Context.DeviceCollection<TDevice>> devices)
        where TDevice : ILGPU.Runtime.Device
    {
        try
        {
            OpenClLibrary.Resolve();
            var context = Context.Create(builder => register(builder).EnableAlgorithms());
            if (devices(context).Count > 0) return new(kind, context, devices(context)[0]);
            context.Dispose();
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A driver may fail in any way; what counts is that there is no device to use.
            Failures[kind] = error;
            return null;
        }
    }
}
