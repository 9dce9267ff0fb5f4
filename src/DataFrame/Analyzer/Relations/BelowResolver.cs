using Frames.Analyzer.Names;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>Resolution over a select list that may also name what stands below it: <c>SELECT a FROM t ORDER BY b</c>.</summary>
internal static class BelowResolver
{
    public static ExpressionResolver Over(Plan child, PlanResolver resolver, Surroundings around)
    {
        Scope? lower = null;
        return new ExpressionResolver(resolver.Scope(around, child))
        {
            Fallback = parts =>
            {
                if (lower is null && HiddenColumns.Below(child) is not { } below) return null;
                else if (lower is null) lower = resolver.Scope(around, HiddenColumns.Below(child)!);
                return NameResolver.Find(lower, parts);
            },
        };
    }
}
