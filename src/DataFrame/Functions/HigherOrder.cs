using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Nested;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Functions that take lambdas.
public static partial class Functions
{
    /// <summary>What the function makes of each element.</summary>
    public static Column Transform(Column column, Func<Column, Column> f) => Call(transform, column, LambdaOf(f));

    /// <summary>What the function makes of each element and its position, counted from 0.</summary>
    public static Column Transform(Column column, Func<Column, Column, Column> f) => Call(transform, column, LambdaOf(f));
    static readonly ScalarFunction transform = OverArray("transform").Returns(arguments => new ArrayType(arguments[1].Type, arguments[1].Nullable))
        .HigherOrder(ElementAndPlace, request => new TransformKernel(request)).Example("transform(array(1, 2, 3), x -> x + 1)", "[2, 3, 4]");

    /// <summary>The elements for which the function is true.</summary>
    public static Column Filter(Column column, Func<Column, Column> f) => Call(filter, column, LambdaOf(f));

    /// <summary>The elements for which the function, given their position too, is true.</summary>
    public static Column Filter(Column column, Func<Column, Column, Column> f) => Call(filter, column, LambdaOf(f));
    static readonly ScalarFunction filter = OverArray("filter").Checked(CheckPredicate).Returns(arguments => arguments[0].Type)
        .HigherOrder(ElementAndPlace, request => new FilterElementsKernel(request)).Example("filter(array(1, 2, 3), x -> x % 2 == 1)", "[1, 3]");

    /// <summary>Whether the function is true for an element; null if it is not but gives null for one.</summary>
    public static Column Exists(Column column, Func<Column, Column> f) => Call(exists, column, LambdaOf(f));
    static readonly ScalarFunction exists = Quantifier("exists", decisive: true).Example("exists(array(1, 2, 3), x -> x > 2)", "true");

    /// <summary>Whether the function is true for all elements; null if it is never false but gives null for one.</summary>
    public static Column Forall(Column column, Func<Column, Column> f) => Call(forall, column, LambdaOf(f));
    static readonly ScalarFunction forall = Quantifier("forall", decisive: false).Example("forall(array(1, 2, 3), x -> x > 1)", "false");

    /// <summary>The elements merged one after another into a value that begins as <paramref name="initialValue"/>.</summary>
    public static Column Aggregate(Column column, Column initialValue, Func<Column, Column, Column> merge) => Call(aggregate, column, initialValue, LambdaOf(merge));

    /// <summary>As without <paramref name="finish"/>, which makes the result of the last value.</summary>
    public static Column Aggregate(Column column, Column initialValue, Func<Column, Column, Column> merge, Func<Column, Column> finish)
        => Call(aggregate, column, initialValue, LambdaOf(merge), LambdaOf(finish));
    static readonly ScalarFunction aggregate = Define("aggregate").Alias("reduce").Takes(Accept.Array, Accept.Any, Accept.Lambda, Accept.Lambda).Accepts(3, 4).Coerced(WithFinish)
        .Checked(CheckMerge).Returns(arguments => arguments[3].Type).NullIf((arguments, _) => arguments[0].Nullable || arguments[3].Nullable)
        .HigherOrder(StateAndElement, request => new FoldKernel(request.ResultType))
        .Example("aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x, acc -> acc * 10)", "60");

    /// <summary>As <see cref="Aggregate(Column, Column, Func{Column, Column, Column})"/>.</summary>
    public static Column Reduce(Column column, Column initialValue, Func<Column, Column, Column> merge) => Aggregate(column, initialValue, merge);

    /// <summary>As <see cref="Aggregate(Column, Column, Func{Column, Column, Column}, Func{Column, Column})"/>.</summary>
    public static Column Reduce(Column column, Column initialValue, Func<Column, Column, Column> merge, Func<Column, Column> finish) => Aggregate(column, initialValue, merge, finish);

    /// <summary>What the function makes of the elements at each position of two arrays; the shorter one gives nulls.</summary>
    public static Column ZipWith(Column left, Column right, Func<Column, Column, Column> f) => Call(zipWith, left, right, LambdaOf(f));
    static readonly ScalarFunction zipWith = Define("zip_with").Takes(Accept.Array, Accept.Array, Accept.Lambda).Coerced(Coercion.None)
        .Returns(arguments => new ArrayType(arguments[2].Type, arguments[2].Nullable)).NullIf(FirstTwoNullable)
        .HigherOrder((arguments, _) => [Variable(ElementOf(arguments[0]), true), Variable(ElementOf(arguments[1]), true)], request => new ZipWithKernel(request))
        .Example("zip_with(array(1, 2), array(3, 4), (x, y) -> x + y)", "[4, 6]");

    /// <summary>The entries for whose key and value the function is true.</summary>
    public static Column MapFilter(Column column, Func<Column, Column, Column> f) => Call(mapFilter, column, LambdaOf(f));
    static readonly ScalarFunction mapFilter = OverMap("map_filter").Checked(CheckPredicate).Returns(arguments => arguments[0].Type)
        .HigherOrder(KeyAndValue, request => new FilterElementsKernel(request)).Example("map_filter(map(1, 0, 2, 3), (k, v) -> k < v)", "{2 -> 3}");

    /// <summary>The map with the function's results as keys.</summary>
    public static Column TransformKeys(Column column, Func<Column, Column, Column> f) => Call(transformKeys, column, LambdaOf(f));
    static readonly ScalarFunction transformKeys = OverMap("transform_keys").Checked(CheckKeys)
        .Returns(arguments => arguments[0].Type is MapType map ? new MapType(arguments[1].Type, map.ValueType, map.ValueContainsNull) : arguments[0].Type)
        .HigherOrder(KeyAndValue, request => new TransformKeysKernel(request)).Example("transform_keys(map(1, 'a'), (k, v) -> k + 1)", "{2 -> a}");

    /// <summary>The map with the function's results as values.</summary>
    public static Column TransformValues(Column column, Func<Column, Column, Column> f) => Call(transformValues, column, LambdaOf(f));
    static readonly ScalarFunction transformValues = OverMap("transform_values")
        .Returns(arguments => arguments[0].Type is MapType map ? new MapType(map.KeyType, arguments[1].Type, arguments[1].Nullable) : arguments[0].Type)
        .HigherOrder(KeyAndValue, request => new TransformValuesKernel(request)).Example("transform_values(map('a', 1), (k, v) -> v + 1)", "{a -> 2}");

    /// <summary>What the function makes of each key and its values in two maps; a missing one is null.</summary>
    public static Column MapZipWith(Column left, Column right, Func<Column, Column, Column, Column> f) => Call(mapZipWith, left, right, LambdaOf(f));
    static readonly ScalarFunction mapZipWith = Define("map_zip_with").Takes(Accept.Map, Accept.Map, Accept.Lambda).Coerced(CoerceKeys)
        .Returns(arguments => new MapType(((MapType)arguments[0].Type).KeyType, arguments[2].Type, arguments[2].Nullable)).NullIf(FirstTwoNullable)
        .HigherOrder((arguments, _) => [Variable(((MapType)arguments[0].Type).KeyType, false), Variable(((MapType)arguments[0].Type).ValueType, true),
            Variable(((MapType)arguments[1].Type).ValueType, true)], request => new MapZipWithKernel(request))
        .Example("map_zip_with(map(1, 'a'), map(1, 'x'), (k, v1, v2) -> concat(v1, v2))", "{1 -> ax}");

    /// <summary>The elements in ascending order, nulls last.</summary>
    public static Column ArraySort(Column column) => Call(arraySort, column);

    /// <summary>The elements in the order of a function that is negative, 0 or positive as its first value is less than, equal to or greater than its second.</summary>
    public static Column ArraySort(Column column, Func<Column, Column, Column> comparator) => Call(arraySort, column, LambdaOf(comparator));
    static readonly ScalarFunction arraySort = Define("array_sort").Takes(Accept.Array, Accept.Lambda).Accepts(1, 2).Coerced(WithComparator).Checked(CheckComparator)
        .Returns(arguments => arguments[0].Type).NullIf((arguments, _) => arguments[0].Nullable)
        .HigherOrder((arguments, _) => [ElementVariable(arguments[0]), ElementVariable(arguments[0])], request => new ArraySortKernel(request.ResultType, request.Arguments[1] is Lambda { IsNaturalOrder: true }))
        .Example("array_sort(array(3, NULL, 1))", "[1, 3, null]");

    static ScalarFunction OverArray(string name) => Define(name, "HigherOrder").Takes(Accept.Array, Accept.Lambda).Coerced(Coercion.None).NullIf((arguments, _) => arguments[0].Nullable);

    static ScalarFunction OverMap(string name) => Define(name, "HigherOrder").Takes(Accept.Map, Accept.Lambda).Coerced(Coercion.None).NullIf((arguments, _) => arguments[0].Nullable);

    static ScalarFunction Quantifier(string name, bool decisive) => Define(name, "HigherOrder").Takes(Accept.Array, Accept.Lambda).Coerced(Coercion.None).Checked(CheckPredicate)
        .Returns(DataTypes.Boolean).NullIf((arguments, _) => arguments[0].Nullable || arguments[1].Nullable)
        .HigherOrder((arguments, _) => [ElementVariable(arguments[0])], request => new QuantifierKernel(request, decisive));

    static bool FirstTwoNullable(ValueList<Expression> arguments, QuerySettings settings) => arguments[0].Nullable || arguments[1].Nullable;
}
