using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Csv;

/// <summary>Structs as CSV records.</summary>
internal sealed class ToCsvKernel : Kernel
{
    readonly StructType type;
    readonly Utf8Buffer buffer = new();
    readonly CsvPrinter printer;

    public ToCsvKernel(StructType type, SourceOptions options, QuerySettings settings)
    {
        this.type = type;
        printer = new CsvPrinter(new CsvOptions(options.All, settings), options, buffer);
    }

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not StructVector structs) return Vectors.NullConstant(DataTypes.String, length);
        var columns = Array.ConvertAll(structs.Fields, field => VectorForms.Flatten(field, context.Arena));
        var offsets = context.Arena.Rent<int>(length + 1);
        buffer.Truncate();
        for (var row = 0; row < length; row++)
        {
            offsets[row] = buffer.Length;
            if (live[row] && !structs.IsNull(row)) printer.Row(columns, type, row);
        }
        offsets[length] = buffer.Length;
        return Vectors.FromBytes(DataTypes.String, buffer, offsets, length, structs.Validity, context);
    }
}
