using Frames.Expressions;

namespace Frames.Sql.Expressions;

/// <summary>Begins a window: <c>Window.PartitionBy("carrier").OrderBy("hour")</c>, for <see cref="Column.Over(WindowSpec)"/>.</summary>
public static class Window
{
    /// <summary>The bound before all rows.</summary>
    public static long UnboundedPreceding => long.MinValue;

    /// <summary>The bound after all rows.</summary>
    public static long UnboundedFollowing => long.MaxValue;

    /// <summary>The bound at the current row.</summary>
    public static long CurrentRow => 0;

    /// <summary>A window over the rows that are equal in some columns.</summary>
    public static WindowSpec PartitionBy(params Column[] columns) => WindowSpec.Everything.PartitionBy(columns);

    /// <summary>A window over the rows that are equal in some columns.</summary>
    public static WindowSpec PartitionBy(string colName, params string[] colNames) => WindowSpec.Everything.PartitionBy(colName, colNames);

    /// <summary>A window over all rows in order.</summary>
    public static WindowSpec OrderBy(params Column[] columns) => WindowSpec.Everything.OrderBy(columns);

    /// <summary>A window over all rows in order.</summary>
    public static WindowSpec OrderBy(string colName, params string[] colNames) => WindowSpec.Everything.OrderBy(colName, colNames);

    /// <summary>A window of rows counted from the current one.</summary>
    public static WindowSpec RowsBetween(long start, long end) => WindowSpec.Everything.RowsBetween(start, end);

    /// <summary>A window of rows whose ordering value differs from the current one by at most so much.</summary>
    public static WindowSpec RangeBetween(long start, long end) => WindowSpec.Everything.RangeBetween(start, end);

    /// <summary>A window of rows whose ordering value differs from the current one by at most so much, such as an interval; null for no bound.</summary>
    public static WindowSpec RangeBetween(Column? start, Column? end) => WindowSpec.Everything.RangeBetween(start, end);
}

/// <summary>Which rows a window function sees: partition, order, frame. Never changes; each method gives a new one.</summary>
public sealed class WindowSpec
{
    internal static readonly WindowSpec Everything = new([], [], null);

    readonly ValueList<Expression> partitionBy;
    readonly ValueList<SortOrder> orderBy;
    readonly WindowFrame? frame;

    WindowSpec(ValueList<Expression> partitionBy, ValueList<SortOrder> orderBy, WindowFrame? frame)
        => (this.partitionBy, this.orderBy, this.frame) = (partitionBy, orderBy, frame);

    /// <summary>The rows that are equal in some columns.</summary>
    public WindowSpec PartitionBy(params Column[] columns) => new(DataFrame.Of(columns), orderBy, frame);

    /// <summary>The rows that are equal in some columns.</summary>
    public WindowSpec PartitionBy(string colName, params string[] colNames) => new(DataFrame.Of(colName, colNames), orderBy, frame);

    /// <summary>The order of rows in a partition.</summary>
    public WindowSpec OrderBy(params Column[] columns) => new(partitionBy, DataFrame.Orders(DataFrame.Of(columns)), frame);

    /// <summary>The order of rows in a partition.</summary>
    public WindowSpec OrderBy(string colName, params string[] colNames) => new(partitionBy, DataFrame.Orders(DataFrame.Of(colName, colNames)), frame);

    /// <summary>Rows counted from the current one: negative before it, 0 itself, positive after it.</summary>
    public WindowSpec RowsBetween(long start, long end) => new(partitionBy, orderBy, new WindowFrame(true, Bound(start, true), Bound(end, true)));

    /// <summary>Rows whose ordering value differs from the current one by at most so much.</summary>
    public WindowSpec RangeBetween(long start, long end) => new(partitionBy, orderBy, new WindowFrame(false, Bound(start, false), Bound(end, false)));

    /// <summary>Rows whose ordering value differs from the current one by at most so much, such as an interval; null for no bound.</summary>
    public WindowSpec RangeBetween(Column? start, Column? end) => new(partitionBy, orderBy, new WindowFrame(false, start?.Expression, end?.Expression));

    internal Expression Apply(Expression function) => new WindowExpression(function, partitionBy, orderBy, frame);

    static Literal? Bound(long bound, bool isRows) => bound switch
    {
        long.MinValue or long.MaxValue => null,
        0 => WindowFrame.CurrentRow,
        >= int.MinValue and <= int.MaxValue => new Literal((int)bound, Types.DataTypes.Integer),
        _ when isRows => throw new FramesException(null, null, $"The bound {bound} of a window of rows is not within the numbers of int."),
        _ => new Literal(bound, Types.DataTypes.Long),
    };
}
