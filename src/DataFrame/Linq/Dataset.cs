using System.Linq.Expressions;
using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Linq;

/// <summary>
/// A frame whose rows are objects of a C# type: LINQ, with query syntax, becomes a query that runs on the session's engine. Lambdas are translated, never run
/// row by row; what has no
/// translation is an error that names the part of the lambda. <c>foreach</c>, <see cref="ToList"/> and the like run the query.
/// </summary>
/// <typeparam name="T">A record, class, tuple or anonymous type whose members are columns, or the type of the only column.</typeparam>
public partial class Dataset<T>
{
    internal Dataset(DataFrame frame, Shape shape) => (Frame, Shape) = (frame, shape);

    internal DataFrame Frame { get; }

    internal Shape Shape { get; }

    /// <summary>The rows for which a condition is true.</summary>
    public Dataset<T> Where(Expression<Func<T, bool>> predicate) => With(new Filter(Frame.Plan, LambdaTranslator.Condition(predicate, Shape)));

    /// <summary>Each row as something else: an object of values, or one value.</summary>
    public Dataset<TResult> Select<TResult>(Expression<Func<T, TResult>> selector) => Project<TResult>(Frame, LambdaTranslator.Translate(selector, Shape));

    /// <summary>Groups of rows of equal keys; select aggregates of them.</summary>
    public GroupedDataset<TKey, T> GroupBy<TKey>(Expression<Func<T, TKey>> keySelector) => new(Frame, LambdaTranslator.Translate(keySelector, Shape), Shape,
        [], []);

    /// <summary>Groups of what is selected of the rows of equal keys; select aggregates of them.</summary>
    public GroupedDataset<TKey, TElement> GroupBy<TKey, TElement>(Expression<Func<T, TKey>> keySelector, Expression<Func<T, TElement>> elementSelector)
        => new(Frame, LambdaTranslator.Translate(keySelector, Shape), LambdaTranslator.Translate(elementSelector, Shape), [], []);

    /// <summary>A row for each group of rows of equal keys.</summary>
    public Dataset<TResult> GroupBy<TKey, TResult>(Expression<Func<T, TKey>> keySelector, Expression<Func<TKey, IEnumerable<T>, TResult>> resultSelector)
        => GroupBy(keySelector).Select(resultSelector);

    /// <summary>Rows in ascending order, nulls first.</summary>
    public OrderedDataset<T> OrderBy<TKey>(Expression<Func<T, TKey>> keySelector) => new(Frame, Shape, Orders(keySelector, true));

    /// <summary>Rows in descending order, nulls last.</summary>
    public OrderedDataset<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> keySelector) => new(Frame, Shape, Orders(keySelector, false));

    /// <summary>Equal rows once.</summary>
    public Dataset<T> Distinct() => With(new Distinct(Frame.Plan));

    /// <summary>The first rows.</summary>
    public Dataset<T> Take(int count) => With(new Limit(Frame.Plan, Literals.Literal(count)));

    /// <summary>All but the first rows.</summary>
    public Dataset<T> Skip(int count) => With(new Offset(Frame.Plan, Literals.Literal(count)));

    /// <summary>The rows of both; equal rows stay.</summary>
    public Dataset<T> Concat(Dataset<T> other) => Set(other, SetKind.Union, all: true);

    /// <summary>The rows of either, each once.</summary>
    public Dataset<T> Union(Dataset<T> other) => Concat(other).Distinct();

    /// <summary>The rows that both have, each once.</summary>
    public Dataset<T> Intersect(Dataset<T> other) => Set(other, SetKind.Intersect, all: false);

    /// <summary>The rows that the other does not have, each once.</summary>
    public Dataset<T> Except(Dataset<T> other) => Set(other, SetKind.Except, all: false);

    /// <summary>The same rows as a frame, a column a member.</summary>
    public DataFrame ToDF() => Shapes.IsFlat(Shape) ? Frame : Frame.With(new Project(Frame.Plan, Shapes.Columns(Shape)));

    /// <summary>The query as a plan.</summary>
    public override string ToString() => ToDF().Plan.ToString();

    internal Dataset<T> With(Plan plan) => new(Frame.With(plan), Shape);

    internal ValueList<SortOrder> Orders(LambdaExpression key, bool ascending)
        => Shapes.Leaves(LambdaTranslator.Translate(key, Shape), "").Select(leaf => new SortOrder(leaf.Leaf.Expression, ascending)).ToValueList();

    internal static Dataset<TResult> Project<TResult>(DataFrame frame, Shape shape) => new(frame.With(new Project(frame.Plan, Shapes.Flatten(shape))),
        Shapes.OverColumns(shape));

    Dataset<T> Set(Dataset<T> other, SetKind kind, bool all) => With(new SetOperation([Frame.Plan, other.Frame.Plan], kind, all));
}

/// <summary>Rows in order, to which further keys can be added.</summary>
public sealed class OrderedDataset<T> : Dataset<T>
{
    readonly DataFrame unordered;
    readonly ValueList<SortOrder> orders;

    internal OrderedDataset(DataFrame unordered, Shape shape, ValueList<SortOrder> orders) : base(unordered.With(new Sort(unordered.Plan, orders)), shape)
        => (this.unordered, this.orders) = (unordered, orders);

    /// <summary>Rows that are equal so far in ascending order, nulls first.</summary>
    public OrderedDataset<T> ThenBy<TKey>(Expression<Func<T, TKey>> keySelector) => new(unordered, Shape, [.. orders, .. Orders(keySelector, true)]);

    /// <summary>Rows that are equal so far in descending order, nulls last.</summary>
    public OrderedDataset<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> keySelector) => new(unordered, Shape, [.. orders, .. Orders(keySelector, false)]);
}
