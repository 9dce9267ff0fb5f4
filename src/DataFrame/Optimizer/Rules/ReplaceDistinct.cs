using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>DISTINCT is grouping by all columns.</summary>
internal sealed class ReplaceDistinct : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node is Distinct distinct
        ? new Aggregate(distinct.Child, [.. distinct.Output], [.. distinct.Output]) : node);
}
