using System.Text.RegularExpressions;

namespace Frames.Tests.Golden;

/// <summary>The list of answers that are known to differ: ids below the reason that they share.</summary>
static partial class KnownFailures
{
    public static HashSet<string> Read(string file) => [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>Writes the list anew, by family and reason.</summary>
    public static void Write(string file, IEnumerable<GoldenResult> failures)
    {
        var lines = new List<string> { "# Answers that differ from Spark's, by family and reason. An id that passes must leave the list." };
        foreach (var family in failures.GroupBy(failure => (failure.Group, Reason: Family(failure.Reason))).OrderBy(group => group.Key.Group, StringComparer.Ordinal).ThenByDescending(group => group.Count()))
        {
            lines.Add("");
            lines.Add($"# {family.Key.Group}: {family.Key.Reason}");
            lines.AddRange(family.Select(failure => failure.Id));
        }
        File.WriteAllLines(file, lines);
    }

    static string Family(string reason)
    {
        if (Missing().Match(reason) is { Success: true } missing) return $"the function {missing.Groups[1].Value} is not there yet";
        if (reason.StartsWith("crashed", StringComparison.Ordinal)) return "fails where it should answer";
        if (reason.Contains("instead of", StringComparison.Ordinal) && reason.StartsWith("failed with", StringComparison.Ordinal)) return "another error class";
        if (reason.StartsWith("failed with", StringComparison.Ordinal)) return "refused, but Spark answers";
        if (reason.StartsWith("gave", StringComparison.Ordinal)) return "answers, but Spark refuses";
        if (reason.StartsWith("parameter", StringComparison.Ordinal)) return "another error parameter";
        if (reason.Contains("called", StringComparison.Ordinal)) return "another column name";
        if (reason.Contains("nullable", StringComparison.Ordinal)) return "another nullability";
        return reason.StartsWith("column", StringComparison.Ordinal) ? "another type" : "other rows";
    }

    [GeneratedRegex("UNRESOLVED_ROUTINE \\{routineName=(`[^`]*`)")]
    private static partial Regex Missing();
}
