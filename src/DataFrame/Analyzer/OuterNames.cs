using Frames.Analyzer.Names;
using Frames.Expressions;

namespace Frames.Analyzer;

/// <summary>Names in a subquery that mean columns of a query around it.</summary>
internal static class OuterNames
{
    public static Expression? Find(Scope outer, ValueList<string> parts)
    {
        for (var scope = outer; scope is not null; scope = scope.Around.Outer)
            if (NameResolver.Find(scope, parts) is { } found) return found.TransformUp(node => node is ColumnReference column ? new OuterReference(column)
                : node);
        return null;
    }
}
