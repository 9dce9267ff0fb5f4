using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Frames.Errors;

namespace Frames.Analyzer;

/// <summary>
/// Runs recursive work on trees of any depth. Recursive walkers ask <see cref="RuntimeHelpers.EnsureSufficientExecutionStack"/>; where the caller's stack does
/// not suffice the work
/// starts again on a thread with a large one, and where that does not, the query fails with an error instead of the process.
/// </summary>
internal static class DeepStack
{
    const int largeStack = 1 << 29;

    /// <summary>The work's result. The work may run twice, so it must not change anything outside.</summary>
    public static T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InsufficientExecutionStackException)
        {
            return RunOnLargeStack(work);
        }
    }

    static T RunOnLargeStack<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception is InsufficientExecutionStackException ? ErrorClasses.StackTooDeep.With(exception)
                    : exception);
            }
        }, largeStack)
        { Name = "Frames deep query" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
