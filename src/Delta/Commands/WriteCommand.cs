using System.Globalization;
using Frames.Backends;
using Frames.Columns;
using Frames.Delta.Protocol;
using Frames.Delta.Snapshots;
using Frames.Delta.Transactions;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sources;
using Frames.Values;

namespace Frames.Delta.Commands;

/// <summary>Writes a query's rows to a Delta table as one commit: the table is made where there is none.</summary>
internal sealed class WriteCommand(WriteSource write, string path) : ICommandRunner
{
    public ValueList<ColumnReference> Columns => [];

    public IReadOnlyList<Batch> Run(CommandContext context, CancellationToken cancellation)
    {
        var options = new SourceOptions(write.Options);
        if (options.Find("replaceWhere") is { } condition) throw new FramesException(null, null, $"Overwriting by condition (replaceWhere '{condition}') is not supported yet.");
        var transaction = new Transaction(new DeltaLog(path));
        if (transaction.Snapshot is not null && write.Mode == WriteMode.Ignore) return [];
        if (transaction.Snapshot is not null && write.Mode == WriteMode.ErrorIfExists) throw ErrorClasses.DeltaPathExists.With(("path", path));
        if (IsRepeated(transaction, options)) return [];
        var target = WriteSchema.Of(write, transaction.Snapshot, options, context.Session with { IsAnalyzed = false }, path);
        transaction.Add(target.NewActions);
        using var files = new TableFiles(path, target, options, context, cancellation);
        files.Write();
        if (write.Mode == WriteMode.Overwrite) Replace(transaction, files.Added, IsDynamic(options, context.Session.Settings));
        transaction.Add(files.Added);
        var parameters = new Dictionary<string, string?>
        {
            ["mode"] = write.Mode switch { WriteMode.Append => "Append", WriteMode.Overwrite => "Overwrite", _ => "ErrorIfExists" },
            ["partitionBy"] = OperationJson.Text(write.PartitionBy.Count > 0 ? target.PartitionColumns : []),
        };
        transaction.Commit("WRITE", parameters, files.Metrics);
        files.Keep();
        return [];
    }

    /// <summary>A writer that numbers its writes does not write one twice.</summary>
    static bool IsRepeated(Transaction transaction, SourceOptions options)
    {
        if (options.Find("txnAppId") is not { } application || options.Find("txnVersion") is not { } text) return false;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var version)) throw SourceOptions.Invalid("txnVersion", text, "a whole number");
        if (transaction.Snapshot?.Transactions.GetValueOrDefault(application)?.Version >= version) return true;
        transaction.Add(new SetTransaction(application, version, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        return false;
    }

    static bool IsDynamic(SourceOptions options, QuerySettings settings)
        => (options.Find("partitionOverwriteMode") ?? settings.Get("spark.sql.sources.partitionOverwriteMode", "static")).Equals("dynamic", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the files out that an overwrite replaces: all, or those of the partitions that were written.</summary>
    void Replace(Transaction transaction, IReadOnlyList<AddFile> added, bool isDynamic)
    {
        if (transaction.Snapshot is not { } snapshot) return;
        if (snapshot.Property("delta.appendOnly", "false") == "true" && snapshot.Files.Count > 0)
            throw ErrorClasses.DeltaCannotModifyAppendOnly.With(("table_name", path), ("config", "delta.appendOnly"));
        transaction.ReadAll();
        var written = added.Select(Key).ToHashSet(StringComparer.Ordinal);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        foreach (var file in snapshot.Files)
            if (!isDynamic || snapshot.PartitionSchema.Count == 0 || written.Contains(Key(file))) transaction.Add(file.Remove(now));
    }

    static string Key(AddFile file) => OperationJson.Text(file.PartitionValues);
}
