using Frames.Backends.Spark.Proto.Rpc;
using Grpc.Core;

namespace Frames.Backends.Spark.Connection;

/// <summary>Which failures of a call are worth another try, and after what wait.</summary>
/// <param name="MaxRetries">Tries after the first one.</param>
/// <param name="FirstWait">The wait before the first retry; each following one is <see cref="Factor"/> times longer.</param>
/// <param name="LongestWait">No wait is longer.</param>
internal sealed record RetryPolicy(int MaxRetries, TimeSpan FirstWait, TimeSpan LongestWait)
{
    public const int Factor = 4;

    /// <summary>For a server that has answered before: it may be restarting, so some 45 s are worth waiting.</summary>
    public static RetryPolicy Known { get; } = new(6, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30));

    /// <summary>For the first call of a session: a wrong address should be told soon.</summary>
    public static RetryPolicy FirstContact { get; } = new(2, TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200));

    public static bool IsTransient(RpcException exception) =>
        exception.StatusCode == StatusCode.Unavailable
        || (exception.StatusCode == StatusCode.Internal && exception.Status.Detail.Contains("INVALID_CURSOR.DISCONNECTED", StringComparison.Ordinal))
        || StatusDetails.Find<RetryInfo>(exception) is not null;

    /// <summary>The wait before retry <paramref name="attempt"/> (from 0); the server's own wish comes first.</summary>
    public TimeSpan Wait(int attempt, RpcException exception)
    {
        var wanted = StatusDetails.Find<RetryInfo>(exception)?.RetryDelay?.ToTimeSpan();
        var own = TimeSpan.FromTicks((long)Math.Min(LongestWait.Ticks, FirstWait.Ticks * Math.Pow(Factor, attempt)));
        return wanted > own ? wanted.Value : own;
    }
}
