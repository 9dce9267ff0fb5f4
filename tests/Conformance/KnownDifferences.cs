namespace Frames.Tests.Conformance;

/// <summary>Functions whose answers are known to differ from Spark's: <c>name: what differs</c> a line. The list may only shrink.</summary>
internal static class KnownDifferences
{
    static readonly string file = Path.Combine(AppContext.BaseDirectory, "known-differences.txt");

    /// <summary>The listed functions, with what differs.</summary>
    public static readonly IReadOnlyDictionary<string, string> Functions = File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>Writes the list anew where <c>FRAMES_CONFORMANCE_LIST</c> names a file.</summary>
    public static void Write(IEnumerable<(string Function, string Message)> differences)
    {
        if (Environment.GetEnvironmentVariable("FRAMES_CONFORMANCE_LIST") is not { Length: > 0 } target) return;
        File.WriteAllLines(target, differences.Select(difference => $"{difference.Function}: {Short(difference.Message)}").Prepend(
            "# Functions whose generated calls do not all end as Spark's do: Spark's answer against ours. A function that agrees must leave the list."));
    }

    static string Short(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        var bracket = line.IndexOf(" ([", StringComparison.Ordinal);
        line = bracket > 0 ? line[..bracket] : line;
        return line.Length > 150 ? line[..150] + "..." : line;
    }
}
