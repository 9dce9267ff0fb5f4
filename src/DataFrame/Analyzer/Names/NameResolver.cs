using Frames.Errors;
using Frames.Expressions;

namespace Frames.Analyzer.Names;

/// <summary>Finds the column that the parts of a name mean: <c>a</c>, <c>t.a</c>, <c>db.t.a</c>, and fields of structs after it.</summary>
internal static class NameResolver
{
    const int longestQualifier = 3;

    /// <summary>The column, or a field of it; null if nothing in the scope has the name. Names with a qualifier go before columns with fields.</summary>
    public static Expression? Find(Scope scope, ValueList<string> parts)
    {
        if (Match(scope, parts) is { } found) return found;
        return scope.Hidden is { } hidden ? Match(hidden, parts) : null;
    }

    static Expression? Match(Scope scope, ValueList<string> parts)
    {
        for (var length = Math.Min(longestQualifier, parts.Count - 1); length >= 0; length--)
        {
            var candidates = scope.Named(parts[length]);
            if (length > 0) candidates = candidates.Where(column => HasQualifier(column, parts, length, scope.Analysis.Settings.NameComparison)).ToList();
            if (candidates.Count > 1) candidates = candidates.DistinctBy(column => column.Id).ToList();
            if (candidates.Count > 1) throw Ambiguous(parts, candidates);
            if (candidates.Count == 0) continue;
            Expression found = candidates[0];
            for (var i = length + 1; i < parts.Count; i++) found = FieldExtraction.Extract(found, new Literal(parts[i], Sql.Types.DataTypes.String),
                scope.Analysis.Settings);
            return found;
        }
        return null;
    }

    static bool HasQualifier(ColumnReference column, ValueList<string> parts, int length, StringComparison comparison)
    {
        var qualifier = column.Qualifier;
        if (qualifier.Count < length) return false;
        for (var i = 0; i < length; i++)
            if (!string.Equals(qualifier[qualifier.Count - length + i], parts[i], comparison)) return false;
        return true;
    }

    static FramesException Ambiguous(ValueList<string> parts, IEnumerable<ColumnReference> candidates) => ErrorClasses.AmbiguousReference.With(
        ("name", SqlText.Name(parts)),
        ("referenceNames", "[" + string.Join(", ", candidates.Select(column => SqlText.Name([.. column.Qualifier, column.Name])).Order(StringComparer.Ordinal))
            + "]"));
}
