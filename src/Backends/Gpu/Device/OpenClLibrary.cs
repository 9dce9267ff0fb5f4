using System.Runtime.InteropServices;
using ILGPU;

namespace Frames.Backends.Gpu.Device;

/// <summary>Finds the OpenCL library: the one that an environment variable names, or the system's, which most systems have under its versioned name only.</summary>
internal static class OpenClLibrary
{
    /// <summary>The environment variable with the library's path.</summary>
    public const string Variable = "FRAMES_OPENCL_LIBRARY";

    static int resolved;

    /// <summary>To be called before the first context that looks for OpenCL.</summary>
    public static void Resolve()
    {
        if (Interlocked.Exchange(ref resolved, 1) != 0) return;
        NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, (name, assembly, path) => name == "OpenCL" ? Load(assembly, path) : 0);
    }

    static nint Load(System.Reflection.Assembly assembly, DllImportSearchPath? path)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given && NativeLibrary.TryLoad(given, out var library)) return library;
        return NativeLibrary.TryLoad("OpenCL", assembly, path, out library) || NativeLibrary.TryLoad("libOpenCL.so.1", assembly, path, out library) ? library : 0;
    }
}
