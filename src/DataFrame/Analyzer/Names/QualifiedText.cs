using Frames.Expressions;

namespace Frames.Analyzer.Names;

/// <summary>Expressions as SQL, with the names of their columns in full and quoted text, as a few messages show them.</summary>
internal static class QualifiedText
{
    /// <summary>The text; casts that analysis inserted show unless <paramref name="showsCasts"/> says otherwise.</summary>
    public static string Of(Expression expression, bool showsCasts = true) => SqlPrinter.Print(expression.TransformUp(node => node switch
    {
        ColumnReference column => column with { Name = string.Join(".", [.. column.Qualifier, column.Name]) },
        Literal { Value: not null } literal => new UnresolvedColumn([LiteralPrinter.Sql(literal, LiteralPrinter.TimeZone)]),
        Cast { IsImplicit: true } cast when showsCasts => cast with { IsImplicit = false },
        _ => node,
    }));

    /// <summary>Columns and their orders by name and id, as <c>g#1 ASC NULLS FIRST</c>.</summary>
    public static string WithIds(IEnumerable<Expression> expressions) => string.Join(",", expressions.Select(expression => SqlPrinter.Print(expression.TransformUp(node
        => node is ColumnReference column ? column with { Name = $"{column.Name}#{column.Id}" } : node))));
}
