using System.Reflection;

namespace Frames.Backends;

/// <summary>Finds the parts of Frames that a program was deployed with, so that none of them is named here.</summary>
internal static class Parts
{
    static readonly Lazy<bool> Loaded = new(Find);

    /// <summary>Registers all parts, once.</summary>
    public static void Load() => _ = Loaded.Value;

    static bool Find()
    {
        var paths = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in paths.Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name.StartsWith("Frames.", StringComparison.Ordinal)))
        {
            foreach (var part in Assembly.Load(name).GetCustomAttributes<FramesPartAttribute>())
                part.Part.GetMethod("Register", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.Invoke(null, null);
        }
        return true;
    }
}
