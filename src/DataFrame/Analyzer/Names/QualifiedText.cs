using Frames.Expressions;

namespace Frames.Analyzer.Names;

/// <summary>Expressions with the names of their columns in full, as a few messages show them.</summary>
internal static class QualifiedText
{
    public static string Of(Expression expression) => SqlPrinter.Print(expression.TransformUp(node
        => node is ColumnReference column ? column with { Name = string.Join(".", [.. column.Qualifier, column.Name]) } : node));
}
