using Frames.Backends;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sources.Writing;

/// <summary>
/// Writes a query's rows as files of a folder. They are written in a hidden folder inside it and moved when all are complete; files that they replace go last. A process that
/// ends before leaves the old files as they were.
/// </summary>
internal sealed class FileTableWrite(WriteSource write, IFileFormat format, string path) : ICommandRunner
{
    public ValueList<ColumnReference> Columns => [];

    public IReadOnlyList<Batch> Run(CommandContext context, CancellationToken cancellation)
    {
        var storage = SourceRegistry.Storage(path);
        var exists = storage.FolderExists(path) || storage.Find(path) is not null;
        if (exists && write.Mode == WriteMode.Ignore) return [];
        if (exists && write.Mode == WriteMode.ErrorIfExists) throw ErrorClasses.PathAlreadyExists.With(("outputPath", StoragePaths.Display(path)));
        var options = new SourceOptions(write.Options);
        var schema = new StructType(write.Child.Output.Select(column => column.ToField()));
        var partitionBy = WriteChecks.Partitions(schema, write.PartitionBy, context.Session.Settings.CaseSensitive);
        var staging = StoragePaths.Join(StoragePaths.Join(path, "_temporary"), Guid.NewGuid().ToString("N"));
        var files = new FileContext(storage, context.Session.Settings, cancellation);
        try
        {
            using var writer = new PartitionedWriter(new WriteTarget(format, staging, schema, partitionBy, options.All), files);
            using (var rows = context.Backend.Execute(write.Child, context.Session with { IsAnalyzed = true }, cancellation))
                foreach (var batch in rows.Batches) writer.Write(batch);
            Publish(storage, staging, writer.Finish(emptyFile: true), options, context);
        }
        finally
        {
            storage.DeleteFolder(StoragePaths.Join(path, "_temporary"));
        }
        return [];
    }

    void Publish(IStorage storage, string staging, IReadOnlyList<WrittenFile> written, SourceOptions options, CommandContext context)
    {
        var replaced = write.Mode == WriteMode.Overwrite ? storage.List(path, recursive: true).Where(file => !file.Path.StartsWith(staging, StringComparison.Ordinal)).ToList() : [];
        var mode = options.Find("partitionOverwriteMode") ?? context.Session.Settings.Get("spark.sql.sources.partitionOverwriteMode", "static");
        if (mode.Equals("dynamic", StringComparison.OrdinalIgnoreCase) && write.PartitionBy.Count > 0)
        {
            var folders = written.Select(file => StoragePaths.Parent(Final(file, staging))).ToHashSet(StringComparer.Ordinal);
            replaced.RemoveAll(file => !folders.Contains(StoragePaths.Parent(file.Path)));
        }
        foreach (var file in written) storage.Move(file.Path, Final(file, staging));
        foreach (var file in replaced) storage.Delete(file.Path);
        using var success = storage.Create(StoragePaths.Join(path, "_SUCCESS"));
        success.Complete();
    }

    string Final(WrittenFile file, string staging) => path + file.Path[staging.Length..];
}
