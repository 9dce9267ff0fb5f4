using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Frames.Tests.Style;

/// <summary>Types are named for what they are, not with words that fit everything.</summary>
public class NameTests
{
    static readonly string[] Banned = ["Manager", "Helper", "Helpers", "Impl", "Util", "Utils"];

    [Fact]
    public void No_type_has_an_empty_name() => Assert.Empty(Repository.CodeFiles().SelectMany(file => BannedIn(File.ReadAllText(Repository.Full(file))).Select(name => $"{file}: {name}")));

    [Fact]
    public void The_check_finds_each_kind_of_type()
        => Assert.Equal(["AManager", "BHelper", "CImpl", "DUtil", "EUtils"],
            BannedIn("class AManager { struct BHelper; } record CImpl(int Helper); interface DUtil; enum EUtils { Manager } class Utility;"));

    static IEnumerable<string> BannedIn(string code)
        => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text)
            .Where(name => Banned.Any(word => name.EndsWith(word, StringComparison.Ordinal)));
}
