using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Joins;
using Frames.Expressions;
using Frames.Optimizer;
using Frames.Plans;

namespace Frames.Backends.Local.Planner;

internal partial class PhysicalPlanner
{
    /// <summary>Keeping the other side than the usual one pays when it is this many times smaller, and the usual one is not small anyway.</summary>
    const double SwapBelow = 2;
    const double Small = 100_000;
    const double Unknown = 1e6;

    RowStream Match(Join join)
    {
        var (keys, residual) = JoinCondition.Split(join);
        var buildIsLeft = BuildsLeft(join, keys.Count > 0);
        var build = Plan(buildIsLeft ? join.Left : join.Right);
        var probe = Plan(buildIsLeft ? join.Right : join.Left);
        var shape = new JoinShape(probe.Columns, build.Columns, buildIsLeft, buildIsLeft ? [.. keys.Select(key => new JoinKey(key.Build, key.Probe, key.NullSafe))] : keys, residual)
        {
            Outcome = JoinOutcome.Of(join.Kind, buildIsLeft),
            NullAware = join.NullAware,
        };
        var sink = new JoinBuild(shape);
        Drain(build, sink);
        var detail = $"{join.Kind}{(join.NullAware ? ", null-aware" : "")} [{join.Condition}], build {(buildIsLeft ? "left" : "right")}";
        Operator step = keys.Count > 0 ? new HashJoin(sink, detail) : new NestedLoopJoin(sink, detail);
        var joined = probe.Through(step, join.Output, build.Node);
        if (shape.Outcome.Build == Fate.None) return joined;
        var rest = new Branch(new BuildRowsSource(sink), [], joined.Branches.Max(branch => branch.Phase) + 1);
        return joined with { Branches = [.. joined.Branches, rest] };
    }

    static double Size(Plan plan) => SizeEstimate.Rows(plan) ?? Unknown;

    static bool BuildsLeft(Join join, bool hasKeys)
    {
        if (join.NullAware) return false;
        var (left, right) = (Size(join.Left), Size(join.Right));
        return join.Kind switch
        {
            JoinKind.Inner or JoinKind.Cross => left < right,
            JoinKind.FullOuter => left < right && right > Small,
            JoinKind.RightOuter => left < Small || left < right * SwapBelow,
            _ => hasKeys && right > Small && left * SwapBelow < right,
        };
    }
}

/// <summary>Takes a join's condition apart.</summary>
internal static class JoinCondition
{
    /// <summary>
    /// Equalities between an expression of the left side (given as probe) and one of the right (as build), and what is left over. A null-aware join has either one key alone or
    /// none.
    /// </summary>
    public static (IReadOnlyList<JoinKey> Keys, ValueList<Expression> Residual) Split(Join join)
    {
        var left = join.Left.Output.Select(column => column.Id).ToHashSet();
        var right = join.Right.Output.Select(column => column.Id).ToHashSet();
        var keys = new List<JoinKey>();
        var residual = new List<Expression>();
        foreach (var part in Conjunction.Split(join.Condition))
        {
            if (Key(part, left, right) is { } key) keys.Add(key);
            else residual.Add(part);
        }
        return join.NullAware && (keys.Count != 1 || residual.Count > 0) ? ([], Conjunction.Split(join.Condition)) : (keys, residual.ToValueList());
    }

    static JoinKey? Key(Expression part, HashSet<long> left, HashSet<long> right)
    {
        if (part is not FunctionCall { Function.Name: "==" or "<=>", Arguments: [var a, var b] } call || !a.Type.SameType(b.Type)) return null;
        var nullSafe = call.Function.Name == "<=>";
        if (IsOf(a, left) && IsOf(b, right)) return new(a, b, nullSafe);
        return IsOf(a, right) && IsOf(b, left) ? new(b, a, nullSafe) : null;
    }

    static bool IsOf(Expression expression, HashSet<long> side)
    {
        var some = false;
        foreach (var column in expression.References())
        {
            if (!side.Contains(column.Id)) return false;
            some = true;
        }
        return some && !Operators.Determinism.DependsOnPosition(expression) && expression.Type is not Sql.Types.StringType { Collation: not null };
    }
}
