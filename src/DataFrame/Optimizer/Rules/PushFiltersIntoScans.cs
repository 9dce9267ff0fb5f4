using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>Conditions directly over a scan are handed to its source too, which may skip files and row groups by them; the filter stays.</summary>
internal sealed class PushFiltersIntoScans : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node =>
    {
        if (node is not Filter { Child: Scan scan } filter) return node;
        var columns = Determinism.Ids(scan.Columns);
        var terms = Conjunctions.Split(filter.Condition).Where(term => Determinism.IsDeterministic(term) && Determinism.ReadsOnly(term, columns)
            && !term.Any(part => part is Subquery))
            .Where(term => !scan.Filters.Contains(term)).ToList();
        return terms.Count == 0 ? node : filter with { Child = scan with { Filters = [.. scan.Filters, .. terms] } };
    });
}
