using Frames.Errors;
using Frames.Values;

namespace Frames.Sources;

/// <summary>The data files that a path stands for: a file, a folder's files, or all that a pattern matches.</summary>
internal static class FileListing
{
    /// <summary>Files in order of their paths, each with the root from which partition folders count. Names that begin with a dot or an underscore are not data.</summary>
    public static IEnumerable<(StoredFile File, string Root)> Find(string path, SourceOptions options)
    {
        var normal = StoragePaths.Normalize(path);
        var storage = SourceRegistry.Storage(normal);
        var basePath = options.Find("basePath") is { } given ? StoragePaths.Normalize(given) : null;
        var filter = options.Find("pathGlobFilter") is { } glob ? new GlobPattern(glob) : null;
        var any = false;
        var kept = new List<(StoredFile, string)>();
        foreach (var (file, match) in Matches(storage, normal, () => any = true))
        {
            any = true;
            if (IsHidden(file.Path, match) || (match != normal && IsHidden(match, StoragePaths.Parent(match))) || (filter is not null && filter.Match(StoragePaths.Name(file.Path)) != StoragePaths.Name(file.Path))) continue;
            kept.Add((file, basePath ?? (file.Path == match ? StoragePaths.Parent(match) : match)));
        }
        return any ? kept : throw ErrorClasses.PathNotFound.With(("path", StoragePaths.Display(path)));
    }

    static IEnumerable<(StoredFile File, string Match)> Matches(IStorage storage, string path, Action exists)
    {
        if (storage.Find(path) is { } single) return [(single, path)];
        if (storage.FolderExists(path))
        {
            exists();
            return storage.List(path, recursive: true).Select(file => (file, path));
        }
        if (!GlobPattern.IsPattern(path)) return [];
        var pattern = new GlobPattern(path);
        return storage.List(pattern.Folder, recursive: true).Select(file => (file, Match: pattern.Match(file.Path)!)).Where(file => file.Match is not null);
    }

    /// <summary>Whether a folder below the root, or the file, has a name that is not data's. A partition column's name may begin with an underscore.</summary>
    static bool IsHidden(string path, string root)
    {
        foreach (var part in path[Math.Min(path.Length, root.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (part[0] == '.' || (part[0] == '_' && !part.Contains('=', StringComparison.Ordinal))) return true;
        return false;
    }
}
