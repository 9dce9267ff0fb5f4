using Frames.Errors;

namespace Frames.Sql.Parser;

/// <summary>Errors at a place in SQL text: the message ends with the place and the line under it.</summary>
internal static class SqlErrors
{
    const int shownLength = 4000;

    /// <summary>An error of a class at a position of the text.</summary>
    public static FramesException At(string text, int position, ErrorClass error, params ReadOnlySpan<(string Name, string? Value)> parameters)
        => error.With(parameters, Context(text, position));

    /// <summary>Line, column counted from 0 as Spark does, and the text with a caret below the place.</summary>
    static string Context(string text, int position)
    {
        var before = text.AsSpan(0, Math.Min(position, text.Length));
        var start = before.LastIndexOf('\n') + 1;
        var line = before.Count('\n') + 1;
        var column = before.Length - start;
        var end = text.AsSpan(start).IndexOf('\n');
        var last = end < 0 ? text.Length : start + end;
        var place = $"(line {line}, pos {column})";
        // Of long generated text only what is around the place is shown.
        if (text.Length > shownLength) return $"{place}\n\n== SQL ==\n...{text[Math.Max(0, before.Length - 200)..before.Length]} ^^^ {text[before.Length..Math.Min(text.Length, before.Length + 200)]}...\n";
        return $"{place}\n\n== SQL ==\n{text[..last]}\n{new string('-', column)}^^^\n{(last < text.Length ? text[(last + 1)..] : "")}";
    }
}
