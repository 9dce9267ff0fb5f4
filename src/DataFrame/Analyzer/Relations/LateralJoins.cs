using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>Lateral joins keep their mark until the optimizer takes the correlation out of their right side; one without correlation is a plain join.</summary>
internal static class LateralJoins
{
    public static Plan Resolve(Plan plan) => plan is Join join && Correlation.IsCorrelated(join.Right) ? join with { Lateral = true } : plan;
}
