using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;

namespace Frames.Sql;

/// <summary>Rows in groups, waiting for aggregates: what <c>GroupBy</c>, <c>Rollup</c> and <c>Cube</c> give.</summary>
public sealed class RelationalGroupedDataset
{
    readonly DataFrame frame;
    readonly ValueList<Expression> grouping;
    readonly GroupingKind kind;
    readonly PivotClause? pivot;

    internal RelationalGroupedDataset(DataFrame frame, ValueList<Expression> grouping, GroupingKind kind, PivotClause? pivot = null)
        => (this.frame, this.grouping, this.kind, this.pivot) = (frame, grouping, kind, pivot);

    /// <summary>One row a group: the grouping columns, then the aggregates.</summary>
    public DataFrame Agg(Column expr, params Column[] exprs) => Agg([expr.Expression, .. DataFrame.Of(exprs)]);

    /// <summary>The number of rows of each group, in a column <c>count</c>.</summary>
    public DataFrame Count() => Agg([new Alias(new UnresolvedFunction("count", Literals.Literal(1)), "count")]);

    /// <summary>The mean of columns, of all numeric ones where none are named.</summary>
    public DataFrame Avg(params string[] colNames) => Each("avg", colNames);

    /// <summary>The mean of columns, of all numeric ones where none are named.</summary>
    public DataFrame Mean(params string[] colNames) => Each("avg", colNames);

    /// <summary>The greatest values of columns, of all numeric ones where none are named.</summary>
    public DataFrame Max(params string[] colNames) => Each("max", colNames);

    /// <summary>The least values of columns, of all numeric ones where none are named.</summary>
    public DataFrame Min(params string[] colNames) => Each("min", colNames);

    /// <summary>The sums of columns, of all numeric ones where none are named.</summary>
    public DataFrame Sum(params string[] colNames) => Each("sum", colNames);

    /// <summary>A column's values, all that occur, become columns.</summary>
    public RelationalGroupedDataset Pivot(string pivotColumn) => Pivot(Functions.Col(pivotColumn));

    /// <summary>The given values of a column become columns.</summary>
    public RelationalGroupedDataset Pivot(string pivotColumn, IEnumerable<object> values) => Pivot(Functions.Col(pivotColumn), values);

    /// <summary>An expression's values, all that occur, become columns.</summary>
    public RelationalGroupedDataset Pivot(Column pivotColumn) => Pivot(pivotColumn, []);

    /// <summary>The given values of an expression become columns.</summary>
    public RelationalGroupedDataset Pivot(Column pivotColumn, IEnumerable<object> values)
        => new(frame, grouping, kind, new PivotClause(pivotColumn.Expression, values.Select(Literals.Of).ToValueList()));

    DataFrame Each(string function, string[] names)
    {
        // Without names Spark takes the numeric columns that do not group: only then is the schema needed.
        IEnumerable<string> columns = names.Length > 0 ? names : frame.Schema.Where(field => field.DataType is Types.NumericType
            && !IsGrouping(field.Name)).Select(field => StructTypeName(field.Name));
        return Agg(columns.Select(name => (Expression)new UnresolvedFunction(function, ColumnNames.Column(name))).ToValueList());
    }

    bool IsGrouping(string name) => grouping.Any(expression => expression is UnresolvedColumn column
        && string.Equals(column.Parts[^1], name, StringComparison.OrdinalIgnoreCase));

    static string StructTypeName(string name) => Types.StructType.QuoteIfNeeded(name);

    DataFrame Agg(ValueList<Expression> aggregates)
        => frame.With(new Aggregate(frame.Plan, grouping, [.. grouping, .. aggregates], kind, null, pivot));
}
