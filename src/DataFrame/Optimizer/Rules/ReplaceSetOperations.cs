using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Optimizer.Rules;

/// <summary>
/// UNION is a distinct UNION ALL; INTERSECT and EXCEPT are null-safe semi and anti joins of distinct rows; with ALL they count how often a row is on each side
/// and repeat it as often
/// as the rule says.
/// </summary>
internal sealed class ReplaceSetOperations : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node switch
    {
        SetOperation { Kind: SetKind.Union, All: false } union => Grouped(union with { All = true }),
        SetOperation { Kind: not SetKind.Union, All: false } operation => Joined(operation, settings),
        SetOperation { Kind: not SetKind.Union, All: true } operation => Counted(operation, settings),
        _ => node,
    });

    static Aggregate Grouped(Plan plan) => new(plan, [.. plan.Output], [.. plan.Output]);

    static Plan Joined(SetOperation operation, QuerySettings settings) => Renamed(operation, operation.Inputs.Skip(1)
        .Aggregate(operation.Inputs[0], (left, right) =>
    {
        var equal = left.Output.Zip(right.Output, (a, b) => (Expression)Calls.Resolve(OperatorNames.EqualNullSafe, settings, a, b));
        return Grouped(new Join(left, right, operation.Kind == SetKind.Intersect ? JoinKind.LeftSemi : JoinKind.LeftAnti, Conjunctions.And(equal)));
    }));

    /// <summary>The plan's columns under the operation's ids.</summary>
    static Project Renamed(SetOperation operation, Plan plan)
        => new(plan, operation.Columns!.Select((column, i) => (Expression)new Alias(plan.Output[i], [column.Name], column.Id, column.Metadata)).ToValueList());

    static Plan Counted(SetOperation operation, QuerySettings settings) => Renamed(operation, operation.Inputs.Skip(1)
        .Aggregate(operation.Inputs[0], (left, right) =>
    {
        var columns = left.Output.Map(column => column with { Id = Ids.Next(), IsNullable = true });
        var count = new ColumnReference(Ids.Next(), "vcol", DataTypes.Long, false, []);
        var both = new SetOperation([Marked(left, 1), Marked(right, operation.Kind == SetKind.Except ? -1 : 2)], SetKind.Union, true,
            Columns: [.. columns, count]);
        return operation.Kind == SetKind.Except ? Except(both, columns, count, settings) : Intersect(both, columns, count, settings);
    }));

    static Project Marked(Plan side, long mark) => new(side, [.. side.Output, new Alias(new Literal(mark, DataTypes.Long), ["vcol"], Ids.Next())]);

    static Plan Except(Plan both, ValueList<ColumnReference> columns, ColumnReference mark, QuerySettings settings)
    {
        var sum = new Alias(new AggregateExpression(Calls.Resolve("sum", settings, mark)), ["sum"], Ids.Next());
        var grouped = new Aggregate(both, [.. columns], [.. columns, sum]);
        return Repeated(new Filter(grouped, Calls.Resolve(OperatorNames.Greater, settings, Plan.ToColumn(sum), new Literal(0L, DataTypes.Long))), columns,
            Plan.ToColumn(sum), settings);
    }

    static Plan Intersect(Plan both, ValueList<ColumnReference> columns, ColumnReference mark, QuerySettings settings)
    {
        Alias Count(long side) => new(new AggregateExpression(Calls.Resolve("count", settings, new Literal(1, DataTypes.Integer)),
            Filter: Calls.Resolve(OperatorNames.Equal, settings, mark, new Literal(side, DataTypes.Long))), [$"count{side}"], Ids.Next());
        var (first, second) = (Count(1), Count(2));
        var grouped = new Aggregate(both, [.. columns], [.. columns, first, second]);
        return Repeated(grouped, columns, Calls.Resolve("least", settings, Plan.ToColumn(first), Plan.ToColumn(second)), settings);
    }

    /// <summary>Each row as often as the count says.</summary>
    static Project Repeated(Plan plan, ValueList<ColumnReference> columns, Expression count, QuerySettings settings)
    {
        var copies = Calls.Resolve("array_repeat", settings, new Literal(true, DataTypes.Boolean), new Cast(count, DataTypes.Integer, settings.CastMode));
        var copy = new ColumnReference(Ids.Next(), "col", DataTypes.Boolean, true, []);
        return new Project(new Generate(plan, Calls.Resolve("explode", settings, copies), false, null, ["col"], [copy]), [.. columns]);
    }
}
