namespace Frames.Sources;

/// <summary>A place of files: local folders now, object stores later. Paths are absolute, with forward slashes, as their listing gives them.</summary>
internal interface IStorage
{
    /// <summary>Whether it serves the path, by its scheme.</summary>
    bool Serves(string path);

    /// <summary>The files under a folder whose full path sorts after <paramref name="after"/>, in ordinal order; nothing if there is no such folder.</summary>
    IEnumerable<StoredFile> List(string folder, bool recursive, string? after = null);

    /// <summary>The file, or null.</summary>
    StoredFile? Find(string path);

    bool FolderExists(string path);

    Stream OpenRead(string path);

    /// <summary>A stream to a file that appears under its name, whole, when <c>complete</c> is called on it, and never otherwise.</summary>
    PendingFile Create(string path);

    /// <summary>Makes the file with these contents only if there is none; false if there is one. Atomic: what Delta's commits rest on.</summary>
    bool PutIfAbsent(string path, ReadOnlySpan<byte> contents);

    /// <summary>Gives a file another name; replaces one that is there.</summary>
    void Move(string from, string to);

    void Delete(string path);

    void DeleteFolder(string path);

    /// <summary>An empty hidden folder to write what is to stand at <paramref name="folder"/>, or null where <see cref="TryReplace"/> could not put it there.</summary>
    string? Beside(string folder);

    /// <summary>Puts a complete folder at a place in one step and removes what was there; false, and nothing is changed, where that is not possible.</summary>
    bool TryReplace(string complete, string place);

    /// <summary>Removes folders below one that killed writers left there.</summary>
    void RemoveAbandoned(string folder);
}

/// <summary>A file in a listing.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="ModifiedMicros">Its modification time, microseconds since 1970 UTC.</param>
internal sealed record StoredFile(string Path, long Length, long ModifiedMicros);

/// <summary>A file being written, which nobody sees yet.</summary>
internal abstract class PendingFile : IDisposable
{
    public abstract Stream Stream { get; }

    /// <summary>Makes the file visible under its name; replaces one that is there.</summary>
    public abstract void Complete();

    /// <summary>Without <see cref="Complete"/>, drops the file.</summary>
    public abstract void Dispose();
}
