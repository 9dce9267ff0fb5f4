using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Frames.Tests.Style;

/// <summary>README's programs compile, and the first prints what README shows.</summary>
[Collection("sessions")]
public partial class ReadmeTests
{
    // What the SDK adds to every project with implicit usings.
    const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public void Programs_compile()
    {
        var programs = Blocks().Where(block => block.Language == "csharp").ToList();
        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.Empty(Compile(program.Text).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    [Fact]
    public void The_first_program_prints_what_is_shown()
    {
        var blocks = Blocks().SkipWhile(block => block.Language != "csharp").Take(2).ToList();
        Assert.Equal(["csharp", ""], blocks.Select(block => block.Language));
        Assert.Equal(blocks[1].Text.Trim(), Run(blocks[0].Text).ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public void A_wrong_program_is_found() => Assert.NotEmpty(Compile("var x = spark;").GetDiagnostics());

    static string Run(string program)
    {
        using var stream = new MemoryStream();
        var emitted = Compile(program).Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        var main = Assembly.Load(stream.ToArray()).EntryPoint!;
        var (console, written) = (Console.Out, new StringWriter());
        try
        {
            Console.SetOut(written);
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }
        return written.ToString();
    }

    static CSharpCompilation Compile(string program)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Program" + Guid.NewGuid().ToString("N"), [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(program)], references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    static List<(string Language, string Text)> Blocks()
    {
        Assert.SkipUnless(File.Exists(Repository.Full("README.md")), "skipped, because there is no README.md");
        return [.. Fenced().Matches(File.ReadAllText(Repository.Full("README.md")).ReplaceLineEndings("\n")).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];
    }

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
