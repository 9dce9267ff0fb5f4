namespace Frames.Sources;

/// <summary>Paths as users write them, and as storages and messages show them.</summary>
internal static class StoragePaths
{
    /// <summary>Whether the path is plain or a <c>file:</c> address.</summary>
    public static bool IsLocal(string path) => path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || Scheme(path) is null;

    /// <summary>The scheme before <c>://</c>, or null.</summary>
    public static string? Scheme(string path)
    {
        var end = path.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && path.AsSpan(0, end).IndexOfAnyExcept(SchemeCharacters) < 0 ? path[..end] : null;
    }

    /// <summary>The path of this machine's file system: absolute, without <c>file:</c>.</summary>
    public static string Local(string path)
    {
        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) path = WithoutScheme(path["file:".Length..]);
        return Path.GetFullPath(path);
    }

    /// <summary>As storages list it: absolute, forward slashes, none at the end.</summary>
    public static string Normalize(string path)
    {
        if (!IsLocal(path)) return path.TrimEnd('/');
        var local = Local(path).Replace('\\', '/');
        return local.Length > 1 ? local.TrimEnd('/') : local;
    }

    /// <summary>As Spark's messages show it.</summary>
    public static string Display(string path) => IsLocal(path) ? "file:" + Normalize(path) : path;

    /// <summary>The folder that the path lies in.</summary>
    public static string Parent(string path)
    {
        var end = path.LastIndexOf('/');
        return end <= 0 ? "/" : path[..end];
    }

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string Join(string folder, string name) => folder.EndsWith('/') ? folder + name : folder + "/" + name;

    static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary><c>file:///a</c> and <c>file:/a</c> name the same file; an authority but <c>localhost</c> has no meaning here.</summary>
    static string WithoutScheme(string rest)
    {
        if (!rest.StartsWith("//", StringComparison.Ordinal)) return rest;
        rest = rest[2..];
        return rest.StartsWith("localhost/", StringComparison.OrdinalIgnoreCase) ? rest["localhost".Length..] : rest;
    }
}
