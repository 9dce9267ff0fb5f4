using System.Text.RegularExpressions;
using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>What <c>*</c>, <c>t.*</c>, <c>s.*</c> of a struct, and patterns of names stand for.</summary>
internal static class StarExpansion
{
    /// <summary>A select list with its stars and patterns replaced.</summary>
    public static ValueList<Expression> InList(ValueList<Expression> list, Scope scope) => list.SelectMany(item => Expand(item, scope)).ToValueList();

    /// <summary>Arguments with their stars replaced.</summary>
    public static ValueList<Expression> InArguments(ValueList<Expression> arguments, Scope scope)
        => arguments.Any(argument => argument is UnresolvedStar or UnresolvedRegex) ? InList(arguments, scope) : arguments;

    static IEnumerable<Expression> Expand(Expression item, Scope scope) => item switch
    {
        UnresolvedStar star => Except(star, Star(star, scope), scope),
        UnresolvedRegex regex => Matching(regex, scope),
        _ => [item],
    };

    static IEnumerable<Expression> Star(UnresolvedStar star, Scope scope)
    {
        if (star.PlanId is { } planId) return PlanColumns.All(scope, planId);
        if (star.Qualifier.Count == 0) return scope.Columns;
        var columns = OfTable(scope.Columns, star, scope).Concat(OfTable(scope.Hidden?.Columns ?? [], star, scope)).ToList();
        if (columns.Count > 0) return columns;
        if (NameResolver.Find(scope, star.Qualifier) is { Type: StructType type } value)
            return type.Fields.Select((field, i) => new Alias(new GetField(value, i, field.Name), field.Name));
        throw ErrorClasses.CannotResolveStarExpand.With(("targetString", SqlText.Name(star.Qualifier)),
            ("columns", string.Join(", ", scope.Columns.Select(column => SqlText.Name(column.Name)))));
    }

    static IEnumerable<ColumnReference> OfTable(ValueList<ColumnReference> columns, UnresolvedStar star, Scope scope) => columns.Where(column
        => column.Qualifier.Count >= star.Qualifier.Count && star.Qualifier.Select((part, i) =>
            string.Equals(column.Qualifier[column.Qualifier.Count - star.Qualifier.Count + i], part, scope.Analysis.Settings.NameComparison))
                .All(same => same));

    static IEnumerable<Expression> Except(UnresolvedStar star, IEnumerable<Expression> columns, Scope scope)
    {
        if (star.Except is not { } except) return columns;
        var items = columns.ToList();
        for (var i = 0; i < except.Count; i++)
        {
            var name = except[i];
            var removed = NameResolver.Find(scope, name.Parts) ?? throw NameSuggestions.Unresolved(name.Parts, items.Select(Named).ToList());
            if (star.Replacements is { } replacements) Replace(items, removed, replacements[i]);
            else if (removed is GetField field) Drop(items, field, scope.Analysis.Settings);
            else items.RemoveAll(item => item.Equals(removed) || (item is Alias alias && alias.Child.Equals(removed)));
        }
        return items;
    }

    static void Replace(List<Expression> items, Expression removed, Expression replacement)
    {
        for (var i = 0; i < items.Count; i++) if (items[i].Equals(removed)) items[i] = replacement;
    }

    /// <summary>EXCEPT of a field of a struct: the struct stays without it.</summary>
    static void Drop(List<Expression> items, GetField field, QuerySettings settings)
    {
        var path = new List<string> { field.Name };
        var root = field.Child;
        for (; root is GetField inner; root = inner.Child) path.Insert(0, inner.Name);
        var index = items.FindIndex(item => item.Equals(root) || (item is Alias alias && alias.Child.Equals(root)));
        if (index >= 0) items[index] = new Alias(FieldUpdate.Resolve(new UpdateField(root, path.ToValueList(), null), settings), items[index] is Alias named
            ? named.Name : ((ColumnReference)root).Name);
    }

    static IEnumerable<Expression> Matching(UnresolvedRegex regex, Scope scope)
    {
        var columns = regex.PlanId is { } planId ? PlanColumns.All(scope, planId) : scope.Columns;
        var options = scope.Analysis.Settings.CaseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase;
        var pattern = new Regex("^(?:" + regex.Pattern + ")$", options | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return columns.Where(column => pattern.IsMatch(column.Name));
    }

    static ValueList<string> Named(Expression item) => [item is Alias alias ? alias.Name : ((ColumnReference)item).Name];
}
