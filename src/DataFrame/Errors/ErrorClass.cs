namespace Frames.Errors;

/// <summary>One of Spark's error classes: its name, its SQLSTATE, and a message in which <c>&lt;name&gt;</c> stands for the parameter of that name.</summary>
internal sealed record ErrorClass(string Name, string? SqlState, string Template)
{
    /// <summary>The error with the given parameters, as name-value pairs.</summary>
    public FramesException With(params ReadOnlySpan<(string Name, string? Value)> parameters) => With(null, parameters);

    /// <summary>The error with what led to it.</summary>
    public FramesException With(Exception? cause, params ReadOnlySpan<(string Name, string? Value)> parameters) => With(parameters, null, cause);

    /// <summary>The error with what a message shows after it, such as the place in SQL text.</summary>
    public FramesException With(ReadOnlySpan<(string Name, string? Value)> parameters, string? context, Exception? cause = null)
    {
        var message = Template;
        var named = new Dictionary<string, string>(parameters.Length);
        foreach (var (name, value) in parameters)
        {
            named[name] = value ?? "null";
            message = message.Replace("<" + name + ">", value ?? "null", StringComparison.Ordinal);
        }
        return new FramesException(Name, SqlState, message, named, cause, context);
    }
}
