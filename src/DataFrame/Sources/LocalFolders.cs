namespace Frames.Sources;

/// <summary>Folders of this machine that are written beside the place where they appear, whole, in one step.</summary>
internal static class LocalFolders
{
    const string ending = ".writing";

    /// <summary>What a killed process leaves behind is removed by the next write a day later: until then it may be another writer's.</summary>
    static readonly TimeSpan abandonedAfter = TimeSpan.FromDays(1);

    /// <summary>A new hidden folder beside the place, or null where there can be none, or what is there cannot be replaced in one step.</summary>
    public static string? Beside(string folder)
    {
        var target = new DirectoryInfo(folder);
        if (target.Parent is not { } parent || target.LinkTarget is not null) return null;
        if (target.Exists && !OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return null;
        try
        {
            parent.Create();
            RemoveAbandoned(parent.EnumerateDirectories($".{target.Name}.*{ending}"));
            return parent.CreateSubdirectory($".{target.Name}.{Guid.NewGuid():N}{ending}").FullName.Replace('\\', '/');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Puts a complete folder at its place and removes what was there; false, and nothing is changed, where that is not possible in one step.</summary>
    public static bool TryReplace(string complete, string place)
    {
        if (!Directory.Exists(place) && !File.Exists(place)) return TryMove(complete, place);
        if (Directory.Exists(place) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(complete, File.GetUnixFileMode(place));
        if (!AtomicExchange.Try(complete, place)) return false;
        if (File.Exists(complete)) File.Delete(complete);
        else Directory.Delete(complete, recursive: true);
        return true;
    }

    /// <summary>Removes folders in which nothing has changed for a day.</summary>
    public static void RemoveAbandoned(IEnumerable<DirectoryInfo> folders)
    {
        foreach (var folder in folders)
        {
            var newest = folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => entry.LastWriteTimeUtc).Append(folder.LastWriteTimeUtc).Max();
            if (DateTime.UtcNow - newest > abandonedAfter) folder.Delete(recursive: true);
        }
    }

    static bool TryMove(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
