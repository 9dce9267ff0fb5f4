using Frames.Expressions;
using Frames.Kernels.Loops;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Casts;

/// <summary>One cast of a query: its types, its mode, and what of the session it depends on.</summary>
internal sealed class CastContext
{
    public CastContext(DataType from, DataType to, CastMode mode, QuerySettings settings)
    {
        (From, To, Settings) = (from, to, settings);
        Mode = mode == CastMode.Default ? settings.CastMode : mode;
        Zone = SparkZone.TryGet(settings.TimeZone, out var zone) ? zone : SparkZone.Utc;
    }

    public DataType From { get; }
    public DataType To { get; }
    public CastMode Mode { get; }
    public QuerySettings Settings { get; }
    public SparkZone Zone { get; }

    public bool Ansi => Mode == CastMode.Ansi;

    /// <summary>Whether only what ANSI takes has a value: under ANSI, and in <c>try_cast</c>.</summary>
    public bool IsStrict => Mode != CastMode.Legacy;

    /// <summary>Whether the value is known before the query runs; words such as <c>epoch</c> have a meaning only there.</summary>
    public bool OfConstant { get; init; }

    /// <summary>What a value that cannot be cast becomes.</summary>
    public ErrorBehavior OnError => Mode == CastMode.Ansi ? ErrorBehavior.Raise : ErrorBehavior.Null;

    /// <summary>What an overflow becomes where Spark wraps or saturates without ANSI.</summary>
    public ErrorBehavior OnOverflow => Mode switch { CastMode.Ansi => ErrorBehavior.Raise, CastMode.Try => ErrorBehavior.Null, _ => ErrorBehavior.Ignore };

    public CastContext With(DataType from, DataType to) => new(from, to, Mode, Settings);

    /// <summary>A kernel that runs an operator body, with this cast's errors.</summary>
    public Kernel Body<TOperator, TArgument, TResult>(ErrorBehavior onError)
        where TOperator : struct, IUnary<TArgument, TResult>
        where TArgument : unmanaged
        where TResult : unmanaged
        => new UnaryKernel<TOperator, TArgument, TResult>(To, onError, (_, value, _) => CastErrors.Overflow(value, this));
}
