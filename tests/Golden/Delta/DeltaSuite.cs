namespace Frames.Tests.Golden.Delta;

/// <summary>Runs the Delta cases of a folder: each subfolder with a <c>case.json</c>.</summary>
static class DeltaSuite
{
    public static IEnumerable<GoldenResult> Run(string folder, string master, string? only)
    {
        foreach (var path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
            if (File.Exists(Path.Combine(path, "case.json")) && (only is null || Path.GetFileName(path).Contains(only, StringComparison.Ordinal)))
                yield return DeltaCase.Check(path, master);
    }
}
