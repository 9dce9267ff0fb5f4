using Frames.Tests.Golden.Delta;
using Frames.Tests.Golden.Sql;

namespace Frames.Tests.Golden;

/// <summary>The command line: <c>sql|delta FOLDER [--backend local|gpu|sc://...] [--failures FILE] [--explain] [--list FILE] [--only TEXT] [--parsed]</c>.</summary>
static class GoldenCommand
{
    public static int Run(string[] args)
    {
        if (args.Length < 2) return Usage();
        var backend = Backend(Option(args, "--backend") ?? "local");
        var results = args[0] == "sql" ? SqlSuite.Run(args[1], backend, Option(args, "--only"), args.Contains("--parsed")) : DeltaSuite.Run(args[1], backend, Option(args, "--only"));
        var total = 0;
        var passed = 0;
        var skipped = new List<GoldenResult>();
        var failures = new List<GoldenResult>();
        foreach (var group in Grouped(results))
        {
            var all = group.Where(result => !result.Skipped).ToList();
            skipped.AddRange(group.Where(result => result.Skipped));
            var good = all.Count(result => result.Passed);
            (total, passed) = (total + all.Count, passed + good);
            failures.AddRange(all.Where(result => !result.Passed));
            Console.WriteLine($"{group[0].Group}: {good} of {all.Count}");
        }
        if (Option(args, "--failures") is { } file)
            File.WriteAllLines(file, failures.Select(failure => args.Contains("--explain") ? $"{failure.Id}\t{failure.Reason.ReplaceLineEndings(" ")}" : failure.Id));
        if (Option(args, "--list") is { } list) KnownFailures.Write(list, failures);
        if (Option(args, "--skipped") is { } skippedFile) File.WriteAllLines(skippedFile, skipped.Select(result => $"{result.Id}\t{result.Reason.ReplaceLineEndings(" ")}"));
        if (skipped.Count > 0) Console.WriteLine($"{skipped.Count} cases have no plan that can travel");
        Console.WriteLine($"passed {passed} of {total}");
        return 0;
    }

    /// <summary>The master that a backend's short name stands for.</summary>
    public static string Backend(string name) => name == "spark" ? Environment.GetEnvironmentVariable("SPARK_REMOTE") ?? "sc://127.0.0.1:15002" : name;

    /// <summary>Neighbours of one group, each list as soon as it is complete: a remote run takes minutes.</summary>
    static IEnumerable<List<GoldenResult>> Grouped(IEnumerable<GoldenResult> results)
    {
        var group = new List<GoldenResult>();
        foreach (var result in results)
        {
            if (group.Count > 0 && group[0].Group != result.Group)
            {
                yield return group;
                group = [];
            }
            group.Add(result);
        }
        if (group.Count > 0) yield return group;
    }

    static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;

    static int Usage()
    {
        Console.Error.WriteLine("sql|delta FOLDER [--backend local|gpu|spark] [--failures FILE] [--explain] [--only TEXT] [--parsed]");
        return 2;
    }
}

/// <summary>One case's outcome.</summary>
/// <param name="Group">The file or folder it is counted with.</param>
/// <param name="Id">The case.</param>
/// <param name="Passed">Whether the answer is the recorded one.</param>
/// <param name="Reason">What differs.</param>
sealed record GoldenResult(string Group, string Id, bool Passed, string Reason)
{
    /// <summary>The case does not count: there was nothing to run.</summary>
    public bool Skipped { get; init; }
}
