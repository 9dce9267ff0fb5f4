using Frames.Errors;
using Frames.Expressions;

namespace Frames.Analyzer.Names;

/// <summary>The error for a name that means nothing, with the names that come closest, chosen and ordered as Spark does.</summary>
internal static class NameSuggestions
{
    const int shown = 5;

    /// <summary>The error for a column; candidates come in the order in which they are shown where they are equally close.</summary>
    public static FramesException Unresolved(ValueList<string> parts, IEnumerable<ColumnReference> candidates)
    {
        var names = candidates.OrderBy(column => column.Name, StringComparer.Ordinal).ThenBy(column => column.Id)
            .Select(column => (ValueList<string>)[.. column.Qualifier, column.Name]);
        return Unresolved(parts, names.ToList());
    }

    /// <summary>The error for a column, where names have an order of their own.</summary>
    public static FramesException Unresolved(ValueList<string> parts, IReadOnlyList<ValueList<string>> candidates) => candidates.Count == 0
        ? ErrorClasses.UnresolvedColumnWithoutSuggestion.With(("objectName", SqlText.Name(parts)))
        : ErrorClasses.UnresolvedColumnWithSuggestion.With(("objectName", SqlText.Name(parts)), ("proposal", Proposal(parts, candidates)));

    /// <summary>The closest names, joined by commas.</summary>
    public static string Proposal(ValueList<string> parts, IReadOnlyList<ValueList<string>> candidates)
    {
        var sought = string.Join(".", parts);
        var oneTable = candidates.Select(name => string.Join(".", name.SkipLast(1))).Distinct().Count() == 1;
        return string.Join(", ", candidates.Select(name => SqlText.Name(parts.Count == 1 && oneTable ? [name[^1]] : name))
            .OrderBy(name => Distance(sought, name)).Take(shown));
    }

    /// <summary>Levenshtein's distance.</summary>
    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}
