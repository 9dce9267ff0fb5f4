using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>An outer join whose added nulls a condition above it rejects is an inner join, or outer on one side only.</summary>
internal sealed class StrengthenJoins : Rule
{
    static readonly HashSet<string> Strict =
    [
        OperatorNames.Equal, OperatorNames.Less, OperatorNames.LessOrEqual, OperatorNames.Greater, OperatorNames.GreaterOrEqual, OperatorNames.Not,
        OperatorNames.Add, OperatorNames.Subtract, OperatorNames.Multiply, OperatorNames.Divide, OperatorNames.IsNotNull,
    ];

    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node is Filter { Child: Join join } filter
        && Stronger(join, filter.Condition) is var kind && kind != join.Kind
        ? filter with { Child = join with { Kind = kind } } : node);

    static JoinKind Stronger(Join join, Expression condition)
    {
        if (join.Kind is not (JoinKind.LeftOuter or JoinKind.RightOuter or JoinKind.FullOuter)) return join.Kind;
        var terms = Conjunctions.Split(condition);
        var left = terms.Any(term => Rejects(term, Determinism.Ids(join.Left.Output)));
        var right = terms.Any(term => Rejects(term, Determinism.Ids(join.Right.Output)));
        return join.Kind switch
        {
            JoinKind.LeftOuter when right => JoinKind.Inner,
            JoinKind.RightOuter when left => JoinKind.Inner,
            JoinKind.FullOuter when left && right => JoinKind.Inner,
            JoinKind.FullOuter when left => JoinKind.LeftOuter,
            JoinKind.FullOuter when right => JoinKind.RightOuter,
            _ => join.Kind,
        };
    }

    /// <summary>Whether the term cannot be true where all columns of the side are null: it reads one of them through strict functions only.</summary>
    static bool Rejects(Expression term, HashSet<long> side) => IsStrict(term) && term.References().Any(column => side.Contains(column.Id));

    static bool IsStrict(Expression expression) => expression switch
    {
        ColumnReference or Literal => true,
        Cast cast => IsStrict(cast.Child),
        // IS NOT NULL is strict only in that it is not true of NULL: nothing may stand around it.
        FunctionCall call when Strict.Contains(call.Function.Name) => call.Arguments.All(argument => IsStrict(argument)
            && argument is not FunctionCall { Function.Name: OperatorNames.IsNotNull }),
        _ => false,
    };
}
