using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>
/// Chains of inner joins are put in order by estimated size: the largest input streams, and each step joins the smallest input that a condition connects with
/// what is there, so
/// that the tables built on the right are small. Outer joins stay where they are.
/// </summary>
internal sealed class ReorderJoins : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan is Join join && IsInner(join) ? Reordered(join, settings)
        : plan.MapChildren(child => Apply(child, settings)).MapSubqueries(query => Apply(query, settings));

    static bool IsInner(Join join) => join.Kind is JoinKind.Inner or JoinKind.Cross && !join.Lateral;

    Plan Reordered(Join join, QuerySettings settings)
    {
        var (inputs, terms) = (new List<Plan>(), new List<Expression>());
        Flatten(join, inputs, terms, settings);
        var sizes = inputs.ConvertAll(SizeEstimate.Rows);
        if (sizes.Any(size => size is null)) return Rebuild(join, settings);
        var result = Chain(inputs, terms, sizes.ConvertAll(size => size!.Value));
        return result.Output.Select(column => column.Id).SequenceEqual(join.Output.Select(column => column.Id)) ? result
            : new Project(result, join.Output.Map(column => (Expression)column));
    }

    Plan Rebuild(Join join, QuerySettings settings) => join.MapChildren(child => Apply(child, settings));

    void Flatten(Plan plan, List<Plan> inputs, List<Expression> terms, QuerySettings settings)
    {
        switch (plan)
        {
            case Join join when IsInner(join):
                Flatten(join.Left, inputs, terms, settings);
                Flatten(join.Right, inputs, terms, settings);
                terms.AddRange(Conjunctions.Split(join.Condition));
                break;
            // A list of plain columns between two joins only narrows them; the joins above name the same columns.
            case Project { Child: Join join } project when IsInner(join) && project.List.All(item => item is ColumnReference):
                Flatten(join, inputs, terms, settings);
                break;
            default:
                inputs.Add(Apply(plan, settings));
                break;
        }
    }

    static Plan Chain(List<Plan> inputs, List<Expression> terms, List<double> sizes)
    {
        var waiting = Enumerable.Range(0, inputs.Count).OrderByDescending(i => sizes[i]).ToList();
        var result = inputs[waiting[0]];
        waiting.RemoveAt(0);
        while (waiting.Count > 0)
        {
            var here = Determinism.Ids(result.Output);
            var connected = waiting.Where(i => terms.Any(term => Connects(term, here, inputs[i]))).ToList();
            var next = (connected.Count > 0 ? connected : waiting).MinBy(i => sizes[i]);
            waiting.Remove(next);
            here.UnionWith(inputs[next].Output.Select(column => column.Id));
            var ready = terms.Where(term => Determinism.ReadsOnly(term, here)).ToList();
            terms = terms.Where(term => !ready.Contains(term)).ToList();
            result = new Join(result, inputs[next], ready.Count == 0 ? JoinKind.Cross : JoinKind.Inner, Conjunctions.And(ready));
        }
        return terms.Count == 0 ? result : new Filter(result, Conjunctions.And(terms)!);
    }

    static bool Connects(Expression term, HashSet<long> here, Plan input)
    {
        var there = Determinism.Ids(input.Output);
        var columns = term.References().Select(column => column.Id).ToList();
        return columns.Any(here.Contains) && columns.Any(there.Contains) && columns.All(id => here.Contains(id) || there.Contains(id));
    }
}
