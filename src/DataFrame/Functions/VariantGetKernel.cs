using System.Text;
using Frames.Columns;
using Frames.Kernels;
using Frames.Kernels.Casts;
using Frames.Sql.Types;
using Frames.Values.Variants;

namespace Frames.Sql;

/// <summary>Values at a path of variants, as a type.</summary>
internal sealed class VariantGetKernel(DataType type, string name, bool raises) : Kernel
{
    string? last;
    VariantPath? path;

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not StructVector variants || VectorForms.Flatten(arguments[1], context.Arena) is not BytesVector paths)
            return Vectors.NullConstant(type, length);
        var extraction = new VariantExtraction(variants, context.Settings, raises, context);
        var slots = extraction.Roots(length, Bitmap.And(live, paths.Validity, length, context.Arena));
        for (var i = 0; i < slots.Length; i++)
            if (slots[i].Exists) slots[i] = Path(paths[i]).TryFollow(extraction.Cell(slots[i]), out var found) ? new(i, found.Position) : VariantSlot.None;
        return extraction.Convert(slots, type);
    }

    VariantPath Path(ReadOnlySpan<byte> text)
    {
        if (path is not null && Encoding.UTF8.GetByteCount(last!) == text.Length && text.SequenceEqual(Encoding.UTF8.GetBytes(last!))) return path;
        last = Encoding.UTF8.GetString(text);
        return path = Functions.PathOf(last, name);
    }
}
