using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Local.Joins;

/// <summary>A pair of expressions, one of each side, that must be equal; where <paramref name="NullSafe"/>, nulls are equal too.</summary>
internal sealed record JoinKey(Expression Probe, Expression Build, bool NullSafe);

/// <summary>A join as the engine runs it: one side is kept (<em>build</em>), the other streams past (<em>probe</em>).</summary>
/// <param name="Probe">The probe side's columns.</param>
/// <param name="Build">The build side's columns.</param>
/// <param name="BuildIsLeft">Whether the build side's columns come first.</param>
/// <param name="Keys">What must be equal.</param>
/// <param name="Residual">What else must hold, over the columns of both sides.</param>
internal sealed record JoinShape(IReadOnlyList<ColumnReference> Probe, IReadOnlyList<ColumnReference> Build, bool BuildIsLeft, IReadOnlyList<JoinKey> Keys,
    ValueList<Expression> Residual)
{
    /// <summary>What happens to pairs and to rows that have no partner.</summary>
    public required JoinOutcome Outcome { get; init; }

    /// <summary>Whether an unknown comparison also drops the row, as NOT IN does.</summary>
    public bool NullAware { get; init; }

    /// <summary>The columns of both sides, in the plan's order.</summary>
    public IReadOnlyList<ColumnReference> Both => BuildIsLeft ? [.. Build, .. Probe] : [.. Probe, .. Build];

    public bool MarksBuild => Outcome.Build != Fate.None;
}

/// <summary>What becomes of a side's rows by whether they have a partner.</summary>
internal enum Fate
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Those with a partner come out, once.</summary>
    Matched,

    /// <summary>Those without one come out.</summary>
    Unmatched,
}

/// <summary>Which rows come out of a join.</summary>
/// <param name="Pairs">Whether pairs do.</param>
/// <param name="Probe">Which rows of the probe side do besides.</param>
/// <param name="Build">Which rows of the build side do besides.</param>
internal sealed record JoinOutcome(bool Pairs, Fate Probe, Fate Build)
{
    public static JoinOutcome Of(JoinKind kind, bool buildIsLeft)
    {
        var (pairs, left, right) = kind switch
        {
            JoinKind.LeftOuter => (true, Fate.Unmatched, Fate.None),
            JoinKind.RightOuter => (true, Fate.None, Fate.Unmatched),
            JoinKind.FullOuter => (true, Fate.Unmatched, Fate.Unmatched),
            JoinKind.LeftSemi => (false, Fate.Matched, Fate.None),
            JoinKind.LeftAnti => (false, Fate.Unmatched, Fate.None),
            _ => (true, Fate.None, Fate.None),
        };
        return buildIsLeft ? new(pairs, right, left) : new(pairs, left, right);
    }
}
