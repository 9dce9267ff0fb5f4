using Frames.Backends;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>What one analysis knows and remembers.</summary>
internal sealed class Analysis(BackendSession session, Func<Plan, IEnumerable<Batch>> run)
{
    readonly HashSet<long> usedIds = [];
    readonly Dictionary<long, long> removedTags = [];

    public BackendSession Session => session;

    public QuerySettings Settings => session.Settings;

    public SessionCatalog Catalog => session.Catalog;

    /// <summary>Tags of the select lists that stand for a join with USING: what they leave out stays reachable through its table's name.</summary>
    public HashSet<long> UsingJoins { get; } = [];

    /// <summary>What the aggregation of a tag groups by, for HAVING and ORDER BY above it.</summary>
    public Dictionary<long, Relations.GroupingKeys> GroupingKeys { get; } = [];

    /// <summary>Views being resolved, outermost first: a view that reads itself is an error.</summary>
    public List<string> OpenViews { get; } = [];

    /// <summary>The values of the first column of a resolved plan, computed now.</summary>
    public List<object?> Values(Plan resolved)
    {
        var values = new List<object?>();
        foreach (var batch in run(resolved))
            for (var row = 0; row < batch.Length; row++) values.Add(batch.Columns[0].GetValue(row));
        return values;
    }

    /// <summary>
    /// The resolved plan with columns of its own: the first use of a plan keeps its ids, later ones get fresh ones. So no id is ever made at two places of a
    /// tree, and self-joins
    /// need no further care.
    /// </summary>
    public Plan OwnColumns(Plan resolved)
    {
        var made = FreshIds.MadeBy(resolved);
        if (made.All(id => !usedIds.Contains(id)))
        {
            usedIds.UnionWith(made);
            return resolved;
        }
        var renewed = FreshIds.Renew(resolved);
        usedIds.UnionWith(FreshIds.MadeBy(renewed));
        return renewed;
    }

    /// <summary>The node that stands for <paramref name="original"/> after resolution, findable by the original's tag.</summary>
    public Plan Tagged(Plan original, Plan resolved)
    {
        if (resolved.Tag.Id == original.Tag.Id) return resolved;
        // A node that resolution removed has its child stand for it; that keeps its own tag.
        if (original.Children.Any(child => TagOf(child.Tag.Id) == resolved.Tag.Id))
        {
            removedTags[original.Tag.Id] = resolved.Tag.Id;
            return resolved;
        }
        return resolved with { Tag = original.Tag };
    }

    /// <summary>The tag under which the node of a tag is found in resolved trees.</summary>
    public long TagOf(long tag)
    {
        while (removedTags.TryGetValue(tag, out var next)) tag = next;
        return tag;
    }
}
