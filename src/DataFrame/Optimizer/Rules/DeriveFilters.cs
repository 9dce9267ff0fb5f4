using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>
/// An OR over both inputs of an inner join, each side of which says something about one input alone, also says something about that input: it becomes a filter there, and stays in
/// the join. <c>(a.x = 1 AND b.y = 2) OR (a.x = 3 AND b.y = 4)</c> lets only rows with <c>x = 1 OR x = 3</c> into the join.
/// </summary>
internal sealed class DeriveFilters : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node is Join { Kind: JoinKind.Inner, Lateral: false } join
        ? join with { Left = Filtered(join.Left, join.Condition), Right = Filtered(join.Right, join.Condition) } is var derived && !derived.Equals(join) ? derived : join
        : node);

    static Plan Filtered(Plan input, Expression? condition)
    {
        var columns = Determinism.Ids(input.Output);
        var derived = Conjunctions.Split(condition).Select(term => About(term, columns)).OfType<Expression>().ToList();
        return derived.Count == 0 ? input : new Filter(input, Conjunctions.And(derived)!);
    }

    /// <summary>What a term says about an input's columns; null for nothing.</summary>
    static Expression? About(Expression term, HashSet<long> columns)
    {
        if (FactorDisjunctions.Sides(term) is not { } sides) return null;
        var parts = sides.ConvertAll(side => side.Where(part => part.References().Any() && Determinism.IsDeterministic(part) && Determinism.ReadsOnly(part, columns)
            && !part.Any(inner => inner is Subquery)).ToList());
        return parts.Exists(part => part.Count == 0) ? null : Conjunctions.Or(parts.Select(part => Conjunctions.And(part)!));
    }
}
