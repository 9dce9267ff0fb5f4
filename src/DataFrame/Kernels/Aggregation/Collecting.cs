using Frames.Columns;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Kernels.Aggregation;

/// <summary>All values in an array; nulls are left out unless they are kept.</summary>
internal sealed class CollectList(ArrayType type, bool keepNulls) : ListAggregate(type.ElementType)
{
    protected override bool Skips(ReadOnlySpan<Vector> arguments, int row) => !keepNulls && arguments[0].IsNull(row);

    protected override Vector Finish(IReadOnlyList<VectorBuilder> states, EvaluationContext context)
    {
        var builder = new ArrayBuilder(type);
        foreach (var state in states)
        {
            builder.Elements.AppendVector(state.Build());
            builder.EndRow();
        }
        return builder.Build();
    }
}

/// <summary>The distinct values in an array, in the order they came first.</summary>
internal sealed class CollectSet(ArrayType type) : ListAggregate(type.ElementType)
{
    protected override Vector Finish(IReadOnlyList<VectorBuilder> states, EvaluationContext context)
    {
        var builder = new ArrayBuilder(type);
        foreach (var state in states)
        {
            var values = state.Build();
            builder.Elements.AppendVector(VectorForms.Gather(values, DistinctRows.Of(values), Arena.Heap));
            builder.EndRow();
        }
        return builder.Build();
    }
}

/// <summary>The most frequent value; of those as frequent, the first that came (or the least, where so asked).</summary>
internal sealed class ModeAggregate(DataType type) : ListAggregate(type)
{
    /// <summary>Whether of values as frequent the greatest wins, or else the least; null where the first that came does.</summary>
    public bool? TiesToGreatest { get; init; }

    protected override Vector Finish(IReadOnlyList<VectorBuilder> states, EvaluationContext context)
    {
        var builder = VectorBuilder.Create(Element);
        foreach (var state in states)
        {
            var values = state.Build();
            if (values.Length == 0) builder.AppendNull();
            else builder.AppendVector(values.Slice(DistinctRows.MostFrequent(values, TiesToGreatest), 1));
        }
        return builder.Build();
    }
}

/// <summary>Text of all values with a separator between them; NULL where there is none.</summary>
internal sealed class ListAggregateText(DataType type, byte[] separator) : ListAggregate(type)
{
    protected override Vector Finish(IReadOnlyList<VectorBuilder> states, EvaluationContext context)
    {
        var builder = new BytesBuilder(Element);
        var text = new Values.Utf8Buffer();
        foreach (var state in states)
        {
            var values = (BytesVector)state.Build();
            text.Truncate();
            for (var i = 0; i < values.Length; i++)
            {
                if (i > 0) text.Append(separator);
                text.Append(values[i]);
            }
            if (values.Length == 0) builder.AppendNull();
            else builder.Append(text.Written);
        }
        return builder.Build();
    }
}

/// <summary>Finds equal rows of a vector.</summary>
internal static class DistinctRows
{
    /// <summary>The first row of each distinct value, in order.</summary>
    public static int[] Of(Vector values)
    {
        var groups = Groups(values);
        return [.. groups.Select(group => group[0]).Order()];
    }

    /// <summary>The first row of the most frequent value.</summary>
    public static int MostFrequent(Vector values, bool? tiesToGreatest = null)
    {
        var groups = Groups(values);
        var most = groups.Max(group => group.Count);
        var tied = groups.Where(group => group.Count == most);
        // Groups come in the order of their values.
        return (tiesToGreatest is null ? tied.MinBy(group => group[0])! : tiesToGreatest.Value ? tied.Last() : tied.First())[0];
    }

    static List<List<int>> Groups(Vector values)
    {
        var order = RowOrder.Create(values, values);
        var rows = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(rows, (a, b) => order.Compare(a, b) is not 0 and var compared ? compared : a.CompareTo(b));
        var groups = new List<List<int>>();
        foreach (var row in rows)
        {
            if (groups.Count > 0 && order.Compare(groups[^1][0], row) == 0) groups[^1].Add(row);
            else groups.Add([row]);
        }
        return groups;
    }
}
