using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>
/// What all sides of an OR say becomes a condition of its own: <c>(a AND x) OR (a AND y)</c> is <c>a AND (x OR y)</c>. So an equality that stands in each of them can be a join's
/// key.
/// </summary>
internal sealed class FactorDisjunctions : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node switch
    {
        Filter filter when Factored(filter.Condition) is { } condition => filter with { Condition = condition },
        Join { Condition: { } before } join when Factored(before) is { } condition => join with { Condition = condition },
        _ => node,
    });

    /// <summary>The conditions of each side of an OR; null for another expression.</summary>
    public static List<List<Expression>>? Sides(Expression term)
        => term is FunctionCall { Function.Name: OperatorNames.Or } or
            ? [.. or.Arguments.SelectMany(side => Sides(side) ?? [Conjunctions.Split(side)])] : null;

    /// <summary>The condition with common parts taken out of its terms; null where there are none.</summary>
    static Expression? Factored(Expression condition)
    {
        var terms = Conjunctions.Split(condition);
        var factored = terms.SelectMany(Factor).ToList();
        return factored.Count == terms.Count && factored.Zip(terms).All(pair => ReferenceEquals(pair.First, pair.Second)) ? null : Conjunctions.And(factored) ?? Literal.True;
    }

    static IEnumerable<Expression> Factor(Expression term)
    {
        if (Sides(term) is not { } sides) return [term];
        var common = sides[0].Where(part => Determinism.IsDeterministic(part) && sides.TrueForAll(side => side.Contains(part))).Distinct().ToList();
        if (common.Count == 0) return [term];
        var rests = sides.ConvertAll(side => side.Where(part => !common.Contains(part)).ToList());
        // A side that says no more makes the rest of the OR superfluous.
        return rests.Exists(rest => rest.Count == 0) ? common : [.. common, Conjunctions.Or(rests.Select(rest => Conjunctions.And(rest)!))!];
    }
}
