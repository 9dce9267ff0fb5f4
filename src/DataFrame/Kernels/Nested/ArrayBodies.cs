using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Comparing;
using Frames.Kernels.Rows;
using Frames.Values;

namespace Frames.Kernels.Nested;

// Bodies of array functions, a row at a time.

/// <summary>The elements of one row's array.</summary>
internal readonly ref struct ArrayRow
{
    public ArrayRow(RowArguments row, int argument)
    {
        var (vector, at) = row.At(argument);
        if (vector is not ArrayVector arrays)
        {
            Elements = vector;
            return;
        }
        Elements = arrays.Elements;
        (Start, End) = (arrays.OffsetsMemory.Span[at], arrays.OffsetsMemory.Span[at + 1]);
    }

    public Vector Elements { get; }
    public int Start { get; }
    public int End { get; }

    public void AppendTo(VectorBuilder builder, int from, int count)
    {
        if (count > 0) builder.AppendVector(Elements.Slice(Start + from, count));
    }
}

internal readonly struct MakeArray : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var arrays = (ArrayBuilder)output;
        for (var i = 0; i < row.Count; i++) AppendArgument(row, i, arrays.Elements);
        arrays.EndRow();
    }

    public static void AppendArgument(RowArguments row, int argument, VectorBuilder output)
    {
        var (vector, at) = row.At(argument);
        output.AppendVector(vector.Slice(at, 1));
    }
}

internal readonly struct ArrayPositionBody : IValueFunction<long>
{
    public static bool Invoke(RowArguments row, out long result)
    {
        var array = new ArrayRow(row, 0);
        var (value, at) = row.At(1);
        result = 0;
        var order = RowOrder.Create(array.Elements, value);
        for (var i = array.Start; i < array.End && result == 0; i++)
            if (!array.Elements.IsNull(i) && order.Compare(i, at) == 0) result = i - array.Start + 1;
        return true;
    }
}

internal readonly struct ArrayRemoveBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var array = new ArrayRow(row, 0);
        var (value, at) = row.At(1);
        var order = RowOrder.Create(array.Elements, value);
        var arrays = (ArrayBuilder)output;
        for (var i = array.Start; i < array.End; i++)
            if (array.Elements.IsNull(i) || order.Compare(i, at) != 0) arrays.Elements.AppendVector(array.Elements.Slice(i, 1));
        arrays.EndRow();
    }
}

internal readonly struct ArrayAppendBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        if (row.IsNull(0))
        {
            output.AppendNull();
            return;
        }
        var array = new ArrayRow(row, 0);
        var arrays = (ArrayBuilder)output;
        array.AppendTo(arrays.Elements, 0, array.End - array.Start);
        MakeArray.AppendArgument(row, 1, arrays.Elements);
        arrays.EndRow();
    }
}

internal readonly struct ArrayPrependBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        if (row.IsNull(0))
        {
            output.AppendNull();
            return;
        }
        var array = new ArrayRow(row, 0);
        var arrays = (ArrayBuilder)output;
        MakeArray.AppendArgument(row, 1, arrays.Elements);
        array.AppendTo(arrays.Elements, 0, array.End - array.Start);
        arrays.EndRow();
    }
}

internal readonly struct ArrayCompactBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var array = new ArrayRow(row, 0);
        var arrays = (ArrayBuilder)output;
        for (var i = array.Start; i < array.End; i++)
            if (!array.Elements.IsNull(i)) arrays.Elements.AppendVector(array.Elements.Slice(i, 1));
        arrays.EndRow();
    }
}

internal readonly struct ArrayRepeatBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        if (row.IsNull(1))
        {
            output.AppendNull();
            return;
        }
        var arrays = (ArrayBuilder)output;
        for (var i = 0; i < row.Int(1); i++) MakeArray.AppendArgument(row, 0, arrays.Elements);
        arrays.EndRow();
    }
}

internal readonly struct FlattenBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var outer = new ArrayRow(row, 0);
        var arrays = (ArrayBuilder)output;
        if (VectorForms.Flatten(outer.Elements, row.Context.Arena) is not ArrayVector inner)
        {
            arrays.AppendNull();
            return;
        }
        for (var i = outer.Start; i < outer.End; i++)
        {
            if (!inner.IsNull(i)) continue;
            arrays.AppendNull();
            return;
        }
        for (var i = outer.Start; i < outer.End; i++)
            arrays.Elements.AppendVector(inner.Elements.Slice(inner.Offsets[i], inner.Offsets[i + 1] - inner.Offsets[i]));
        arrays.EndRow();
    }
}

internal readonly struct SliceBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var array = new ArrayRow(row, 0);
        var (start, length, count) = (row.Int(1), row.Int(2), array.End - array.Start);
        if (start == 0) throw ErrorClasses.SliceStartZero.With(("parameter", "`start`"), ("functionName", "`slice`"));
        if (length < 0) throw ErrorClasses.SliceLengthNegative.With(("parameter", "`length`"), ("length", $"{length}"), ("functionName", "`slice`"));
        var from = start > 0 ? start - 1 : count + start;
        var arrays = (ArrayBuilder)output;
        if (from >= 0 && from < count) array.AppendTo(arrays.Elements, from, Math.Min(length, count - from));
        arrays.EndRow();
    }
}

internal readonly struct SortArrayBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var array = new ArrayRow(row, 0);
        var order = RowOrder.Create(array.Elements, array.Elements);
        var rows = Enumerable.Range(array.Start, array.End - array.Start).ToArray();
        var ascending = row.Boolean(1);
        Array.Sort(rows, (a, b) => (ascending ? order.Compare(a, b) : order.Compare(b, a)) is not 0 and var compared ? compared : a.CompareTo(b));
        var arrays = (ArrayBuilder)output;
        arrays.Elements.AppendVector(VectorForms.Gather(array.Elements, rows, row.Context.Arena));
        arrays.EndRow();
    }
}

internal readonly struct ArrayMaxBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output) => Append(row, output, greatest: true);

    public static void Append(RowArguments row, VectorBuilder output, bool greatest)
    {
        var array = new ArrayRow(row, 0);
        var order = RowOrder.Create(array.Elements, array.Elements);
        var best = -1;
        for (var i = array.Start; i < array.End; i++)
        {
            if (array.Elements.IsNull(i)) continue;
            if (best < 0 || (greatest ? order.Compare(i, best) > 0 : order.Compare(i, best) < 0)) best = i;
        }
        if (best < 0) output.AppendNull();
        else output.AppendVector(array.Elements.Slice(best, 1));
    }
}

internal readonly struct ArrayMinBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output) => ArrayMaxBody.Append(row, output, greatest: false);
}

internal readonly struct ArrayJoinBody : ITextFunction
{
    public static bool Invoke(RowArguments row, Utf8Buffer output)
    {
        var array = new ArrayRow(row, 0);
        var elements = VectorForms.Flatten(array.Elements, row.Context.Arena) as BytesVector;
        var any = false;
        for (var i = array.Start; i < array.End; i++)
        {
            var isNull = elements is null || elements.IsNull(i);
            if (isNull && row.Count < 3) continue;
            if (any) output.Append(row.Text(1));
            output.Append(isNull ? row.Text(2) : elements![i]);
            any = true;
        }
        return true;
    }
}
