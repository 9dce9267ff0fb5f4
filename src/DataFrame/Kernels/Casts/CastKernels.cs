using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Kernels.Casts;

/// <summary>The kernel of each cast: the first of the families that knows the pair of types.</summary>
internal static class CastKernels
{
    static readonly Func<CastContext, Kernel?>[] Families =
    [
        cast => cast.From is NullType ? new AlwaysNullKernel(cast.To) : null,
        cast => cast.From.SameType(cast.To) && cast.To is not (ArrayType or MapType or StructType) ? new RetypeKernel(cast.To) : null,
        VariantCasts.Create,
        TextCasts.Create,
        cast => cast.From is StringType or CharType or VarcharType ? ParseCasts.Create(cast) : null,
        cast => cast.To is StringType or CharType or VarcharType ? PrintCasts.Create(cast) : null,
        IntervalCasts.Create,
        DecimalCasts.Create,
        NumericCastKernels.Create,
        DateTimeCasts.Create,
        NestedCastKernel.Create,
    ];

    public static Kernel Create(Cast cast, QuerySettings settings) => Create(new CastContext(cast.Child.Type, cast.TargetType, cast.Mode, settings)
    {
        OfConstant = cast.Child.Type is StringType && cast.Child.Walk().All(node => node is not (ColumnReference or LambdaVariable or OuterReference or Subquery)),
    });

    public static Kernel Create(CastContext cast)
    {
        foreach (var family in Families) if (family(cast) is { } kernel) return kernel;
        throw new InvalidOperationException($"This is a bug in Frames: there is no cast from {cast.From.SimpleString} to {cast.To.SimpleString}.");
    }
}
