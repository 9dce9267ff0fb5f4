using Frames.Columns;
using Frames.Errors;
using Frames.Sql.Types;

namespace Frames.Sources.Writing;

/// <summary>Where and how files are written.</summary>
/// <param name="Format">Their format.</param>
/// <param name="Folder">The folder that partition folders go into.</param>
/// <param name="Schema">The rows' columns, partition columns included.</param>
/// <param name="PartitionBy">The partition columns, in order.</param>
/// <param name="Options">The format's options.</param>
internal sealed record WriteTarget(IFileFormat Format, string Folder, StructType Schema, IReadOnlyList<string> PartitionBy, IReadOnlyDictionary<string, string> Options);

/// <summary>
/// Writes rows to one file for each combination of partition values, in Spark's layout. Files appear in the folder as they are finished, so the folder is either hidden
/// from readers or the files count only when a log names them. Disposing without finishing removes them.
/// </summary>
internal sealed class PartitionedWriter : IDisposable
{
    readonly WriteTarget target;
    readonly FileContext context;
    readonly int[] partitions;
    readonly int[] dataColumns;
    readonly StructType dataSchema;
    readonly PartitionCodes[] codes;
    readonly Dictionary<PartitionKey, Output> outputs = [];
    readonly List<WrittenFile> finished = [];
    readonly Arena arena = new();
    readonly string id = Guid.NewGuid().ToString();
    readonly string extension;
    bool complete;

    public PartitionedWriter(WriteTarget target, FileContext context)
    {
        (this.target, this.context) = (target, context);
        partitions = [.. target.PartitionBy.Select(name => target.Schema.IndexOf(name))];
        codes = [.. partitions.Select(i => PartitionCodes.Create(target.Schema[i].DataType)
            ?? throw ErrorClasses.InvalidPartitionColumnDataType.With(("type", $"\"{target.Schema[i].DataType.Sql}\"")))];
        dataColumns = [.. Enumerable.Range(0, target.Schema.Count).Except(partitions)];
        dataSchema = new StructType(dataColumns.Select(i => target.Schema[i]));
        extension = target.Format.ExtensionOf(target.Options, context.Settings);
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds the rows that the batch selects; its columns are those of the schema.</summary>
    public void Write(Batch batch)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        batch = batch.Compact(arena);
        RowCount += batch.Length;
        if (batch.Length > 0) WriteRows(batch);
        arena.Reset();
    }

    /// <summary>Finishes all files and gives what was written. Where there were no rows and no partitions, one empty file carries the schema if the caller asks for it.</summary>
    public IReadOnlyList<WrittenFile> Finish(bool emptyFile)
    {
        if (emptyFile && outputs.Count == 0 && partitions.Length == 0) OutputFor(new PartitionKey([]));
        foreach (var output in outputs.Values) finished.Add(output.Writer.Finish() with { PartitionValues = output.Values });
        complete = true;
        return finished;
    }

    public void Dispose()
    {
        foreach (var output in outputs.Values) output.Writer.Dispose();
        if (complete) return;
        foreach (var file in finished) context.Storage.Delete(file.Path);
    }

    void WriteRows(Batch batch)
    {
        if (partitions.Length == 0)
        {
            OutputFor(new PartitionKey([])).Writer.Write(batch);
            return;
        }
        var data = new Batch(batch.Length, Array.ConvertAll(dataColumns, i => batch.Columns[i]));
        foreach (var (key, rows) in Groups(batch))
        {
            var writer = OutputFor(key).Writer;
            writer.Write(rows.Count == batch.Length ? data : new Batch(rows.Count, Array.ConvertAll(data.Columns, column => VectorForms.Gather(column, rows.ToArray(), arena))));
        }
    }

    /// <summary>The rows of each combination of partition values.</summary>
    Dictionary<PartitionKey, List<int>> Groups(Batch batch)
    {
        var columns = new int[partitions.Length][];
        for (var i = 0; i < partitions.Length; i++)
        {
            columns[i] = new int[batch.Length];
            codes[i].Read(VectorForms.Flatten(batch.Columns[partitions[i]], arena), columns[i]);
        }
        var groups = new Dictionary<PartitionKey, List<int>>();
        var key = new PartitionKey(new int[partitions.Length]);
        List<int>? current = null;
        for (var row = 0; row < batch.Length; row++)
        {
            // Rows of one partition often stand together: the key is looked up where it changes.
            if (current is null || !key.Is(columns, row))
            {
                key = PartitionKey.Of(columns, row);
                if (!groups.TryGetValue(key, out current)) groups[key] = current = [];
            }
            current.Add(row);
        }
        return groups;
    }

    Output OutputFor(PartitionKey key)
    {
        if (outputs.TryGetValue(key, out var output)) return output;
        var values = new object?[partitions.Length];
        var folder = target.Folder;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = codes[i].Value(key.Codes[i]);
            var field = target.Schema[partitions[i]];
            var text = values[i] is null ? null : PartitionText.Write(values[i]!, field.DataType, Values.SparkZone.Get(context.Settings.TimeZone));
            folder = StoragePaths.Join(folder, PartitionText.Folder(field.Name, text));
        }
        var path = StoragePaths.Join(folder, $"part-00000-{id}{(partitions.Length > 0 ? "." : "-")}c000{extension}");
        return outputs[key] = new Output(target.Format.Create(path, dataSchema, target.Options, context), values);
    }

    sealed record Output(IFileWriter Writer, object?[] Values);

    /// <summary>The codes of one combination.</summary>
    readonly struct PartitionKey(int[] codes) : IEquatable<PartitionKey>
    {
        public int[] Codes { get; } = codes;

        public static PartitionKey Of(int[][] columns, int row) => new(Array.ConvertAll(columns, column => column[row]));

        public bool Is(int[][] columns, int row)
        {
            for (var i = 0; i < Codes.Length; i++)
                if (Codes[i] != columns[i][row]) return false;
            return true;
        }

        public bool Equals(PartitionKey other) => Codes.AsSpan().SequenceEqual(other.Codes);

        public override bool Equals(object? obj) => obj is PartitionKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var code in Codes) hash.Add(code);
            return hash.ToHashCode();
        }
    }
}
