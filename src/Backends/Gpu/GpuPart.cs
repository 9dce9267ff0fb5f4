using Frames.Backends;
using Frames.Backends.Gpu;

[assembly: FramesPart(typeof(GpuPart))]

namespace Frames.Backends.Gpu;

/// <summary>Registers the engine that computes on a device, <c>gpu</c>.</summary>
internal static class GpuPart
{
    public static void Register() => BackendRegistry.Register(master => new GpuBackend(master), "gpu");
}
