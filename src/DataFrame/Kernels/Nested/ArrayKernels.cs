using System.Globalization;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;

namespace Frames.Kernels.Nested;

/// <summary>An element by position, counted from 0, or from 1 and from the end. Out of range is an error where strict, else NULL.</summary>
internal sealed class ElementKernel(KernelRequest request, bool fromOne, bool strict) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not ArrayVector arrays || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(request.ResultType, length);
        var positions = VectorForms.Flatten(arguments[1], context.Arena);
        var rows = context.Arena.Rent<int>(length).AsSpan(0, length);
        for (var i = 0; i < length; i++)
        {
            rows[i] = -1;
            if (!live[i] || arrays.IsNull(i) || positions.IsNull(i)) continue;
            var position = Convert.ToInt64(positions.GetValue(i), CultureInfo.InvariantCulture);
            var count = arrays.Offsets[i + 1] - arrays.Offsets[i];
            if (Index(position, count) is { } index) rows[i] = arrays.Offsets[i] + index;
            else if (strict) throw (fromOne ? ErrorClasses.InvalidArrayIndexInElementAt : ErrorClasses.InvalidArrayIndex).With(("indexValue", $"{position}"), ("arraySize", $"{count}"));
        }
        return VectorForms.Gather(arrays.Elements, rows, context.Arena);
    }

    int? Index(long position, int count)
    {
        if (fromOne && position == 0) throw ErrorClasses.InvalidIndexOfZero.With();
        var index = !fromOne ? position : position > 0 ? position - 1 : count + position;
        return index >= 0 && index < count ? (int)index : null;
    }
}

/// <summary>A map's value of a key, or NULL.</summary>
internal sealed class MapLookupKernel(KernelRequest request) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not MapVector maps || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(request.ResultType, length);
        var keys = VectorForms.Flatten(arguments[1], context.Arena);
        var order = RowOrder.Create(maps.Keys, keys);
        var rows = context.Arena.Rent<int>(length).AsSpan(0, length);
        for (var i = 0; i < length; i++)
        {
            rows[i] = -1;
            if (maps.IsNull(i) || keys.IsNull(i)) continue;
            for (var entry = maps.Offsets[i]; entry < maps.Offsets[i + 1] && rows[i] < 0; entry++)
                if (order.Compare(entry, i) == 0) rows[i] = entry;
        }
        return VectorForms.Gather(maps.Values, rows, context.Arena);
    }
}

/// <summary>The number of elements or entries; <paramref name="ofNull"/> for null, or NULL.</summary>
internal sealed class SizeKernel(int? ofNull) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var flat = VectorForms.Flatten(arguments[0], context.Arena);
        var offsets = flat switch { ArrayVector v => v.Offsets, MapVector v => v.Offsets, _ => default };
        var result = context.Arena.Rent<int>(length);
        for (var i = 0; i < length; i++) result[i] = offsets.IsEmpty || flat.IsNull(i) ? ofNull ?? 0 : offsets[i + 1] - offsets[i];
        return new FlatVector<int>(DataTypes.Integer, length, result, ofNull is null ? Vectors.Validity(flat, context) : Bitmap.All);
    }
}

/// <summary>Whether an array holds a value: NULL where it does not but holds nulls.</summary>
internal sealed class ArrayContainsKernel : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not ArrayVector arrays || Vectors.IsNullConstant(arguments[1])) return Vectors.NullConstant(DataTypes.Boolean, length);
        var value = VectorForms.Flatten(arguments[1], context.Arena);
        var order = RowOrder.Create(arrays.Elements, value);
        var builder = new BooleanBuilder(DataTypes.Boolean);
        for (var i = 0; i < length; i++)
        {
            if (arrays.IsNull(i) || value.IsNull(i)) builder.AppendNull();
            else builder.Append((object?)Contains(arrays, order, i));
        }
        return builder.Build();
    }

    static bool? Contains(ArrayVector arrays, RowOrder order, int row)
    {
        var nulls = false;
        for (var i = arrays.Offsets[row]; i < arrays.Offsets[row + 1]; i++)
        {
            if (arrays.Elements.IsNull(i)) nulls = true;
            else if (order.Compare(i, row) == 0) return true;
        }
        return nulls ? null : false;
    }
}

/// <summary>Whether two arrays share an element that is not null; NULL where they do not but one holds nulls and neither is empty.</summary>
internal sealed class ArraysOverlapKernel : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not ArrayVector left || VectorForms.Flatten(arguments[1], context.Arena) is not ArrayVector right)
            return Vectors.NullConstant(DataTypes.Boolean, length);
        var order = RowOrder.Create(left.Elements, right.Elements);
        var builder = new BooleanBuilder(DataTypes.Boolean);
        for (var row = 0; row < length; row++)
        {
            if (left.IsNull(row) || right.IsNull(row)) builder.AppendNull();
            else builder.Append((object?)Overlap(left, right, order, row));
        }
        return builder.Build();
    }

    static bool? Overlap(ArrayVector left, ArrayVector right, RowOrder order, int row)
    {
        var nulls = false;
        for (var i = left.Offsets[row]; i < left.Offsets[row + 1]; i++)
        {
            for (var j = right.Offsets[row]; j < right.Offsets[row + 1]; j++)
            {
                if (left.Elements.IsNull(i) || right.Elements.IsNull(j)) nulls = true;
                else if (order.Compare(i, j) == 0) return true;
            }
        }
        return nulls ? null : false;
    }
}

/// <summary>Which elements of two arrays stay.</summary>
internal interface IArraySet
{
    static abstract bool Keeps(bool inSecond);

    /// <summary>Whether the second array's own elements stay.</summary>
    static abstract bool KeepsSecond { get; }
}

internal readonly struct Union : IArraySet
{
    public static bool Keeps(bool inSecond) => true;
    public static bool KeepsSecond => true;
}

internal readonly struct Intersection : IArraySet
{
    public static bool Keeps(bool inSecond) => inSecond;
    public static bool KeepsSecond => false;
}

internal readonly struct Difference : IArraySet
{
    public static bool Keeps(bool inSecond) => !inSecond;
    public static bool KeepsSecond => false;
}

/// <summary>Distinct elements of one or two arrays, in the order they come; nulls equal each other.</summary>
internal sealed class ArraySetKernel<TSet>(DataType type) : Kernel where TSet : struct, IArraySet
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not ArrayVector first) return Vectors.NullConstant(type, length);
        var second = arguments.Length > 1 ? VectorForms.Flatten(arguments[1], context.Arena) as ArrayVector : null;
        if (arguments.Length > 1 && second is null) return Vectors.NullConstant(type, length);
        var builder = new ArrayBuilder((ArrayType)type);
        for (var row = 0; row < length; row++)
        {
            if (first.IsNull(row) || (second?.IsNull(row) ?? false)) builder.AppendNull();
            else Append(first, second, row, builder);
        }
        return builder.Build();
    }

    static void Append(ArrayVector first, ArrayVector? second, int row, ArrayBuilder builder)
    {
        var a = Elements(first, row);
        var b = second is null ? a.Slice(0, 0) : Elements(second, row);
        var both = VectorForms.Concat([a, b], a.Type);
        var order = RowOrder.Create(both, both);
        var kept = new List<int>();
        for (var i = 0; i < (TSet.KeepsSecond ? both.Length : a.Length); i++)
        {
            if (kept.Exists(other => order.Compare(other, i) == 0)) continue;
            var inSecond = false;
            for (var j = a.Length; j < both.Length && !inSecond; j++) inSecond = order.Compare(i, j) == 0;
            if (TSet.Keeps(inSecond)) kept.Add(i);
        }
        builder.Elements.AppendVector(VectorForms.Gather(both, kept.ToArray(), Arena.Heap));
        builder.EndRow();
    }

    static Vector Elements(ArrayVector arrays, int row) => arrays.Elements.Slice(arrays.Offsets[row], arrays.Offsets[row + 1] - arrays.Offsets[row]);
}
