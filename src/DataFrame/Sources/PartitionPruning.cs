using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Sources;

/// <summary>Leaves out files whose partition values cannot satisfy a query's filters.</summary>
internal static class PartitionPruning
{
    /// <summary>Whether a filter names partition columns and no others.</summary>
    public static bool IsAbout(Expression filter, StructType partitions)
    {
        var names = filter.References().ToList();
        return names.Count > 0 && names.TrueForAll(column => partitions.IndexOf(column.Name) >= 0);
    }

    /// <summary>The files for which every filter about partition columns is true.</summary>
    public static IReadOnlyList<DataFile> Keep(IReadOnlyList<DataFile> files, StructType partitions, IReadOnlyList<Expression> filters, QuerySettings settings)
    {
        foreach (var filter in filters)
            if (files.Count > 0 && IsAbout(filter, partitions)) files = Keep(files, partitions, filter, settings);
        return files;
    }

    static IReadOnlyList<DataFile> Keep(IReadOnlyList<DataFile> files, StructType partitions, Expression filter, QuerySettings settings)
    {
        var columns = filter.References().DistinctBy(column => column.Id).ToArray();
        var batch = new Batch(files.Count, Array.ConvertAll(columns, column => Values(files, partitions, column)));
        try
        {
            var result = new EvaluatorFactory(columns, settings).Create(filter).Evaluate(batch, new EvaluationContext(Arena.Heap, settings));
            var kept = new List<DataFile>(files.Count);
            for (var i = 0; i < files.Count; i++)
                if (result.GetValue(i) is true) kept.Add(files[i]);
            return kept;
        }
        catch (FramesException)
        {
            // The error belongs to the rows, if there are any: the filter above the scan raises it.
            return files;
        }
    }

    static Vector Values(IReadOnlyList<DataFile> files, StructType partitions, ColumnReference column)
    {
        var builder = VectorBuilder.Create(column.Type);
        var ordinal = partitions.IndexOf(column.Name);
        foreach (var file in files) builder.Append(file.PartitionValues[ordinal]);
        return builder.Build();
    }
}
