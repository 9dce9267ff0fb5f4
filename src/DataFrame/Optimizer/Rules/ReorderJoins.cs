using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>
/// Inner joins are put in order by estimated size: of the inputs that a condition connects, the two whose join gives fewest rows are joined first, and so on with what that gives;
/// the larger side of each streams past the smaller. So a filtered table thins out its neighbours before a large one meets them. Outer joins stay where they are.
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
        var result = Joined([.. inputs.Select((input, i) => new Group(input, sizes[i]!.Value))], terms, KeyValues.Of(inputs, terms));
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

    static Plan Joined(List<Group> groups, List<Expression> terms, KeyValues values)
    {
        while (groups.Count > 1)
        {
            var pairs = groups.SelectMany((a, i) => groups.Skip(i + 1).Select(b => (A: a, B: b, Rows: Rows(a, b, terms, values)))).ToList();
            // Inputs that nothing connects come last.
            var (first, second, rows) = pairs.OrderBy(pair => pair.Rows is null).ThenBy(pair => pair.Rows).ThenBy(pair => pair.A.Rows * pair.B.Rows).First();
            var (large, small) = first.Rows >= second.Rows ? (first, second) : (second, first);
            var here = Determinism.Ids([.. large.Plan.Output, .. small.Plan.Output]);
            var ready = terms.Where(term => Determinism.ReadsOnly(term, here)).ToList();
            terms = terms.Where(term => !ready.Contains(term)).ToList();
            var join = new Join(large.Plan, small.Plan, ready.Count == 0 ? JoinKind.Cross : JoinKind.Inner, Conjunctions.And(ready));
            groups = [.. groups.Where(group => !ReferenceEquals(group, first) && !ReferenceEquals(group, second)), new(join, rows ?? large.Rows * small.Rows)];
        }
        return terms.Count == 0 ? groups[0].Plan : new Filter(groups[0].Plan, Conjunctions.And(terms)!);
    }

    /// <summary>The rows of two groups' join, null where nothing connects them.</summary>
    static double? Rows(Group a, Group b, List<Expression> terms, KeyValues values)
    {
        double? share = null;
        foreach (var term in terms)
        {
            var columns = term.References().Select(column => column.Id).ToList();
            if (columns.Exists(a.Has) && columns.Exists(b.Has) && columns.TrueForAll(id => a.Has(id) || b.Has(id))) share = Math.Max(share ?? 1, values.Of(term));
        }
        return a.Rows * b.Rows / share;
    }

    /// <summary>Inputs that have been joined.</summary>
    sealed record Group(Plan Plan, double Rows)
    {
        readonly HashSet<long> ids = Determinism.Ids(Plan.Output);

        public bool Has(long column) => ids.Contains(column);
    }
}
