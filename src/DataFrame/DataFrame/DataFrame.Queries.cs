using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql;

public sealed partial class DataFrame
{
    /// <summary>The given columns.</summary>
    public DataFrame Select(params Column[] columns) => With(new Project(Plan, Of(columns)));

    /// <summary>The columns of the given names; <c>*</c> for all.</summary>
    public DataFrame Select(string column, params string[] columns) => With(new Project(Plan, Of(column, columns)));

    /// <summary>The given expressions in SQL.</summary>
    public DataFrame SelectExpr(params string[] expressions) => With(new Project(Plan, expressions.Select(text
        => (Expression)new SqlExpression(text)).ToValueList()));

    /// <summary>The rows for which a condition is true.</summary>
    public DataFrame Filter(Column condition) => With(new Filter(Plan, condition.Expression));

    /// <summary>The rows for which a condition in SQL is true.</summary>
    public DataFrame Filter(string conditionExpr) => With(new Filter(Plan, new SqlExpression(conditionExpr)));

    /// <summary>The rows for which a condition is true.</summary>
    public DataFrame Where(Column condition) => Filter(condition);

    /// <summary>The rows for which a condition in SQL is true.</summary>
    public DataFrame Where(string conditionExpr) => Filter(conditionExpr);

    /// <summary>Rows in order.</summary>
    public DataFrame OrderBy(params Column[] columns) => Sort(columns);

    /// <summary>Rows in order.</summary>
    public DataFrame OrderBy(string column, params string[] columns) => Sort(column, columns);

    /// <summary>Rows in order.</summary>
    public DataFrame Sort(params Column[] columns) => With(new Sort(Plan, Orders(Of(columns))));

    /// <summary>Rows in order.</summary>
    public DataFrame Sort(string column, params string[] columns) => With(new Sort(Plan, Orders(Of(column, columns))));

    /// <summary>Rows in order within each partition.</summary>
    public DataFrame SortWithinPartitions(params Column[] columns) => With(new Sort(Plan, Orders(Of(columns)), Global: false));

    /// <summary>Rows in order within each partition.</summary>
    public DataFrame SortWithinPartitions(string column, params string[] columns) => With(new Sort(Plan, Orders(Of(column, columns)), Global: false));

    /// <summary>The first rows.</summary>
    public DataFrame Limit(int n) => With(LimitOf(n));

    /// <summary>All but the first rows.</summary>
    public DataFrame Offset(int n) => With(new Offset(Plan, new Literal(n, DataTypes.Integer)));

    /// <summary>Equal rows once.</summary>
    public DataFrame Distinct() => With(new Distinct(Plan));

    /// <summary>Equal rows once.</summary>
    public DataFrame DropDuplicates() => With(new Deduplicate(Plan, []));

    /// <summary>One row of those that are equal in some columns.</summary>
    public DataFrame DropDuplicates(string col, params string[] cols) => With(new Deduplicate(Plan, [col, .. cols]));

    /// <summary>A name for the frame, by which columns can be told apart: <c>Col("a.x")</c>.</summary>
    public DataFrame Alias(string alias) => With(new SubqueryAlias(Plan, [alias]));

    /// <summary>A name for the frame, by which columns can be told apart: <c>Col("a.x")</c>.</summary>
    public DataFrame As(string alias) => Alias(alias);

    /// <summary>The frame with a column added, or replaced where there is one of the name.</summary>
    public DataFrame WithColumn(string colName, Column col) => With(new WithColumns(Plan, [new Alias(col.Expression, colName)]));

    /// <summary>The frame with columns added or replaced, all computed from the columns as they were.</summary>
    public DataFrame WithColumns(IReadOnlyDictionary<string, Column> colsMap)
        => With(new WithColumns(Plan, colsMap.Select(pair => new Alias(pair.Value.Expression, pair.Key)).ToValueList()));

    /// <summary>The frame with a column renamed; unchanged where there is none of the name.</summary>
    public DataFrame WithColumnRenamed(string existingName, string newName) => With(new RenameColumns(Plan, [KeyValuePair.Create(existingName, newName)]));

    /// <summary>The frame with columns renamed.</summary>
    public DataFrame WithColumnsRenamed(IReadOnlyDictionary<string, string> colsMap) => With(new RenameColumns(Plan, colsMap.ToValueList()));

    /// <summary>The frame with other metadata for a column: free JSON text.</summary>
    public DataFrame WithMetadata(string columnName, string metadata)
        => With(new WithColumns(Plan, [new Alias(new UnresolvedColumn([columnName]), [columnName], 0, metadata)]));

    /// <summary>The frame without the columns of the given names; names that there are not are left aside.</summary>
    public DataFrame Drop(params string[] colNames) => With(new DropColumns(Plan, colNames.Select(name
        => (Expression)new UnresolvedColumn([name])).ToValueList()));

    /// <summary>The frame without a column.</summary>
    public DataFrame Drop(Column col) => With(new DropColumns(Plan, [col.Expression]));

    /// <summary>The frame without columns.</summary>
    public DataFrame Drop(Column col, params Column[] cols) => With(new DropColumns(Plan, [col.Expression, .. Of(cols)]));

    /// <summary>The same frame.</summary>
    public DataFrame ToDF() => this;

    /// <summary>The frame under new column names, one for each column.</summary>
    public DataFrame ToDF(params string[] colNames) => With(new RenameAll(Plan, new(colNames)));

    /// <summary>The columns of a schema, by name and cast to its types.</summary>
    public DataFrame To(StructType schema) => With(new ToSchema(Plan, schema));

    /// <summary>What a function makes of the frame: a step in a chain of calls.</summary>
    public DataFrame Transform(Func<DataFrame, DataFrame> func) => func(this);

    /// <summary>One row: aggregates over all rows.</summary>
    public DataFrame Agg(Column expr, params Column[] exprs) => GroupBy().Agg(expr, exprs);

    /// <summary>Groups of rows that are equal in some columns, for aggregates.</summary>
    public RelationalGroupedDataset GroupBy(params Column[] columns) => new(this, Of(columns), GroupingKind.GroupBy);

    /// <summary>Groups of rows that are equal in some columns, for aggregates.</summary>
    public RelationalGroupedDataset GroupBy(string column, params string[] columns) => new(this, Of(column, columns), GroupingKind.GroupBy);

    /// <summary>Groups and their subtotals from right to left.</summary>
    public RelationalGroupedDataset Rollup(params Column[] columns) => new(this, Of(columns), GroupingKind.Rollup);

    /// <summary>Groups and their subtotals from right to left.</summary>
    public RelationalGroupedDataset Rollup(string column, params string[] columns) => new(this, Of(column, columns), GroupingKind.Rollup);

    /// <summary>Groups and the subtotals of every choice of columns.</summary>
    public RelationalGroupedDataset Cube(params Column[] columns) => new(this, Of(columns), GroupingKind.Cube);

    /// <summary>Groups and the subtotals of every choice of columns.</summary>
    public RelationalGroupedDataset Cube(string column, params string[] columns) => new(this, Of(column, columns), GroupingKind.Cube);

    internal static ValueList<Expression> Of(ReadOnlySpan<Column> columns)
    {
        var result = new Expression[columns.Length];
        for (var i = 0; i < result.Length; i++) result[i] = columns[i].Expression;
        return new(result);
    }

    internal static ValueList<Expression> Of(string first, ReadOnlySpan<string> rest)
    {
        var result = new Expression[rest.Length + 1];
        result[0] = ColumnNames.Column(first);
        for (var i = 0; i < rest.Length; i++) result[i + 1] = ColumnNames.Column(rest[i]);
        return new(result);
    }

    internal static ValueList<SortOrder> Orders(ValueList<Expression> columns) => columns.Map(column => column as SortOrder ?? new SortOrder(column));
}
