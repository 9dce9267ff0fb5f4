using Frames.Backends;
using Frames.Backends.Local;

[assembly: FramesPart(typeof(LocalPart))]

namespace Frames.Backends.Local;

/// <summary>Registers the engine of this process, <c>local</c> or <c>local[4]</c>, and the file formats that it reads and writes.</summary>
internal static partial class LocalPart
{
    public static void Register()
    {
        BackendRegistry.Register(master => new LocalBackend(master), "local");
        RegisterFormats();
    }

    static partial void RegisterFormats();
}
