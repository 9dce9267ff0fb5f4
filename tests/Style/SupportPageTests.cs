using System.Text;
using Frames.Backends;
using Frames.Catalogue;
using Frames.Plans;

namespace Frames.Tests.Style;

/// <summary>docs/support.md shows what each engine of this process runs itself; the answers are the engines' own. Every answer is native, or says why not.</summary>
public class SupportPageTests
{
    [Fact]
    public void The_page_lists_what_exists() => GeneratedPage.Check("docs/support.md", Page());

    [Fact]
    public void Every_fallback_has_a_reason()
    {
        foreach (var backend in Backends())
        {
            var answers = Operators().Select(backend.Supports).Concat(FunctionCatalogue.All.Select(backend.Supports));
            Assert.All(answers, answer => Assert.Equal(answer.IsNative, string.IsNullOrWhiteSpace(answer.Reason)));
        }
    }

    static string Page()
    {
        var backends = Backends().ToList();
        var page = new StringBuilder("# What each engine runs itself\n\n")
            .Append("Made from the engines' own answers: *native*, or why not. The Spark engine is not listed: it sends plans as they were built, and the server runs them.\n\n## Operators\n\n")
            .Append(GeneratedPage.Header(["operator", .. backends.Select(backend => backend.Name)]));
        foreach (var type in Operators()) page.Append(GeneratedPage.Row([$"`{type.Name}`", .. backends.Select(backend => Shown(backend.Supports(type)))]));
        page.Append("\n## Functions\n\n").Append(GeneratedPage.Header(["function", .. backends.Select(backend => backend.Name)]));
        foreach (var function in FunctionCatalogue.All.Where(function => !function.IsInternal))
            page.Append(GeneratedPage.Row([$"`{function.Name}`", .. backends.Select(backend => Shown(backend.Supports(function)))]));
        return page.ToString();
    }

    static string Shown(Support support) => support.IsNative ? "native" : $"falls back, because {support.Reason}";

    static IEnumerable<Type> Operators()
        => typeof(Plan).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Plan)) && !type.IsSubclassOf(typeof(Command)) && !type.IsAbstract && !type.IsGenericType)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The engines that need no server.</summary>
    static IEnumerable<IBackend> Backends()
    {
        yield return BackendRegistry.Create("local[1]");
        // No GPU engine is registered yet; once one is, its column appears here.
        if (Registered("gpu") is { } gpu) yield return gpu;
    }

    static IBackend? Registered(string master)
    {
        try
        {
            return BackendRegistry.Create(master);
        }
        catch (FramesException error) when (error.Message.StartsWith("No engine is called", StringComparison.Ordinal))
        {
            return null;
        }
    }
}
