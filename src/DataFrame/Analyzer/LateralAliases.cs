using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>Aliases of a select list that later items of the same list may name. A use stands as a marked column, which keeps Spark's text, until the list is
/// complete.</summary>
internal sealed class LateralAliases
{
    readonly List<Alias> earlier = [];

    public void Add(Expression item)
    {
        if (item is Alias { Names.Count: 1 } alias) earlier.Add(alias);
    }

    public Expression? Find(ValueList<string> parts, QuerySettings settings)
    {
        var matches = earlier.Where(alias => string.Equals(alias.Name, parts[0], settings.NameComparison)).ToList();
        if (matches.Count == 0) return null;
        if (matches.Count > 1) throw ErrorClasses.AmbiguousLateralColumnAlias.With(("name", SqlText.Name(parts)), ("n", $"{matches.Count}"));
        var found = matches[0];
        Expression value = new ColumnReference(found.Id, $"lateralAliasReference({found.Name})", found.Type, found.Nullable, []);
        return parts.Skip(1).Aggregate(value, (current, name) => FieldExtraction.Extract(current, new Literal(name, DataTypes.String), settings));
    }

    /// <summary>The expression with uses of aliases replaced by what they stand for.</summary>
    public Expression Inline(Expression expression) => earlier.Count == 0 ? expression : expression.TransformUp(node
        => node is ColumnReference column && earlier.Find(alias => alias.Id == column.Id) is { } alias ? Inline(alias.Child) : node);
}
