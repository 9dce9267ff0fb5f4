using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer;

/// <summary>One way to make a resolved plan better that gives the same rows, columns and errors.</summary>
internal abstract class Rule
{
    /// <summary>The rule's name in tests and messages.</summary>
    public string Name => GetType().Name;

    /// <summary>The plan after the rule; the same object where it changes nothing.</summary>
    public abstract Plan Apply(Plan plan, QuerySettings settings);
}

/// <summary>Rules that run one after another, once or until none changes anything.</summary>
/// <param name="Rounds">How often at most.</param>
/// <param name="Rules">The rules in order.</param>
internal sealed record RuleBatch(int Rounds, params Rule[] Rules);
