using Frames.Backends;
using Frames.Sources;

[assembly: FramesPart(typeof(Frames.Delta.DeltaPart))]

namespace Frames.Delta;

/// <summary>Registers Delta tables as the format <c>delta</c>.</summary>
internal static class DeltaPart
{
    public static void Register() => SourceRegistry.Register(new DeltaTableProvider());
}
