using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Generating;

/// <summary>A row for each element of an array or entry of a map; with positions from 0 if asked for; structs spread into columns if asked for.</summary>
internal sealed class ExplodeKernel(StructType columns, bool withPosition, bool spread) : GeneratorKernel
{
    public override GeneratedRows Generate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var flat = VectorForms.Flatten(arguments[0], context.Arena);
        return flat switch
        {
            ArrayVector v => Rows(v.Offsets, [v.Elements], v, live, context),
            MapVector v => Rows(v.Offsets, [v.Keys, v.Values], v, live, context),
            _ => new GeneratedRows([], 0, [.. columns.Fields.Select(field => VectorBuilder.Nulls(field.DataType, 0))]),
        };
    }

    GeneratedRows Rows(ReadOnlySpan<int> offsets, Vector[] children, Vector rows, Bitmap live, EvaluationContext context)
    {
        var capacity = offsets[^1] - offsets[0];
        var parents = context.Arena.Rent<int>(capacity);
        var elements = context.Arena.Rent<int>(capacity);
        var positions = context.Arena.Rent<int>(capacity);
        var count = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            if (!live[row] || rows.IsNull(row)) continue;
            for (var i = offsets[row]; i < offsets[row + 1]; i++)
            {
                (parents[count], elements[count], positions[count]) = (row, i, i - offsets[row]);
                count++;
            }
        }
        var picked = elements.AsSpan(0, count).ToArray();
        var values = Array.ConvertAll(children, child => VectorForms.Gather(child, picked, context.Arena));
        if (spread) values = Spread(values[0], count, context);
        return new(parents, count, withPosition ? [new FlatVector<int>(DataTypes.Integer, count, positions), .. values] : values);
    }

    Vector[] Spread(Vector structs, int count, EvaluationContext context)
    {
        if (VectorForms.Flatten(structs, context.Arena) is not StructVector flat)
            return [.. columns.Fields.Select(field => VectorForms.AllNull(field.DataType, count, context.Arena))];
        return Array.ConvertAll(flat.Fields, field =>
        {
            var plain = VectorForms.Flatten(field, context.Arena);
            return plain.WithValidity(Bitmap.And(plain.Validity, flat.Validity, count, context.Arena));
        });
    }
}

/// <summary>The arguments after the first laid out in rows of equal length.</summary>
internal sealed class StackKernel(int rows, StructType columns) : GeneratorKernel
{
    public override GeneratedRows Generate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var parents = context.Arena.Rent<int>(length * rows);
        var count = 0;
        for (var row = 0; row < length; row++)
            if (live[row]) for (var i = 0; i < rows; i++) parents[count++] = row;
        var result = new Vector[columns.Count];
        for (var column = 0; column < result.Length; column++)
        {
            var pieces = new Vector[rows];
            for (var i = 0; i < rows; i++)
            {
                var argument = 1 + (i * columns.Count) + column;
                pieces[i] = argument < arguments.Length ? arguments[argument].WithType(columns[column].DataType) : Vectors.NullConstant(columns[column].DataType, length);
            }
            result[column] = Interleave(VectorForms.Concat(pieces, columns[column].DataType), parents.AsSpan(0, count), length, context);
        }
        return new(parents, count, result);
    }

    Vector Interleave(Vector pieces, ReadOnlySpan<int> parents, int length, EvaluationContext context)
    {
        var from = context.Arena.Rent<int>(parents.Length).AsSpan(0, parents.Length);
        for (var i = 0; i < parents.Length; i++) from[i] = ((i % rows) * length) + parents[i];
        return VectorForms.Gather(pieces, from, context.Arena);
    }
}
