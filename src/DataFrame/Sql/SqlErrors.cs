using Frames.Errors;

namespace Frames.Sql.Parser;

/// <summary>Errors at a place in SQL text: the message ends with the place and the line under it.</summary>
internal static class SqlErrors
{
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
        // Long generated text is shown around the place only.
        var from = Math.Max(0, before.Length - 10_000);
        var to = Math.Min(text.Length, last + 10_000);
        return $"(line {line}, pos {column})\n\n== SQL ==\n{text[from..last]}\n{new string('-', Math.Min(column, 10_000))}^^^\n{(last < to ? text[(last + 1)..to] : "")}";
    }
}
