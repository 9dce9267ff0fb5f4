using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Frames.Errors;

namespace Frames.Plans;

/// <summary>
/// Runs recursive work on trees of any height that is allowed. Work that turns out to need more than the caller's stack starts again on a thread with a large one; what that
/// does not hold fails with an error instead of the process.
/// </summary>
internal static class DeepStack
{
    const int largeStack = 1 << 30;

    [ThreadStatic]
    static bool isLarge;

    /// <summary>Whether this thread's stack is a large one.</summary>
    public static bool IsLarge => isLarge;

    /// <summary>The work's result. The work may run twice, so it must not change anything outside.</summary>
    public static T Run<T>(Func<T> work)
    {
        if (isLarge) return work();
        try
        {
            return work();
        }
        catch (InsufficientExecutionStackException)
        {
            return RunOnLargeStack(work);
        }
    }

    /// <summary>The result of work on a tree, which runs once.</summary>
    public static T RunFor<T>(object tree, Func<T> work) => isLarge || Height(tree) <= TreeHeight.Ordinary ? work() : RunOnLargeStack(work);

    /// <summary>Within <see cref="Run"/>: starts again on a large stack if the tree asks for one.</summary>
    public static void Require(object tree)
    {
        if (Height(tree) > TreeHeight.Ordinary && !isLarge) throw new InsufficientExecutionStackException();
    }

    /// <summary>The result of work on a thread with a large stack.</summary>
    public static T RunOnLargeStack<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            isLarge = true;
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception is InsufficientExecutionStackException ? ErrorClasses.StackTooDeep.With(exception) : exception);
            }
        }, largeStack)
        { Name = "Frames deep query", IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    static int Height(object tree) => TreeHeight.Of(tree) is <= TreeHeight.Largest and var height ? height : throw ErrorClasses.StackTooDeep.With();
}
