using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values.Variants;

namespace Frames.Kernels.Casts;

/// <summary>Casts from and to variants.</summary>
internal static class VariantCasts
{
    public static Kernel? Create(CastContext cast) => cast switch
    {
        { From: VariantType } => new FromVariantKernel(cast),
        { To: VariantType } => new ToVariantKernel(cast.From),
        _ => null,
    };

    sealed class FromVariantKernel(CastContext cast) : Kernel
    {
        public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            if (VectorForms.Flatten(arguments[0], context.Arena) is not StructVector variants) return Vectors.NullConstant(cast.To, length);
            // Without ANSI too.
            var extraction = new VariantExtraction(variants, cast.Settings, cast.Mode != Expressions.CastMode.Try, context);
            return extraction.Convert(extraction.Roots(length, live), cast.To);
        }
    }
}

/// <summary>Values of any type as variants.</summary>
internal sealed class ToVariantKernel(DataType from) : Kernel
{
    readonly VariantBuilderOutput output = new();

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return Vectors.NullConstant(DataTypes.Variant, length);
        var values = VectorForms.Flatten(arguments[0], context.Arena);
        var builder = (StructBuilder)VectorBuilder.Create(DataTypes.Variant);
        for (var row = 0; row < length; row++)
        {
            if (!live[row] || values.IsNull(row) || from is TimeType) builder.AppendNull();
            else
            {
                output.Writer.Clear();
                VariantEncoding.Write(values, row, from, output.Writer);
                output.Flush(builder);
            }
        }
        return builder.Build();
    }
}

/// <summary>Brings what a writer has written into a vector of variants.</summary>
internal sealed class VariantBuilderOutput
{
    readonly Values.Utf8Buffer metadata = new();

    public VariantWriter Writer { get; } = new();

    /// <summary>Appends a value on its own, with the names that it needs.</summary>
    public void Append(VariantCell cell, StructBuilder builder)
    {
        Writer.Clear();
        Writer.Copy(cell);
        Flush(builder);
    }

    public void Flush(StructBuilder builder)
    {
        metadata.Truncate();
        Writer.WriteMetadata(metadata);
        ((BytesBuilder)builder.Fields[0]).Append(Writer.Value);
        ((BytesBuilder)builder.Fields[1]).Append(metadata.Written);
        builder.EndRow();
    }
}
