using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Local.Planner;

internal partial class PhysicalPlanner
{
    /// <summary>The node with what its uncorrelated subqueries give in their place.</summary>
    protected Plan WithSubqueriesRun(Plan plan)
        => plan.Expressions.Any(expression => expression.Any(node => node is Subquery)) ? plan.MapExpressions(expression => expression.TransformUp(Run)) : plan;

    Expression Run(Expression expression) => expression switch
    {
        Subquery { Kind: not SubqueryKind.In } shown when !Query.Options.RunsSubqueries => new Literal(null, shown.Type),
        Subquery { Kind: SubqueryKind.Scalar } scalar => new Literal(SingleValue(scalar.Plan), scalar.Type),
        Subquery { Kind: SubqueryKind.Exists } exists => new Literal(Rows(new Limit(exists.Plan, new Literal(1, Sql.Types.DataTypes.Integer))).Any(), exists.Type),
        _ => expression,
    };

    object? SingleValue(Plan plan)
    {
        object? value = null;
        var seen = false;
        foreach (var batch in Rows(new Limit(plan, new Literal(2, Sql.Types.DataTypes.Integer))))
        {
            if (seen || batch.Length > 1) throw ErrorClasses.ScalarSubqueryTooManyRows.With();
            value = batch.Columns[0].GetValue(0);
            seen = true;
        }
        return value;
    }

    IEnumerable<Batch> Rows(Plan plan)
    {
        using var result = new LocalResult(Query.Session, Query.Options, plan, run => new PhysicalPlanner(run), Query.Cancellation);
        foreach (var batch in result.Batches) yield return batch;
    }
}
