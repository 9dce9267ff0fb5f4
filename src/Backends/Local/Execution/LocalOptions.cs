using System.Globalization;
using Frames.Expressions;

namespace Frames.Backends.Local.Execution;

/// <summary>How the engine runs a query.</summary>
internal sealed record LocalOptions
{
    /// <summary>Threads; <c>frames.threads</c>, or the number in <c>local[n]</c>.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes that blocking operators may hold; <c>frames.memory</c>, such as <c>4g</c>.</summary>
    public long Memory { get; init; } = long.MaxValue;

    /// <summary>Rows of a batch made by a source; smaller ones show what depends on batches in tests.</summary>
    public int BatchRows { get; init; } = Columns.Batch.MaxRows;

    /// <summary>The folder for spilled data; <c>frames.spill.folder</c>.</summary>
    public string SpillFolder { get; init; } = Path.GetTempPath();

    /// <summary>Whether planning runs the subqueries that a plan needs values of; not where the plan is only shown.</summary>
    public bool RunsSubqueries { get; init; } = true;

    /// <summary>The options that a master such as <c>local[4]</c> and a session's settings ask for.</summary>
    public static LocalOptions From(string master, QuerySettings settings)
    {
        var options = new LocalOptions();
        var open = master.IndexOf('[', StringComparison.Ordinal);
        if (open >= 0 && master[(open + 1)..].TrimEnd(']').Split(',')[0] is var threads && threads != "*") options = options with { Threads = Number(threads, "master") };
        if (settings.All.TryGetValue("frames.threads", out var count) && count != "*") options = options with { Threads = Number(count, "frames.threads") };
        if (settings.All.TryGetValue("frames.memory", out var memory)) options = options with { Memory = Bytes(memory) };
        if (settings.All.TryGetValue("frames.batchRows", out var rows)) options = options with { BatchRows = Math.Min(Number(rows, "frames.batchRows"), Columns.Batch.MaxRows) };
        return options with { SpillFolder = settings.Get("frames.spill.folder", options.SpillFolder) };
    }

    static int Number(string text, string setting) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw Invalid(setting, text, "a positive number or *");

    static long Bytes(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant().TrimEnd('b');
        var unit = trimmed.Length > 0 ? "kmgt".IndexOf(trimmed[^1], StringComparison.Ordinal) + 1 : 0;
        var digits = unit > 0 ? trimmed[..^1] : trimmed;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= long.MaxValue >> (10 * unit)
            ? number << (10 * unit) : throw Invalid("frames.memory", text, "a size such as 512m or 4g");
    }

    static FramesException Invalid(string setting, string value, string wanted)
        => new("INVALID_CONF_VALUE", "22022", $"The value '{value}' of '{setting}' is invalid: give {wanted}.", new Dictionary<string, string> { ["confName"] = setting, ["confValue"] = value });
}
