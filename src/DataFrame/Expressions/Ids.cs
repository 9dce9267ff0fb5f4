namespace Frames.Expressions;

/// <summary>Numbers that name columns and plans for the life of the process.</summary>
internal static class Ids
{
    static long last;

    public static long Next() => Interlocked.Increment(ref last);
}
