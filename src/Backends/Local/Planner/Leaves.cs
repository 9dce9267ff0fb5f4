using Frames.Backends.Local.Operators;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sources;

namespace Frames.Backends.Local.Planner;

internal partial class PhysicalPlanner
{
    RowStream Row() => RowStream.From(new MemorySource("OneRow", "", [new Batch(1, [])]), []);

    RowStream Local(LocalRelation local) => RowStream.From(new MemorySource("LocalRelation", Names(local.Columns), local.Data.Batches), local.Columns);

    RowStream Numbers(Plans.Range range) => RowStream.From(new RangeSource(range), range.Output);

    RowStream Table(Scan scan)
    {
        var schema = scan.Source.Schema;
        var positions = scan.Columns.Select(column => Position(schema, column, scan)).ToArray();
        var task = scan.Source.Plan(positions, scan.Filters, Query.Settings);
        var detail = $"{scan.Source.Name} {Names(scan.Columns)}{(scan.Filters.Count == 0 ? "" : $", filters [{string.Join(", ", scan.Filters)}]")}";
        return task switch
        {
            MemoryScan memory => RowStream.From(new MemorySource("Scan", detail, memory.Batches), scan.Columns),
            FileScan files => RowStream.From(new FileSource(files, "Scan", $"{files.Format.Name} {detail}, {files.Files.Count} files"), scan.Columns),
            _ => throw new InvalidOperationException($"This is a bug in Frames: no way to read a {task.GetType().Name}."),
        };
    }

    static int Position(Sql.Types.StructType schema, ColumnReference column, Scan scan)
    {
        for (var i = 0; i < schema.Count; i++) if (schema[i].Name == column.Name) return i;
        return schema.IndexOf(column.Name) is >= 0 and var position ? position
            : throw new InvalidOperationException($"This is a bug in Frames: {scan.Source.Name} has no column {column.Name}.");
    }

    static string Names(IEnumerable<ColumnReference> columns) => "[" + string.Join(", ", columns.Select(column => $"{column.Name}#{column.Id}")) + "]";
}
