using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>ROLLUP, CUBE and GROUPING SETS: each row once per set, its keys outside the set null, and a number that tells the sets apart.</summary>
internal static class GroupingSets
{
    public const string Function = "grouping", IdFunction = "grouping_id";

    const string idName = "spark_grouping_id", positionName = "_gen_grouping_pos";

    public static bool IsGrouping(FunctionDefinition function) => function.Name is Function or IdFunction;

    /// <summary>For each set the positions of its keys; null for plain GROUP BY.</summary>
    public static List<int[]>? Of(Aggregate aggregate, ValueList<Expression> keys, GroupingResolution resolution)
    {
        var all = Enumerable.Range(0, keys.Count).ToArray();
        return aggregate.Kind switch
        {
            GroupingKind.Rollup => [.. Enumerable.Range(0, keys.Count + 1).Select(length => all[..(keys.Count - length)])],
            GroupingKind.Cube => [.. Enumerable.Range(0, 1 << keys.Count).Select(mask => all.Where(i => (mask & (1 << (keys.Count - 1 - i))) == 0).ToArray())],
            GroupingKind.GroupingSets => [.. aggregate.Sets!.Select(set => resolution.Resolve(set).Select(key => Position(keys, key)).ToArray())],
            _ => null,
        };
    }

    public static AggregateBuilder Build(Plan child, ValueList<Expression> keys, List<int[]> sets, Analysis analysis)
    {
        var columns = keys.Map(key => new ColumnReference(Ids.Next(), key is ColumnReference named ? named.Name : SqlPrinter.Print(key), key.Type, true,
            key is ColumnReference column ? column.Qualifier : []));
        var id = new ColumnReference(Ids.Next(), idName, DataTypes.Long, false, []);
        var repeated = sets.Select(set => string.Join(",", set.Order())).Distinct().Count() < sets.Count;
        var position = new ColumnReference(Ids.Next(), positionName, DataTypes.Integer, false, []);
        var projections = new List<ValueList<Expression>>();
        foreach (var set in sets)
        {
            var values = keys.Select((key, i) => set.Contains(i) ? key : new Literal(null, key.Type));
            long mask = 0;
            for (var i = 0; i < keys.Count; i++) if (!set.Contains(i)) mask |= 1L << (keys.Count - 1 - i);
            projections.Add([.. child.Output, .. values, new Literal(mask, DataTypes.Long), .. repeated ? [new Literal(projections.Count, DataTypes.Integer)]
                : Array.Empty<Expression>()]);
        }
        ColumnReference[] extra = [.. columns, id, .. repeated ? [position] : Array.Empty<ColumnReference>()];
        // The child's columns keep their ids: only the keys' copies are new.
        var expand = new Expand(child, projections.ToValueList(), [.. child.Output, .. extra]);
        return AggregateBuilder.Over(expand, new GroupingKeys(keys, extra.ToValueList(), id), analysis);
    }

    static int Position(ValueList<Expression> keys, Expression key)
        => Enumerable.Range(0, keys.Count).FirstOrDefault(i => keys[i].Equals(key), -1) is >= 0 and var position ? position
            : throw new InvalidOperationException("This is a bug in Frames: a grouping set names a key that GROUP BY does not.");
}
