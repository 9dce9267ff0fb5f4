using System.Text.RegularExpressions;

namespace Frames.Tests.Style;

/// <summary>The repository that the tests were built from, found from the test assembly upwards.</summary>
static partial class Repository
{
    static readonly string[] Sources = ["src", "tests", "bench", "samples"];

    public static string Root { get; } = FindRoot();

    /// <summary>All C# files that people write, by path from the root with forward slashes.</summary>
    public static IEnumerable<string> CodeFiles(params IEnumerable<string> folders)
        => (folders.Any() ? folders : Sources).Where(folder => Directory.Exists(Full(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(Full(folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Where(path => !BuildOutput().IsMatch(path)).Order(StringComparer.Ordinal);

    public static string Full(string path) => Path.Combine(Root, path);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Frames.sln"))) return folder.FullName;
        throw new InvalidOperationException($"There is no Frames.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex BuildOutput();
}
