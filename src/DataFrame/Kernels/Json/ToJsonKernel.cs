using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>Values as JSON text.</summary>
internal sealed class ToJsonKernel : Kernel
{
    readonly DataType type;
    readonly Utf8Buffer buffer = new();
    readonly JsonPrinter printer;
    readonly bool pretty;

    public ToJsonKernel(DataType type, SourceOptions options, QuerySettings settings)
    {
        (this.type, pretty) = (type, options.Flag("pretty"));
        printer = new JsonPrinter(options, settings, buffer);
    }

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return Vectors.NullConstant(DataTypes.String, length);
        var values = VectorForms.Flatten(arguments[0], context.Arena);
        var offsets = context.Arena.Rent<int>(length + 1);
        buffer.Truncate();
        for (var row = 0; row < length; row++)
        {
            offsets[row] = buffer.Length;
            if (!live[row] || values.IsNull(row)) continue;
            printer.Value(values, row, type);
            if (pretty) Indent(offsets[row]);
        }
        offsets[length] = buffer.Length;
        return Vectors.FromBytes(DataTypes.String, buffer, offsets, length, values.Validity, context);
    }

    void Indent(int start)
    {
        var text = buffer.Written[start..].ToArray();
        buffer.Truncate(start);
        JsonIndent.Write(text, buffer);
    }
}
