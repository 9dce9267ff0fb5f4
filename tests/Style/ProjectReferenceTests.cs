using System.Xml.Linq;

namespace Frames.Tests.Style;

/// <summary>Which project may reference which: the backends know the API, the API knows no backend, and only the package Frames puts all together.</summary>
public class ProjectReferenceTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Frames.DataFrame"] = [],
        ["Frames.Parquet"] = ["Frames.DataFrame"],
        ["Frames.Backends.Local"] = ["Frames.DataFrame", "Frames.Parquet"],
        // Operators that the device does not run are handed back to Local.
        ["Frames.Backends.Gpu"] = ["Frames.DataFrame", "Frames.Backends.Local"],
        ["Frames.Backends.Spark"] = ["Frames.DataFrame"],
        ["Frames.Delta"] = ["Frames.DataFrame", "Frames.Parquet"],
        ["Frames.Tracking"] = [],
    };

    // Here the parts are put together.
    static readonly string[] MayReferenceAll = ["Frames", "Frames.Cli", "Frames.Tracking.Server"];

    public static TheoryData<string> Projects()
        => [.. Directory.EnumerateFiles(Repository.Full("src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_is_below_it(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (MayReferenceAll.Contains(name)) return;
        Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} has no row in this test: say what it may reference.");
        var references = XDocument.Load(Repository.Full(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(references.Except(allowed!));
    }
}
