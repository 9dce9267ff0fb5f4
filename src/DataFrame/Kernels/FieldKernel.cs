using Frames.Columns;
using Frames.Expressions;

namespace Frames.Kernels;

/// <summary>A field of structs, or of the structs in arrays.</summary>
internal sealed class FieldKernel(GetField field) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var flat = VectorForms.Flatten(arguments[0], context.Arena);
        return flat switch
        {
            NullVector => Vectors.NullConstant(field.Type, length),
            StructVector structs => Of(structs, context),
            ArrayVector arrays => new ArrayVector(field.Type, length, arrays.OffsetsMemory, Of(Flat(arrays.Elements, context), context), arrays.Validity),
            _ => throw new InvalidOperationException($"{flat.Type.SimpleString} has no fields."),
        };
    }

    static StructVector Flat(Vector elements, EvaluationContext context) => (StructVector)VectorForms.Flatten(elements, context.Arena);

    Vector Of(StructVector structs, EvaluationContext context)
    {
        var values = structs.Fields[field.Ordinal];
        if (structs.Validity.IsAll || Vectors.IsNullConstant(values)) return values;
        var plain = VectorForms.Flatten(values, context.Arena);
        return plain.WithValidity(Bitmap.And(plain.Validity, structs.Validity, structs.Length, context.Arena));
    }
}
