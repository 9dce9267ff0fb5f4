using System.Security.Cryptography;

namespace Frames.Sources;

/// <summary>Folders of this machine: plain paths and <c>file:</c> addresses.</summary>
/// <remarks>
/// A file is written under a hidden name beside its final one and renamed when it is complete, so that readers and a killed process see the old contents or the new, never a part.
/// </remarks>
internal sealed class LocalStorage : IStorage
{
    public bool Serves(string path) => StoragePaths.IsLocal(path);

    public IEnumerable<StoredFile> List(string folder, bool recursive, string? after = null)
    {
        var root = new DirectoryInfo(StoragePaths.Local(folder));
        if (!root.Exists) return [];
        // Hidden and system files count (Delta's log is one); links to folders are not followed, so that a link to a parent is no endless tree.
        var options = new EnumerationOptions { RecurseSubdirectories = recursive, AttributesToSkip = recursive ? FileAttributes.None : 0, IgnoreInaccessible = false };
        var files = new List<StoredFile>();
        try
        {
            foreach (var file in root.EnumerateFiles("*", options))
            {
                // Another writer's temporary file may be gone between the listing and this look at it.
                if (TryStored(file) is { } stored && (after is null || string.CompareOrdinal(stored.Path, after) > 0)) files.Add(stored);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure("list", folder, e);
        }
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    static StoredFile? TryStored(FileInfo file)
    {
        try
        {
            return ToStored(file);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public StoredFile? Find(string path)
    {
        var file = new FileInfo(StoragePaths.Local(path));
        return file.Exists ? ToStored(file) : null;
    }

    public bool FolderExists(string path) => Directory.Exists(StoragePaths.Local(path));

    public Stream OpenRead(string path)
    {
        try
        {
            return new FileStream(StoragePaths.Local(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.ErrorClasses.ReadFileNotExist.With(e, ("path", path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure("read", path, e);
        }
    }

    public PendingFile Create(string path) => Attempt("write", path, () => new LocalPendingFile(StoragePaths.Local(path)));

    public bool PutIfAbsent(string path, ReadOnlySpan<byte> contents)
    {
        var target = StoragePaths.Local(path);
        using var pending = (LocalPendingFile)Create(path);
        pending.Stream.Write(contents);
        return pending.CompleteIfAbsent(target);
    }

    public void Move(string from, string to) => Attempt("move", from, () =>
    {
        var target = StoragePaths.Local(to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(StoragePaths.Local(from), target, overwrite: true);
        return true;
    });

    public void Delete(string path) => Attempt("delete", path, () =>
    {
        var local = StoragePaths.Local(path);
        if (File.Exists(local)) File.Delete(local);
        return true;
    });

    public void DeleteFolder(string path) => Attempt("delete", path, () =>
    {
        var local = StoragePaths.Local(path);
        if (Directory.Exists(local)) Directory.Delete(local, recursive: true);
        return true;
    });

    public string? Beside(string folder) => LocalFolders.Beside(StoragePaths.Local(folder));

    public bool TryReplace(string complete, string place) => Attempt("write", place, () => LocalFolders.TryReplace(StoragePaths.Local(complete), StoragePaths.Local(place)));

    public void RemoveAbandoned(string folder) => Attempt("delete", folder, () =>
    {
        var root = new DirectoryInfo(StoragePaths.Local(folder));
        if (!root.Exists) return false;
        LocalFolders.RemoveAbandoned(root.EnumerateDirectories());
        if (!root.EnumerateFileSystemInfos().Any()) root.Delete();
        return true;
    });

    static StoredFile ToStored(FileInfo file) => new(file.FullName.Replace('\\', '/'), file.Length, (file.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    static T Attempt<T>(string action, string path, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(action, path, e);
        }
    }

    static FramesException Failure(string action, string path, Exception cause) => new(null, null, $"Could not {action} '{path}': {cause.Message}", null, cause);

    sealed class LocalPendingFile : PendingFile
    {
        readonly string target;
        readonly string temporary;
        readonly FileStream stream;
        bool completed;

        public LocalPendingFile(string target)
        {
            this.target = target;
            var folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.tmp");
            stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        }

        public override Stream Stream => stream;

        public override void Complete() => Finish(() => File.Move(temporary, target, overwrite: true));

        /// <summary>A hard link appears at once and whole, and fails where the name is taken.</summary>
        public bool CompleteIfAbsent(string path)
        {
            var created = false;
            Finish(() =>
            {
                created = AtomicLink.TryCreate(temporary, path);
                File.Delete(temporary);
            });
            return created;
        }

        public override void Dispose()
        {
            stream.Dispose();
            if (!completed) File.Delete(temporary);
        }

        void Finish(Action publish) => Attempt("write", target, () =>
        {
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            publish();
            completed = true;
            return true;
        });
    }
}
