using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>
/// How many values columns have that must be equal. Of columns that conditions make equal one is mostly the key of its table, and the others have no more values than that table had
/// rows before it was filtered: the smallest table says how many.
/// </summary>
internal sealed class KeyValues
{
    readonly Dictionary<long, double> values = [];

    KeyValues()
    {
    }

    public static KeyValues Of(IReadOnlyList<Plan> inputs, IReadOnlyList<Expression> terms)
    {
        var result = new KeyValues();
        foreach (var input in inputs)
            foreach (var column in input.Output) result.values[column.Id] = Math.Max(1, SizeEstimate.BaseRows(input) ?? 1);
        // Each round takes the least of two columns over to both; as many rounds as terms reach along any chain.
        foreach (var _ in terms)
        {
            var changed = false;
            foreach (var term in terms.Where(IsEquality))
            {
                var least = result.Of(term);
                foreach (var column in term.References())
                {
                    changed |= result.values.GetValueOrDefault(column.Id, least) > least;
                    result.values[column.Id] = least;
                }
            }
            if (!changed) break;
        }
        return result;
    }

    /// <summary>The values among which an equality chooses; 1 for another condition.</summary>
    public double Of(Expression term) => IsEquality(term) ? term.References().Min(column => values.GetValueOrDefault(column.Id, 1)) : 1;

    static bool IsEquality(Expression term) => term is FunctionCall { Function.Name: OperatorNames.Equal or OperatorNames.EqualNullSafe } && term.References().Any();
}
