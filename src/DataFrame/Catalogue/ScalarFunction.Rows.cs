using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Catalogue;

internal sealed partial class ScalarFunction
{
    bool nullsReachBody;

    /// <summary>Null arguments reach the body, which decides what they give.</summary>
    public ScalarFunction SeesNulls()
    {
        nullsReachBody = true;
        return this;
    }

    /// <summary>A body that appends text or bytes a row; the result is a string unless said otherwise.</summary>
    public ScalarFunction Text<TFunction>() where TFunction : struct, ITextFunction
    {
        Implied([], DataTypes.String);
        return Kernel(request => new TextRowKernel<TFunction>(request.ResultType, nullsReachBody));
    }

    /// <summary>A body that computes a value of fixed width a row.</summary>
    public ScalarFunction Value<TFunction, TResult>()
        where TFunction : struct, IValueFunction<TResult>
        where TResult : unmanaged
    {
        Implied([], ClrTypes.DataTypeOf<TResult>());
        return Kernel(request => ClrTypes.Lies<TResult>(request.ResultType) ? new ValueRowKernel<TFunction, TResult>(request.ResultType, nullsReachBody) : null);
    }

    /// <summary>The body that appends text by <c>row.Collation</c> where an argument is text with a collation; declared before the body for all other text.</summary>
    public ScalarFunction CollatedText<TFunction>() where TFunction : struct, ITextFunction
        => Collations(CollationUse.Searched).Kernel(request => CollationOf(request) is { } collation ? new TextRowKernel<TFunction>(request.ResultType, nullsReachBody, collation) : null);

    /// <summary>The body that computes a value by <c>row.Collation</c> where an argument is text with a collation; declared before the body for all other text.</summary>
    public ScalarFunction CollatedValue<TFunction, TResult>()
        where TFunction : struct, IValueFunction<TResult>
        where TResult : unmanaged
        => Collations(CollationUse.Searched).Kernel(request => CollationOf(request) is { } collation ? new ValueRowKernel<TFunction, TResult>(request.ResultType, nullsReachBody, collation) : null);

    /// <summary>A body that appends a value of any type a row.</summary>
    public ScalarFunction Builds<TFunction>() where TFunction : struct, IBuilderFunction
        => Kernel(request => new BuilderRowKernel<TFunction>(request.ResultType, nullsReachBody));

    static Collation? CollationOf(KernelRequest request) => request.Arguments.Select(argument => Collation.Of(argument.Type)).FirstOrDefault(found => found is not null);
}
