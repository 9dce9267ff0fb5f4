using Frames.Errors;
using Frames.Sql.Types;

namespace Frames.Sources.Writing;

/// <summary>What holds for every write of a table.</summary>
internal static class WriteChecks
{
    /// <summary>The partition columns by the names that the schema has.</summary>
    public static IReadOnlyList<string> Partitions(StructType schema, IReadOnlyList<string> names, bool caseSensitive)
    {
        var result = names.Select(name => schema.IndexOf(name, caseSensitive) is >= 0 and var i ? schema[i].Name
            : throw ErrorClasses.PartitionColumnNotFoundInSchema.With(("column", name), ("schema", $"\n{schema.SimpleString}"))).ToArray();
        if (result.Length > 0 && result.Length == schema.Count) throw ErrorClasses.AllPartitionColumnsNotAllowed.With();
        return result;
    }
}
