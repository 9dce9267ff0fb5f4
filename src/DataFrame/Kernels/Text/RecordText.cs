using System.Text;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Kernels.Text;

/// <summary>Rows as Spark's errors of malformed records show them: <c>[1,null]</c>.</summary>
internal static class RecordText
{
    /// <summary>The last row of a struct.</summary>
    public static string Of(Vector structs) => Of((StructVector)structs, structs.Length - 1);

    static string Of(StructVector structs, int row) => "[" + string.Join(",", structs.Fields.Select(field => Value(field, row))) + "]";

    /// <summary>One value.</summary>
    public static string Value(Vector vector, int row)
    {
        if (vector.IsNull(row)) return "null";
        if (vector is StructVector structs) return Of(structs, row);
        if (vector is ArrayVector arrays)
            return "[" + string.Join(",", Enumerable.Range(arrays.OffsetsMemory.Span[row], arrays.OffsetsMemory.Span[row + 1] - arrays.OffsetsMemory.Span[row]).Select(i => Value(arrays.Elements, i))) + "]";
        if (vector is BytesVector bytes && vector.Type is not BinaryType) return Encoding.UTF8.GetString(bytes[row]);
        return Expressions.LiteralPrinter.Print(new Expressions.Literal(vector.GetValue(row), vector.Type is DateType ? DataTypes.Integer : vector.Type is TimestampType or TimestampNtzType ? DataTypes.Long
            : vector.Type));
    }
}
