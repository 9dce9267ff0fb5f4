namespace Frames.Values.Patterns;

/// <summary>Java's inline flags that change a translation.</summary>
[Flags]
internal enum JavaFlags : byte
{
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotAll = 4,
    UnixLines = 8,
    Comments = 16,
    UnicodeCase = 32,
    UnicodeClasses = 64,
}

/// <summary>The letters of <see cref="JavaFlags"/>.</summary>
internal static class JavaFlagLetters
{
    public static bool TryGet(char letter, out JavaFlags flag)
    {
        flag = letter switch
        {
            'i' => JavaFlags.IgnoreCase,
            'm' => JavaFlags.Multiline,
            's' => JavaFlags.DotAll,
            'd' => JavaFlags.UnixLines,
            'x' => JavaFlags.Comments,
            'u' => JavaFlags.UnicodeCase,
            'U' => JavaFlags.UnicodeClasses,
            _ => JavaFlags.None,
        };
        return flag != JavaFlags.None;
    }
}
