using System.Collections.Concurrent;

namespace Frames.Backends;

/// <summary>
/// Marks an assembly as a part of Frames: <c>[assembly: FramesPart(typeof(LocalPart))]</c>. The type's static method <c>Register</c> adds the part's backends, formats and sources.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class FramesPartAttribute(Type part) : Attribute
{
    public Type Part { get; } = part;
}

/// <summary>The backends of this process by the scheme of the master that names them.</summary>
internal static class BackendRegistry
{
    static readonly ConcurrentDictionary<string, Func<string, IBackend>> Factories = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a backend: the schemes (<c>local</c>, <c>gpu</c>, <c>sc</c>) that name it, and how it is made from the whole master text.</summary>
    public static void Register(Func<string, IBackend> create, params ReadOnlySpan<string> schemes)
    {
        foreach (var scheme in schemes) Factories[scheme] = create;
    }

    /// <summary>The backend for a master such as <c>local[*]</c>, <c>gpu</c> or <c>sc://host:15002</c>.</summary>
    public static IBackend Create(string master)
    {
        Parts.Load();
        var scheme = master.Split(':', '[')[0];
        return Factories.TryGetValue(scheme, out var create) ? create(master)
            : throw new FramesException(null, null, $"No engine is called '{master}'. Known are: {string.Join(", ", Factories.Keys.Order(StringComparer.Ordinal))}.");
    }
}
