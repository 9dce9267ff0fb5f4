using System.Collections.ObjectModel;

namespace Frames;

/// <summary>
/// A failure of a query or of its input. It carries Spark's error class (now called error condition), SQLSTATE and message parameters, the same on every backend.
/// </summary>
public class FramesException : Exception
{
    /// <summary>A failure with a class and parameters.</summary>
    /// <param name="errorClass">Spark's error class such as <c>DIVIDE_BY_ZERO</c>, a sub-class after a dot; null where Spark has none.</param>
    /// <param name="sqlState">Five characters, or null.</param>
    /// <param name="message">Problem, cause and remedy, with the values.</param>
    /// <param name="parameters">The message's parameters by name.</param>
    /// <param name="cause">What led to it, or null.</param>
    /// <param name="context">What the message shows last, such as the place in SQL text, or null.</param>
    public FramesException(string? errorClass, string? sqlState, string message, IReadOnlyDictionary<string, string>? parameters = null, Exception? cause = null,
        string? context = null)
        : base((errorClass is null ? message : $"[{errorClass}] {message}{(sqlState is null ? "" : $" SQLSTATE: {sqlState}")}") + (context is null ? "" : " " + context), cause)
    {
        ErrorClass = errorClass;
        SqlState = sqlState;
        Parameters = parameters ?? ReadOnlyDictionary<string, string>.Empty;
    }

    /// <summary>Spark's error class, or null for a failure that Spark raises without one.</summary>
    public string? ErrorClass { get; }

    /// <summary>The SQLSTATE of the class, or null.</summary>
    public string? SqlState { get; }

    /// <summary>The message's parameters by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }
}
