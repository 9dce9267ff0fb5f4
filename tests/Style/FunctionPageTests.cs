using System.Text;
using Frames.Catalogue;
using Frames.Expressions;

namespace Frames.Tests.Style;

/// <summary>docs/functions.md lists the functions as they are declared.</summary>
public class FunctionPageTests
{
    [Fact]
    public void The_page_lists_functions_that_exist() => GeneratedPage.Check("docs/functions.md", Page());

    static string Page()
    {
        var functions = FunctionCatalogue.All.Where(function => !function.IsInternal).ToList();
        var page = new StringBuilder("# Functions\n\n")
            .Append($"The {functions.Count} functions of Frames, by the names that SQL text and `Functions` call them. Made from their declarations; a test runs each example.\n\n")
            .Append(GeneratedPage.Header("function", "aliases", "family", "kind", "example"));
        foreach (var function in functions)
        {
            var aliases = string.Join(", ", function.Aliases.Select(alias => $"`{alias}`"));
            page.Append(GeneratedPage.Row($"`{function.Name}`", aliases, function.Family, function.Kind.ToString().ToLowerInvariant(), string.Join("; ", function.Examples.Select(Shown))));
        }
        return page.ToString();
    }

    static string Shown(FunctionExample example) => $"`{OneLine(example.Sql)}` is {(example.Result is { } result ? $"`{OneLine(result)}`" : "NULL")}";

    static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('`', '\'');
}
