using System.Collections.Concurrent;
using Frames.Backends;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sources;

/// <summary>File formats, storages and table providers of this process, by name.</summary>
internal static class SourceRegistry
{
    static readonly ConcurrentDictionary<string, IFileFormat> Formats = new(StringComparer.OrdinalIgnoreCase);
    static readonly ConcurrentDictionary<string, ITableProvider> Providers = new(StringComparer.OrdinalIgnoreCase);
    static readonly List<IStorage> Storages = [new LocalStorage()];

    public static void Register(IFileFormat format) => Formats[format.Name] = format;

    public static void Register(ITableProvider provider) => Providers[provider.Name] = provider;

    /// <summary>Adds a storage; it is asked before those that are there.</summary>
    public static void Register(IStorage storage) => Storages.Insert(0, storage);

    public static IFileFormat? Format(string name)
    {
        Parts.Load();
        return Formats.GetValueOrDefault(name);
    }

    public static ITableProvider? Provider(string name)
    {
        Parts.Load();
        return Providers.GetValueOrDefault(name);
    }

    /// <summary>The storage for a path.</summary>
    public static IStorage Storage(string path)
    {
        Parts.Load();
        return Storages.FirstOrDefault(storage => storage.Serves(path))
            ?? throw new FramesException(null, null, $"No storage is registered for the path '{path}'.");
    }
}

/// <summary>A kind of table with a log or server of its own, such as Delta: it resolves reads to sources and carries out writes.</summary>
internal interface ITableProvider
{
    /// <summary>The format's name in <c>Format(...)</c> and <c>USING</c>.</summary>
    string Name { get; }

    /// <summary>The source for a read.</summary>
    ITableSource Open(ReadSource read, string path, BackendSession session);

    /// <summary>The command that carries out a write.</summary>
    ICommandRunner Write(WriteSource write, string path, BackendSession session);

    /// <summary>The command that makes a table, empty or with a query's rows.</summary>
    ICommandRunner Create(CreateTable create, string path, BackendSession session);

    /// <summary>Whether there is a table at the path.</summary>
    bool Exists(string path);
}
