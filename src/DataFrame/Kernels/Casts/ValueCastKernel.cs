using Frames.Columns;
using Frames.Kernels.Loops;

namespace Frames.Kernels.Casts;

/// <summary>What a cast made of a value.</summary>
internal enum CastStatus : byte
{
    Success,

    /// <summary>It has no value in the target type: an error under ANSI, else NULL.</summary>
    Failure,

    /// <summary>NULL in every mode, as NaN to decimal.</summary>
    Null,
}

/// <summary>A cast of one fixed-width value that depends on types or session: scales, zones, interval fields.</summary>
internal interface IValueCast<TArgument, TResult>
    where TArgument : unmanaged
    where TResult : unmanaged
{
    static abstract CastStatus Invoke(TArgument value, CastContext cast, out TResult result);

    /// <summary>Whether a failure is an error without ANSI too.</summary>
    static virtual bool AlwaysRaises => false;

    static virtual FramesException Error(TArgument value, CastContext cast) => CastErrors.Overflow(value, cast);
}

/// <summary>The loop of such casts.</summary>
internal sealed class ValueCastKernel<TCast, TArgument, TResult>(CastContext cast) : Kernel
    where TCast : struct, IValueCast<TArgument, TResult>
    where TArgument : unmanaged
    where TResult : unmanaged
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Vectors.IsNullConstant(arguments[0])) return Vectors.NullConstant(cast.To, length);
        var values = Vectors.Values<TArgument>(arguments[0], context);
        var validity = arguments[0].Validity;
        var result = context.Arena.Rent<TResult>(length);
        var failed = false;
        for (var i = 0; i < values.Length; i++) failed |= TCast.Invoke(values[i], cast, out result[i]) != CastStatus.Success;
        if (failed) validity = Nulls(values, length, validity, live, context);
        return Vectors.FromValues(cast.To, result, length, validity, context);
    }

    Bitmap Nulls(ReadOnlySpan<TArgument> values, int length, Bitmap validity, Bitmap live, EvaluationContext context)
    {
        var words = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        for (var i = 0; i < length; i++)
        {
            if (!validity[i] || !live[i]) continue;
            var status = TCast.Invoke(values[i], cast, out _);
            if (status == CastStatus.Success) Bitmap.Set(words, i);
            else if (status == CastStatus.Failure && (cast.OnError == ErrorBehavior.Raise || (TCast.AlwaysRaises && !cast.IsStrict))) throw TCast.Error(values[i], cast);
        }
        return new(words);
    }
}
