using System.Text.RegularExpressions;

namespace Frames.Tests.Style;

/// <summary>The folders of src/DataFrame are layers: the lower ones know nothing of the higher ones. The order is that of docs/architecture.md.</summary>
public partial class LayerTests
{
    // A folder and the namespace that using directives name it by, lowest first.
    static readonly (string Folder, string Namespace)[] Layers =
    [
        ("Errors", "Frames.Errors"),
        ("Types", "Frames.Sql.Types"),
        ("Values", "Frames.Values"),
        ("Columns", "Frames.Columns"),
        ("Expressions", "Frames.Expressions"),
        ("Plans", "Frames.Plans"),
        ("Kernels", "Frames.Kernels"),
        ("Catalogue", "Frames.Catalogue"),
        ("Functions", "Frames.Sql"),
        ("Sources", "Frames.Sources"),
        ("Backends", "Frames.Backends"),
        ("Analyzer", "Frames.Analyzer"),
        ("Optimizer", "Frames.Optimizer"),
        ("Sql", "Frames.Sql.Parser"),
        ("Linq", "Frames.Linq"),
        ("Objects", "Frames.Objects"),
    ];

    // Edges upwards that are meant, as "folder -> namespace", each with its reason.
    static readonly string[] Exceptions =
    [
        // The two trees refer to each other: a subquery is an expression that holds a plan.
        "Expressions -> Frames.Plans",
        // A scan in the plan holds its table source.
        "Plans -> Frames.Sources",
        // Evaluators are built from what functions declare.
        "Kernels -> Frames.Catalogue",
        // User functions and literals are C# values and delegates.
        "Functions -> Frames.Objects",
        // A table provider runs its commands on the session's backend.
        "Sources -> Frames.Backends",
        // The session's catalogue resolves the names of views.
        "Backends -> Frames.Analyzer",
        // The analyzer parses what is stored as text: views, expressions in strings.
        "Analyzer -> Frames.Sql.Parser",
        // Typed frames translate lambdas to C# values and back.
        "Linq -> Frames.Objects",
    ];

    [Fact]
    public void Lower_folders_do_not_use_higher_ones() => Assert.Empty(Upwards().ExceptBy(Exceptions, edge => edge.Edge));

    [Fact]
    public void Each_exception_is_still_needed() => Assert.Empty(Exceptions.Except(Upwards().Select(edge => edge.Edge)));

    [Fact]
    public void The_order_is_that_of_the_documentation()
    {
        var text = File.ReadAllText(Repository.Full("docs/architecture.md")).Split("\n## Folders")[1].Split("\n## ")[0];
        var places = Layers.Select(layer => (layer.Folder, Index: text.IndexOf($"`{layer.Folder}`", StringComparison.Ordinal))).ToList();
        Assert.All(places, place => Assert.True(place.Index >= 0, $"{place.Folder} is not in the table."));
        Assert.Equal(places.OrderBy(place => place.Index).Select(place => place.Folder), places.Select(place => place.Folder));
    }

    static IEnumerable<(string Edge, string File)> Upwards()
        => from layer in Layers.Index()
           from file in Repository.CodeFiles($"src/DataFrame/{layer.Item.Folder}")
           from Match directive in UsingDirective().Matches(File.ReadAllText(Repository.Full(file)))
           let used = Place(directive.Groups[1].Value)
           where used > layer.Index
           select ($"{layer.Item.Folder} -> {Layers[used].Namespace}", file);

    /// <summary>The layer with the longest namespace that the used name starts with, or -1.</summary>
    static int Place(string used)
        => Layers.Index().Where(layer => (used + ".").StartsWith(layer.Item.Namespace + ".", StringComparison.Ordinal))
            .OrderByDescending(layer => layer.Item.Namespace.Length).Select(layer => layer.Index).FirstOrDefault(-1);

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?(Frames[\w.]*)", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();
}
