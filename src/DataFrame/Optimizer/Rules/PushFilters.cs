using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>Conditions go as far down as they can: through select lists, joins, grouping by what they read, unions and windows.</summary>
internal sealed class PushFilters : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node switch
    {
        Filter filter => Push(filter),
        Join join => Conditions(join),
        _ => node,
    });

    static Plan Push(Filter filter) => filter.Child switch
    {
        Filter inner => Push(new Filter(inner.Child, Conjunctions.And([.. Conjunctions.Split(inner.Condition), .. Conjunctions.Split(filter.Condition)])!)),
        Project project => ThroughProject(filter, project),
        Join join => ThroughJoin(filter, join),
        Aggregate { Grouping.Count: > 0 } aggregate => Below(filter, aggregate, aggregate.Grouping.OfType<ColumnReference>()),
        Window { PartitionBy.Count: > 0 } window => Below(filter, window, window.PartitionBy.OfType<ColumnReference>()),
        Sort or Repartition => Below(filter, filter.Child, filter.Child.Output),
        Generate generate => Below(filter, generate, generate.Child.Output),
        SetOperation { Kind: SetKind.Union, All: true } union => ThroughUnion(filter, union),
        _ => filter,
    };

    /// <summary>The terms that read only some columns go below the node.</summary>
    static Plan Below(Filter filter, Plan node, IEnumerable<ColumnReference> columns)
    {
        var (down, kept) = Separate(filter.Condition, Determinism.Ids(columns));
        return down.Count == 0 ? filter : Kept(node.WithChildren([Filtered(node.Children[0], down)]), kept);
    }

    static Plan ThroughProject(Filter filter, Project project)
    {
        var computed = Substitution.Of(project.List);
        var (down, kept) = (new List<Expression>(), new List<Expression>());
        foreach (var term in Conjunctions.Split(filter.Condition))
        {
            var lowered = Substitution.Replace(term, computed);
            (Determinism.IsDeterministic(lowered) && !lowered.Any(part => part is Subquery or OuterReference) ? down : kept).Add(term);
        }
        if (down.Count == 0) return filter;
        return Kept(project with { Child = Filtered(project.Child, down.ConvertAll(term => Substitution.Replace(term, computed))) }, kept);
    }

    static Plan ThroughJoin(Filter filter, Join join)
    {
        if (join.Lateral) return filter;
        var (left, right) = (Determinism.Ids(join.Left.Output), Determinism.Ids(join.Right.Output));
        var (toLeft, rest) = join.Kind is JoinKind.RightOuter or JoinKind.FullOuter ? ([], Conjunctions.Split(filter.Condition))
            : Separate(filter.Condition, left);
        var (toRight, others) = join.Kind is JoinKind.Inner or JoinKind.Cross or JoinKind.RightOuter ? Separate(rest, right) : ([], rest);
        var both = join.Kind is JoinKind.Inner or JoinKind.Cross ? others.Where(term => Determinism.IsDeterministic(term)
            && !term.Any(part => part is Subquery or OuterReference)).ToList() : [];
        if (toLeft.Count + toRight.Count + both.Count == 0) return filter;
        var result = join with { Left = Filtered(join.Left, toLeft), Right = Filtered(join.Right, toRight) };
        if (both.Count > 0) result = result with { Kind = JoinKind.Inner, Condition = Conjunctions.And([.. Conjunctions.Split(join.Condition), .. both]) };
        return Kept(result, others.Where(term => !both.Contains(term)).ToList());
    }

    /// <summary>Terms of a join's condition that read one side only, where dropping that side's rows early changes nothing.</summary>
    static Plan Conditions(Join join)
    {
        if (join.Condition is null || join.NullAware || join.Lateral) return join;
        var canLeft = join.Kind is JoinKind.Inner or JoinKind.RightOuter or JoinKind.LeftSemi;
        var canRight = join.Kind is JoinKind.Inner or JoinKind.LeftOuter or JoinKind.LeftSemi or JoinKind.LeftAnti;
        var (toLeft, rest) = canLeft ? Separate(join.Condition, Determinism.Ids(join.Left.Output)) : ([], Conjunctions.Split(join.Condition));
        var (toRight, others) = canRight ? Separate(rest, Determinism.Ids(join.Right.Output)) : ([], rest);
        if (toLeft.Count + toRight.Count == 0) return join;
        return join with { Left = Filtered(join.Left, toLeft), Right = Filtered(join.Right, toRight), Condition = Conjunctions.And(others) };
    }

    static Plan ThroughUnion(Filter filter, SetOperation union)
    {
        var (down, kept) = Separate(filter.Condition, Determinism.Ids(union.Output));
        if (down.Count == 0) return filter;
        var inputs = union.Inputs.Map(input =>
        {
            var columns = union.Output.Select((column, i) => (column.Id, (Expression)input.Output[i])).ToDictionary(pair => pair.Id, pair => pair.Item2);
            return Filtered(input, down.ConvertAll(term => Substitution.Replace(term, columns)));
        });
        return Kept(union with { Inputs = inputs }, kept);
    }

    static (List<Expression> Down, List<Expression> Kept) Separate(Expression condition, HashSet<long> columns)
        => Separate(Conjunctions.Split(condition), columns);

    static (List<Expression> Down, List<Expression> Kept) Separate(List<Expression> terms, HashSet<long> columns)
    {
        var down = terms.Where(term => term.References().Any() && Determinism.IsDeterministic(term) && Determinism.ReadsOnly(term, columns)
            && !term.Any(part => part is Subquery)).ToList();
        return (down, terms.Where(term => !down.Contains(term)).ToList());
    }

    static Plan Filtered(Plan plan, List<Expression> terms) => terms.Count == 0 ? plan : Push(new Filter(plan, Conjunctions.And(terms)!));

    static Plan Kept(Plan plan, List<Expression> terms) => terms.Count == 0 ? plan : new Filter(plan, Conjunctions.And(terms)!);
}
