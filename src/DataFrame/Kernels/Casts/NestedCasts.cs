using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>Casts of arrays, maps and structs: of their parts.</summary>
internal sealed class NestedCastKernel(CastContext cast, Kernel[] parts) : Kernel
{
    public static Kernel? Create(CastContext cast) => (cast.From, cast.To) switch
    {
        (ArrayType from, ArrayType to) => new NestedCastKernel(cast, [CastKernels.Create(cast.With(from.ElementType, to.ElementType))]),
        (MapType from, MapType to) => new NestedCastKernel(cast,
            [CastKernels.Create(cast.With(from.KeyType, to.KeyType)), CastKernels.Create(cast.With(from.ValueType, to.ValueType))]),
        (StructType from, StructType to) when from.Count == to.Count => new NestedCastKernel(cast,
            [.. from.Fields.Zip(to.Fields, (a, b) => CastKernels.Create(cast.With(a.DataType, b.DataType)))]),
        _ => null,
    };

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        => VectorForms.Flatten(arguments[0], context.Arena) switch
        {
            NullVector => Vectors.NullConstant(cast.To, length),
            ArrayVector v => new ArrayVector(cast.To, length, v.OffsetsMemory, Elements(0, v.Elements, v.Offsets, Reached(v, live, context), context), v.Validity),
            MapVector v => new MapVector(cast.To, length, v.OffsetsMemory, Elements(0, v.Keys, v.Offsets, Reached(v, live, context), context),
                Elements(1, v.Values, v.Offsets, Reached(v, live, context), context), v.Validity),
            StructVector v => new StructVector(cast.To, length, Fields(v, Reached(v, live, context), context), v.Validity),
            var other => throw new InvalidOperationException($"{other.Type.SimpleString} has no parts."),
        };

    static Bitmap Reached(Vector vector, Bitmap live, EvaluationContext context) => Bitmap.And(vector.Validity, live, vector.Length, context.Arena);

    /// <summary>Elements that no row that counts reaches must not raise errors.</summary>
    Vector Elements(int part, Vector elements, ReadOnlySpan<int> offsets, Bitmap rows, EvaluationContext context)
    {
        var live = Bitmap.All;
        if (!rows.IsAll || offsets[0] != 0 || offsets[^1] != elements.Length)
        {
            var words = context.Arena.RentCleared<ulong>(Bitmap.WordCount(elements.Length));
            for (var row = 0; row < offsets.Length - 1; row++)
                if (rows[row]) for (var i = offsets[row]; i < offsets[row + 1]; i++) Bitmap.Set(words, i);
            live = new(words);
        }
        return parts[part].Evaluate([elements], elements.Length, live, context);
    }

    Vector[] Fields(StructVector structs, Bitmap rows, EvaluationContext context)
    {
        var result = new Vector[structs.Fields.Length];
        for (var i = 0; i < result.Length; i++) result[i] = parts[i].Evaluate([structs.Fields[i]], structs.Length, rows, context);
        return result;
    }
}

/// <summary>Nested values as text: <c>[1, null]</c>, <c>{k -> v}</c>, <c>{a, b}</c>.</summary>
internal sealed class NestedPrintKernel(CastContext cast) : Kernel
{
    readonly Utf8Buffer buffer = new();

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return Vectors.NullConstant(cast.To, length);
        var flat = VectorForms.Flatten(arguments[0], context.Arena);
        var rows = Bitmap.And(flat.Validity, live, length, context.Arena);
        var text = RowText.Create(flat, cast, context);
        var offsets = context.Arena.Rent<int>(length + 1);
        buffer.Truncate();
        for (var i = 0; i < length; i++)
        {
            offsets[i] = buffer.Length;
            if (rows[i]) text(i, buffer);
        }
        offsets[length] = buffer.Length;
        return Vectors.FromBytes(cast.To, buffer, offsets, length, flat.Validity, context);
    }
}

/// <summary>Appends the text of one row.</summary>
internal delegate void RowTextWriter(int row, Utf8Buffer output);

/// <summary>Writers of single rows: the parts of nested values, strings as they are, nulls as <c>null</c>.</summary>
internal static class RowText
{
    public static RowTextWriter Create(Vector vector, CastContext cast, EvaluationContext context)
    {
        var write = OfValue(VectorForms.Flatten(vector, context.Arena), cast, context);
        return (row, output) =>
        {
            if (vector.IsNull(row)) output.Append("null"u8);
            else write(row, output);
        };
    }

    static RowTextWriter OfValue(Vector vector, CastContext cast, EvaluationContext context) => vector switch
    {
        ArrayVector v => OfArray(v, Create(v.Elements, cast, context)),
        MapVector v => OfMap(v, Create(v.Keys, cast, context), Create(v.Values, cast, context)),
        StructVector v when v.Type is StructType => OfStruct(Array.ConvertAll(v.Fields, field => Create(field, cast, context))),
        BytesVector v when v.Type is not BinaryType => (row, output) => output.Append(v[row]),
        NullVector => (_, output) => output.Append("null"u8),
        _ => OfText((BytesVector)VectorForms.Flatten(CastKernels.Create(cast.With(vector.Type, DataTypes.String)).Evaluate([vector], vector.Length, Bitmap.All, context), context.Arena)),
    };

    static RowTextWriter OfText(BytesVector text) => (row, output) => output.Append(text[row]);

    static RowTextWriter OfArray(ArrayVector arrays, RowTextWriter element) => (row, output) =>
    {
        output.Append((byte)'[');
        var offsets = arrays.OffsetsMemory.Span;
        for (var i = offsets[row]; i < offsets[row + 1]; i++)
        {
            if (i > offsets[row]) output.Append(", "u8);
            element(i, output);
        }
        output.Append((byte)']');
    };

    static RowTextWriter OfMap(MapVector maps, RowTextWriter key, RowTextWriter value) => (row, output) =>
    {
        output.Append((byte)'{');
        var offsets = maps.OffsetsMemory.Span;
        for (var i = offsets[row]; i < offsets[row + 1]; i++)
        {
            if (i > offsets[row]) output.Append(", "u8);
            key(i, output);
            output.Append(" -> "u8);
            value(i, output);
        }
        output.Append((byte)'}');
    };

    static RowTextWriter OfStruct(RowTextWriter[] fields) => (row, output) =>
    {
        output.Append((byte)'{');
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) output.Append(", "u8);
            fields[i](row, output);
        }
        output.Append((byte)'}');
    };
}
