using System.Linq.Expressions;
using Frames.Columns;
using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;

namespace Frames.Linq;

public partial class Dataset<T>
{
    /// <summary>All objects.</summary>
    public List<T> ToList() => [.. AsEnumerable()];

    /// <summary>All objects.</summary>
    public T[] ToArray() => [.. AsEnumerable()];

    /// <summary>All objects, computed in the background.</summary>
    /// <param name="cancellation">Ends the query with the error <c>OPERATION_CANCELED</c>.</param>
    public Task<List<T>> ToListAsync(CancellationToken cancellation = default) => Task.Run(() => Read(ToDF().Plan, cancellation).ToList(),
        CancellationToken.None);

    /// <summary>The objects one after another; what is chained behind this runs in memory.</summary>
    public IEnumerable<T> AsEnumerable() => Read(ToDF().Plan, CancellationToken.None);

    /// <summary>The objects one after another, for <c>foreach</c>.</summary>
    public IEnumerator<T> GetEnumerator() => AsEnumerable().GetEnumerator();

    /// <summary>The first object; an error where there is none.</summary>
    public T First() => Take(1).ToList() is [var first] ? first : throw Empty();

    /// <summary>The first object that fulfils a condition; an error where there is none.</summary>
    public T First(Expression<Func<T, bool>> predicate) => Where(predicate).First();

    /// <summary>The first object, or the type's default.</summary>
    public T? FirstOrDefault() => Take(1).ToList() is [var first] ? first : default;

    /// <summary>The first object that fulfils a condition, or the type's default.</summary>
    public T? FirstOrDefault(Expression<Func<T, bool>> predicate) => Where(predicate).FirstOrDefault();

    /// <summary>The only object; an error where there is none, or more than one.</summary>
    public T Single() => Take(2).ToList() switch
    {
        [var only] => only,
        [] => throw Empty(),
        _ => throw new FramesException(null, null, "The query gives more than one row, so there is no single one."),
    };

    /// <summary>The only object that fulfils a condition; an error where there is none, or more than one.</summary>
    public T Single(Expression<Func<T, bool>> predicate) => Where(predicate).Single();

    /// <summary>Whether there is a row.</summary>
    public bool Any() => !Frame.IsEmpty();

    /// <summary>Whether a row fulfils a condition.</summary>
    public bool Any(Expression<Func<T, bool>> predicate) => Where(predicate).Any();

    /// <summary>Whether all rows fulfil a condition.</summary>
    public bool All(Expression<Func<T, bool>> predicate) => !Where(System.Linq.Expressions.Expression.Lambda<Func<T, bool>>(
        System.Linq.Expressions.Expression.Not(predicate.Body), predicate.Parameters)).Any();

    /// <summary>The number of rows.</summary>
    public int Count() => checked((int)LongCount());

    /// <summary>The number of rows that fulfil a condition.</summary>
    public int Count(Expression<Func<T, bool>> predicate) => Where(predicate).Count();

    /// <summary>The number of rows.</summary>
    public long LongCount() => Frame.Count();

    /// <summary>The number of rows that fulfil a condition.</summary>
    public long LongCount(Expression<Func<T, bool>> predicate) => Where(predicate).LongCount();

    /// <summary>The sum; 0 over no values.</summary>
    public TNumber Sum<TNumber>(Expression<Func<T, TNumber>> selector) => Aggregate<TNumber, TNumber>("Sum", selector)!;

    /// <summary>The mean as double; an error over no values.</summary>
    public double Average<TNumber>(Expression<Func<T, TNumber>> selector) where TNumber : struct => Aggregate<TNumber,
        double?>("Average", selector) ?? throw Empty();

    /// <summary>The mean as double of the values that are not null; null over none.</summary>
    public double? Average<TNumber>(Expression<Func<T, TNumber?>> selector) where TNumber : struct => Aggregate<TNumber?, double?>("Average", selector);

    /// <summary>The mean; an error over no values.</summary>
    public decimal Average(Expression<Func<T, decimal>> selector) => Aggregate<decimal, decimal?>("Average", selector) ?? throw Empty();

    /// <summary>The mean of the values that are not null; null over none.</summary>
    public decimal? Average(Expression<Func<T, decimal?>> selector) => Aggregate<decimal?, decimal?>("Average", selector);

    /// <summary>The least value; null over no values, which is an error where the type has no null.</summary>
    public TValue? Min<TValue>(Expression<Func<T, TValue>> selector) => Aggregate<TValue, TValue>("Min", selector);

    /// <summary>The greatest value; null over no values, which is an error where the type has no null.</summary>
    public TValue? Max<TValue>(Expression<Func<T, TValue>> selector) => Aggregate<TValue, TValue>("Max", selector);

    TResult? Aggregate<TValue, TResult>(string method, Expression<Func<T, TValue>> selector)
    {
        var value = LambdaTranslator.Value(selector, Shape);
        var aggregate = LambdaTranslator.Aggregate(method, new GroupShape(typeof(IEnumerable<T>), null, Shape), value, typeof(TResult));
        return Frame.Rows(new Aggregate(Frame.Plan, [], [new Alias(aggregate, Shapes.ValueName)]), CancellationToken.None).Single().GetAs<TResult>(0);
    }

    IEnumerable<T> Read(Plan plan, CancellationToken cancellation)
    {
        using var result = Frame.Execute(plan, cancellation);
        var isObject = Shape is ObjectShape;
        var convert = isObject ? TypedValues.Converter(typeof(T), result.Schema) : TypedValues.Converter(typeof(T), result.Schema[0].DataType);
        foreach (var batch in result.Batches)
            for (var row = 0; row < batch.Length; row++)
                yield return (T)convert(isObject ? Array.ConvertAll(batch.Columns, column => column.GetValue(row)) : batch.Columns[0].GetValue(row))!;
    }

    static FramesException Empty() => new(null, null, "The query gives no row. Use FirstOrDefault(), or nullable types for aggregates, where that may happen.");
}
