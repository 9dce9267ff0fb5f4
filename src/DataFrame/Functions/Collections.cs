using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Aggregation;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Aggregates that keep values: the first, the last, those beside an extreme, all of them.
public static partial class Functions
{
    /// <summary>The first value in the order that rows come in, or, ignoring nulls, the first that is not null.</summary>
    public static Column First(Column column, bool ignoreNulls = false) => Call(first, column, new Column(new Literal(ignoreNulls, DataTypes.Boolean)));
    static readonly AggregateFunction first = Kept("first", last: false).Alias("first_value").Example("first(10)", "10");

    /// <summary>The last value in the order that rows come in, or, ignoring nulls, the last that is not null.</summary>
    public static Column Last(Column column, bool ignoreNulls = false) => Call(last, column, new Column(new Literal(ignoreNulls, DataTypes.Boolean)));
    static readonly AggregateFunction last = Kept("last", last: true).Alias("last_value").Example("last(10)", "10");

    /// <summary>Any value.</summary>
    public static Column AnyValue(Column column) => Call(anyValue, column);
    static readonly AggregateFunction anyValue = Kept("any_value", last: false).Example("any_value(10)", "10");

    /// <summary>All values that are not null, as an array.</summary>
    public static Column CollectList(Column column) => Call(collectList, column);
    static readonly AggregateFunction collectList = DefineAggregate("collect_list").Alias("array_agg").Takes(Accept.Any).Returns(arguments => new ArrayType(arguments[0].Type, false))
        .NeverNull().Empty(System.Array.Empty<object?>()).Prints(call => $"collect_list({call.Arguments[0]})")
        .Kernel(request => new CollectList((ArrayType)request.ResultType, keepNulls: false)).Example("collect_list(1)", "[1]");

    /// <summary>The distinct values that are not null, as an array.</summary>
    public static Column CollectSet(Column column) => Call(collectSet, column);
    static readonly AggregateFunction collectSet = DefineAggregate("collect_set").Takes(Accept.Any).Checked(CheckCollected).Returns(arguments => new ArrayType(arguments[0].Type, false)).NeverNull()
        .Empty(System.Array.Empty<object?>()).DistinctChangesNothing().Kernel(request => new CollectSet((ArrayType)request.ResultType)).Example("collect_set(1)", "[1]");

    /// <summary>The value beside the greatest value of another column.</summary>
    public static Column MaxBy(Column column, Column ordering) => Call(maxBy, column, ordering);
    static readonly AggregateFunction maxBy = By("max_by", greatest: true).Example("max_by('a', 10)", "a");

    /// <summary>The value beside the least value of another column.</summary>
    public static Column MinBy(Column column, Column ordering) => Call(minBy, column, ordering);
    static readonly AggregateFunction minBy = By("min_by", greatest: false).Example("min_by('a', 10)", "a");

    /// <summary>The most frequent value.</summary>
    public static Column Mode(Column column) => Call(mode, column);
    static readonly AggregateFunction mode = DefineAggregate("mode").Takes(Accept.Any).Returns(arguments => arguments[0].Type).MayBeNull()
        .Kernel(request => new ModeAggregate(request.ResultType)).Example("mode(10)", "10");

    static readonly AggregateFunction modeByOrder = DefineAggregate("mode_by_order").Internal().Takes(Accept.Orderable, Accept.Boolean).Returns(arguments => arguments[0].Type).MayBeNull()
        .Prints(call => $"mode() WITHIN GROUP (ORDER BY {call.Arguments[0]}{(call.Arguments[1] is Literal { Value: true } ? "" : " DESC")})")
        .Kernel(request => new ModeAggregate(request.ResultType) { TiesToGreatest = request.Constant(1)?.Value is true });

    static AggregateFunction Kept(string name, bool last) => DefineAggregate(name, "Collections").Takes(Accept.Any)
        .Optional(Accept.Boolean, Literal.False, foldable: true).Returns(arguments => arguments[0].Type).MayBeNull().DistinctChangesNothing()
        .Prints(call => $"{call.CalledAs ?? name}({call.Arguments[0]})").Kernel(request => new FirstOrLast(request.ResultType, last, request.Constant(1)?.Value is true));

    static void CheckCollected(FunctionCall call, QuerySettings settings)
    {
        if (!HasMap(call.Arguments[0].Type)) return;
        throw ErrorClasses.UnsupportedInputType.With(("functionName", "`collect_set`"), ("dataType", "\"MAP\" or \"COLLATED STRING\""), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static AggregateFunction By(string name, bool greatest) => DefineAggregate(name, "Collections").Takes(Accept.Any, Accept.Orderable).Expects("[2, 3]").Returns(arguments => arguments[0].Type)
        .MayBeNull().Kernel(request => new ValueBy(request.ResultType, request.ArgumentType(1), greatest));
}
