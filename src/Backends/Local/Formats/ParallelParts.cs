using System.Runtime.ExceptionServices;

namespace Frames.Backends.Local.Formats;

/// <summary>Looks at the parts of files on all cores; the first failure comes out as it is.</summary>
internal static class ParallelParts
{
    public static T[] Map<T>(int count, Func<int, T> look, CancellationToken cancellation)
    {
        var found = new T[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i => found[i] = look(i));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
        return found;
    }
}
