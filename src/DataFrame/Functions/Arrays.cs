using Frames.Catalogue;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Nested;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>An array of the values.</summary>
    public static Column Array(params Column[] columns) => Call(array, columns);
    static readonly ScalarFunction array = Define("array").Repeating(Accept.Any).Coerced(Coercion.Common)
        .Returns(arguments => new ArrayType(arguments.Count == 0 ? DataTypes.Null : arguments[0].Type, arguments.Any(argument => argument.Nullable))).NeverNull()
        .SeesNulls().Builds<MakeArray>().Example("array(1, 2, 3)", "[1, 2, 3]");

    static readonly ScalarFunction getArrayItem = Define("get_array_item").Internal().Takes(Accept.Array, Accept.Integral).Returns(ElementType).NullIf(ItemNullable)
        .Prints(call => $"{call.Arguments[0]}[{call.Arguments[1]}]").Kernel(request => new ElementKernel(request, fromOne: false, strict: request.Settings.Ansi));

    static readonly ScalarFunction get = Define("get").Takes(Accept.ArrayNotVoid, Accept.Int).Returns(ElementType).NullIf(PlaceNullable)
        .Kernel(request => new ElementKernel(request, fromOne: false, strict: false)).Example("get(array(1, 2, 3), 0)", "1");

    /// <summary>The element at a position counted from 1, or from the end; a map's value of a key.</summary>
    public static Column ElementAt(Column column, object value) => Call(elementAt, column, Lit(value));
    static readonly ScalarFunction elementAt = Define("element_at").Takes(Accept.OneOf(Accept.ArrayNotVoid, Accept.MapNotVoid), Accept.Any).Coerced(CoerceElement).Checked(CheckElement).Returns(ElementType)
        .NullIf((arguments, settings) => arguments[0].Type is MapType || ItemNullable(arguments, settings))
        .Kernel(request => request.ArgumentType(0) is MapType ? new MapLookupKernel(request) : new ElementKernel(request, fromOne: true, strict: request.Settings.Ansi)).Example("element_at(array(1, 2, 3), 2)", "2");

    /// <summary>As <see cref="ElementAt"/>, null for a position out of range.</summary>
    public static Column TryElementAt(Column column, Column value) => Call(tryElementAt, column, value);
    static readonly ScalarFunction tryElementAt = Define("try_element_at").PrintsInErrors("element_at").Takes(Accept.OneOf(Accept.ArrayNotVoid, Accept.MapNotVoid), Accept.Any).Coerced(CoerceElement).Checked(CheckElement).Returns(ElementType).MayBeNull()
        .Kernel(request => request.ArgumentType(0) is MapType ? new MapLookupKernel(request) : new ElementKernel(request, fromOne: true, strict: false)).Example("try_element_at(array(1, 2, 3), 4)", null);

    /// <summary>The number of elements of an array or entries of a map; null for null, or -1 without ANSI.</summary>
    public static Column Size(Column column) => Call(size, column);
    static readonly ScalarFunction size = Define("size").Alias("cardinality").Takes(Accept.OneOf(Accept.Array, Accept.Map)).Coerced(Coercion.OnlyNull).Returns(DataTypes.Integer)
        .NullIf((arguments, settings) => settings.Ansi && arguments[0].Nullable).Kernel(request => new SizeKernel(request.Settings.Ansi ? null : -1)).Example("size(array('b', 'd'))", "2");

    /// <summary>The number of elements of an array.</summary>
    public static Column ArraySize(Column column) => Call(arraySize, column);
    static readonly ScalarFunction arraySize = Define("array_size").Takes(Accept.Array).Coerced(Coercion.OnlyNull).Returns(DataTypes.Integer).Kernel(_ => new SizeKernel(null)).Example("array_size(array('b'))", "1");

    /// <summary>Whether an array holds a value; null where it does not but holds nulls.</summary>
    public static Column ArrayContains(Column column, object value) => Call(arrayContains, column, Lit(value));
    static readonly ScalarFunction arrayContains = Define("array_contains").Takes(Accept.Any, Accept.Any).Coerced(CoerceSearch).Checked(CheckSearch).Returns(DataTypes.Boolean)
        .NullIf((arguments, _) => arguments.Any(argument => argument.Nullable) || ((ArrayType)arguments[0].Type).ContainsNull).Kernel(_ => new ArrayContainsKernel()).Example("array_contains(array(1, 2, 3), 2)", "true");

    /// <summary>Where a value stands first in an array, counted from 1; 0 if nowhere.</summary>
    public static Column ArrayPosition(Column column, object value) => Call(arrayPosition, column, Lit(value));
    static readonly ScalarFunction arrayPosition = Define("array_position").Takes(Accept.Any, Accept.Any).Coerced(CoerceLookup).Checked(CheckSearch).Returns(DataTypes.Long).Value<ArrayPositionBody, long>().Example("array_position(array(3, 2, 1), 1)", "3");

    /// <summary>Without the elements equal to a value.</summary>
    public static Column ArrayRemove(Column column, object element) => Call(arrayRemove, column, Lit(element));
    static readonly ScalarFunction arrayRemove = Define("array_remove").Takes(Accept.Any, Accept.Any).Coerced(CoerceLookup).Checked(CheckElementType).Returns(arguments => arguments[0].Type).Builds<ArrayRemoveBody>().Example("array_remove(array(1, 2, 3), 3)", "[1, 2]");

    /// <summary>With a value at the end.</summary>
    public static Column ArrayAppend(Column column, object element) => Call(arrayAppend, column, Lit(element));
    static readonly ScalarFunction arrayAppend = WithElement(Define("array_append")).Returns(WithOneMore).NullIf((arguments, _) => arguments[0].Nullable).SeesNulls()
        .Builds<ArrayAppendBody>().Example("array_append(array(1), 2)", "[1, 2]");

    /// <summary>With a value at the start.</summary>
    public static Column ArrayPrepend(Column column, object element) => Call(arrayPrepend, column, Lit(element));
    static readonly ScalarFunction arrayPrepend = WithElement(Define("array_prepend")).Returns(WithOneMore).NullIf((arguments, _) => arguments[0].Nullable).SeesNulls()
        .Builds<ArrayPrependBody>().Example("array_prepend(array(1), 2)", "[2, 1]");

    /// <summary>Each distinct element once.</summary>
    public static Column ArrayDistinct(Column column) => Call(arrayDistinct, column);
    static readonly ScalarFunction arrayDistinct = Define("array_distinct").Takes(Accept.Array).Coerced(Coercion.OnlyNull).Returns(arguments => arguments[0].Type)
        .Kernel(request => new ArraySetKernel<Union>(request.ResultType)).Example("array_distinct(array(1, 2, 1, NULL))", "[1, 2, null]");

    /// <summary>The distinct elements of both arrays.</summary>
    public static Column ArrayUnion(Column left, Column right) => Call(arrayUnion, left, right);
    static readonly ScalarFunction arrayUnion = OfTwoArrays(Define("array_union")).Returns(EitherArray).Kernel(request => new ArraySetKernel<Union>(request.ResultType)).Example("array_union(array(1, 2), array(1, 3))", "[1, 2, 3]");

    /// <summary>The distinct elements that are in both arrays.</summary>
    public static Column ArrayIntersect(Column left, Column right) => Call(arrayIntersect, left, right);
    static readonly ScalarFunction arrayIntersect = OfTwoArrays(Define("array_intersect")).Returns(arguments => new ArrayType(((ArrayType)arguments[0].Type).ElementType,
        arguments.All(argument => ((ArrayType)argument.Type).ContainsNull))).Kernel(request => new ArraySetKernel<Intersection>(request.ResultType)).Example("array_intersect(array(1, 2), array(1, 3))", "[1]");

    /// <summary>The distinct elements that are in the first array and not in the second.</summary>
    public static Column ArrayExcept(Column left, Column right) => Call(arrayExcept, left, right);
    static readonly ScalarFunction arrayExcept = OfTwoArrays(Define("array_except")).Returns(arguments => arguments[0].Type).Kernel(request => new ArraySetKernel<Difference>(request.ResultType)).Example("array_except(array(1, 2), array(1, 3))", "[2]");

    /// <summary>Whether two arrays share an element; null where they do not but a null may be one.</summary>
    public static Column ArraysOverlap(Column left, Column right) => Call(arraysOverlap, left, right);
    static readonly ScalarFunction arraysOverlap = OfTwoArrays(Define("arrays_overlap")).Returns(DataTypes.Boolean)
        .NullIf((arguments, _) => arguments.Any(argument => argument.Nullable || ((ArrayType)argument.Type).ContainsNull)).Kernel(_ => new ArraysOverlapKernel()).Example("arrays_overlap(array(1, 2), array(2))", "true");

    /// <summary>Part of an array: from a position counted from 1, or from the end, a number of elements.</summary>
    public static Column Slice(Column column, int start, int length) => Call(slice, column, Lit(start), Lit(length));
    static readonly ScalarFunction slice = Define("slice").Takes(Accept.Array, Accept.Int, Accept.Int).Returns(arguments => arguments[0].Type).Builds<SliceBody>().Example("slice(array(1, 2, 3, 4), -2, 2)", "[3, 4]");

    /// <summary>The elements in order, nulls first when ascending.</summary>
    public static Column SortArray(Column column, bool asc = true) => Call(sortArray, column, Lit(asc));
    static readonly ScalarFunction sortArray = Define("sort_array").Takes(Accept.Array).Optional(Accept.Boolean, Literal.True).Checked(CheckSortable).Returns(arguments => arguments[0].Type)
        .Builds<SortArrayBody>().Example("sort_array(array(3, 1, NULL))", "[null, 1, 3]");

    /// <summary>The greatest element.</summary>
    public static Column ArrayMax(Column column) => Call(arrayMax, column);
    static readonly ScalarFunction arrayMax = Define("array_max").Takes(Accept.Array).Checked(CheckSortable).Returns(ElementType).MayBeNull().Builds<ArrayMaxBody>().Example("array_max(array(1, 20, NULL))", "20");

    /// <summary>The least element.</summary>
    public static Column ArrayMin(Column column) => Call(arrayMin, column);
    static readonly ScalarFunction arrayMin = Define("array_min").Takes(Accept.Array).Checked(CheckSortable).Returns(ElementType).MayBeNull().Builds<ArrayMinBody>().Example("array_min(array(1, 20, NULL))", "1");

    /// <summary>The elements with a delimiter between them; nulls are left out, or replaced.</summary>
    public static Column ArrayJoin(Column column, string delimiter, string? nullReplacement = null)
        => nullReplacement is null ? Call(arrayJoin, column, Lit(delimiter)) : Call(arrayJoin, column, Lit(delimiter), Lit(nullReplacement));
    static readonly ScalarFunction arrayJoin = Define("array_join").Takes(Accept.ArrayOf(Accept.String), Accept.String, Accept.String).Accepts(2, 3).Coerced(CoerceJoin).Returns(DataTypes.String).Text<ArrayJoinBody>()
        .Example("array_join(array('a', NULL, 'b'), ',')", "a,b");

    /// <summary>A value several times.</summary>
    public static Column ArrayRepeat(Column column, int count) => Call(arrayRepeat, column, Lit(count));
    static readonly ScalarFunction arrayRepeat = Define("array_repeat").Takes(Accept.Any, Accept.Int).Returns(arguments => new ArrayType(arguments[0].Type, arguments[0].Nullable))
        .NullIf((arguments, _) => arguments[1].Nullable).SeesNulls().Builds<ArrayRepeatBody>().Example("array_repeat('a', 2)", "[a, a]");

    /// <summary>Without nulls.</summary>
    public static Column ArrayCompact(Column column) => Call(arrayCompact, column);
    static readonly ScalarFunction arrayCompact = Define("array_compact").Takes(Accept.Array).Coerced(Coercion.None).Returns(arguments => new ArrayType(((ArrayType)arguments[0].Type).ElementType, false))
        .Builds<ArrayCompactBody>().Example("array_compact(array(1, NULL))", "[1]");

    /// <summary>The elements of the arrays in an array.</summary>
    public static Column Flatten(Column column) => Call(flatten, column);
    static readonly ScalarFunction flatten = Define("flatten").Takes(Accept.ArrayOfArrays).Coerced(Coercion.None).Returns(arguments => ((ArrayType)arguments[0].Type).ElementType)
        .NullIf((arguments, _) => arguments[0].Nullable || ((ArrayType)arguments[0].Type).ContainsNull).Builds<FlattenBody>().Example("flatten(array(array(1), array(2)))", "[1, 2]");

    static DataType ElementType(ValueList<Expression> arguments) => arguments[0].Type switch { ArrayType type => type.ElementType, MapType type => type.ValueType, var other => other };

    /// <summary>A constant place in an array that is written out is there or is not, and is null or is not.</summary>
    static bool PlaceNullable(ValueList<Expression> arguments, QuerySettings settings) => arguments[0] is not FunctionCall { Function.Name: "array" } made
        || arguments[1] is not Literal { Value: int place } || place < 0 || place >= made.Arguments.Count || made.Arguments[place].Nullable;

    static bool ItemNullable(ValueList<Expression> arguments, QuerySettings settings)
        => !settings.Ansi || arguments[0].Nullable || arguments[1].Nullable || ((ArrayType)arguments[0].Type).ContainsNull;

    static ArrayType WithOneMore(ValueList<Expression> arguments) => new(((ArrayType)arguments[0].Type).ElementType, ((ArrayType)arguments[0].Type).ContainsNull || arguments[1].Nullable);

    static ArrayType EitherArray(ValueList<Expression> arguments) => new(((ArrayType)arguments[0].Type).ElementType, arguments.Any(argument => ((ArrayType)argument.Type).ContainsNull));

    static ScalarFunction WithElement(ScalarFunction function) => function.Takes(Accept.Any, Accept.Any).Coerced(CoerceLookup).Checked(CheckAppended);

    static ScalarFunction OfTwoArrays(ScalarFunction function) => function.Takes(Accept.Any, Accept.Any).Coerced(CoerceArrays).Checked(CheckArrays);
}
