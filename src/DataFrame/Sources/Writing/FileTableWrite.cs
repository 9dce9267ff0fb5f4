using Frames.Backends;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sources.Writing;

/// <summary>
/// Writes a query's rows as files of a folder. A folder that is new or replaced as a whole is written beside its place and put there in one step. Files that are added to others
/// are written in a hidden folder inside it and moved when all are complete. So a process that ends before leaves the old files as they were.
/// </summary>
internal sealed class FileTableWrite(WriteSource write, IFileFormat format, string path) : ICommandRunner
{
    readonly IStorage storage = SourceRegistry.Storage(path);
    readonly SourceOptions options = new(write.Options);

    public ValueList<ColumnReference> Columns => [];

    public IReadOnlyList<Batch> Run(CommandContext context, CancellationToken cancellation)
    {
        var exists = storage.FolderExists(path) || storage.Find(path) is not null;
        if (exists && write.Mode == WriteMode.Ignore) return [];
        if (exists && write.Mode == WriteMode.ErrorIfExists) throw ErrorClasses.PathAlreadyExists.With(("outputPath", StoragePaths.Display(path)));
        var schema = new StructType(write.Child.Output.Select(column => column.ToField()));
        var partitionBy = WriteChecks.Partitions(schema, write.PartitionBy, context.Session.Settings.CaseSensitive);
        var isDynamic = IsDynamic(context.Session.Settings);
        var whole = !exists || (write.Mode == WriteMode.Overwrite && !isDynamic) ? storage.Beside(path) : null;
        var temporary = StoragePaths.Join(path, "_temporary");
        var staging = whole ?? StoragePaths.Join(temporary, Guid.NewGuid().ToString("N"));
        var files = new FileContext(storage, context.Session.Settings, cancellation);
        try
        {
            using var writer = new PartitionedWriter(new WriteTarget(format, staging, schema, partitionBy, options.All), files);
            using (var rows = context.Backend.Execute(write.Child, context.Session with { IsAnalyzed = true }, cancellation))
                foreach (var batch in rows.Batches) writer.Write(batch);
            var written = writer.Finish(emptyFile: true);
            cancellation.ThrowIfCancellationRequested();
            MarkSuccess(staging);
            if (whole is null || !storage.TryReplace(staging, path)) Publish(staging, written, isDynamic);
        }
        finally
        {
            storage.DeleteFolder(staging);
            if (whole is null) storage.RemoveAbandoned(temporary);
        }
        return [];
    }

    bool IsDynamic(QuerySettings settings)
        => write.PartitionBy.Count > 0 && (options.Find("partitionOverwriteMode") ?? settings.Get("spark.sql.sources.partitionOverwriteMode", "static"))
            .Equals("dynamic", StringComparison.OrdinalIgnoreCase);

    /// <summary>Moves the files to their places one by one; files that they replace go last.</summary>
    void Publish(string staging, IReadOnlyList<WrittenFile> written, bool isDynamic)
    {
        var replaced = write.Mode == WriteMode.Overwrite ? storage.List(path, recursive: true).Where(file => !file.Path.StartsWith(staging, StringComparison.Ordinal)).ToList() : [];
        if (isDynamic)
        {
            var folders = written.Select(file => StoragePaths.Parent(Final(file, staging))).ToHashSet(StringComparer.Ordinal);
            replaced.RemoveAll(file => !folders.Contains(StoragePaths.Parent(file.Path)));
        }
        foreach (var file in written) storage.Move(file.Path, Final(file, staging));
        foreach (var file in replaced) storage.Delete(file.Path);
        MarkSuccess(path);
    }

    void MarkSuccess(string folder)
    {
        using var success = storage.Create(StoragePaths.Join(folder, "_SUCCESS"));
        success.Complete();
    }

    string Final(WrittenFile file, string staging) => path + file.Path[staging.Length..];
}
