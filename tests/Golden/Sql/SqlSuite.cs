namespace Frames.Tests.Golden.Sql;

/// <summary>Runs the cases of a folder of <c>*.jsonl</c> and <c>fixtures.sql</c>.</summary>
static class SqlSuite
{
    /// <summary>A server has the cases of this many sessions at once; an engine in this process has all cores for one.</summary>
    const int RemoteSessions = 4;

    /// <summary>The outcomes, in the order of files and lines.</summary>
    /// <param name="folder">Where the cases are.</param>
    /// <param name="master">The engine.</param>
    /// <param name="only">Part of an id, the name of a file of cases, or the path of a file of ids; null for all.</param>
    /// <param name="parsed">Whether a server gets the plans of the client's own parser, instead of the text.</param>
    /// <param name="share">One case in so many is run.</param>
    public static IEnumerable<GoldenResult> Run(string folder, string master, string? only, bool parsed = false, int share = 1)
    {
        var fixtures = Fixtures(folder).ToList();
        var remote = master.StartsWith("sc:", StringComparison.Ordinal);
        var cases = Cases(folder, only).Where((_, index) => index % share == 0);
        return remote ? RunRemote(cases, master, parsed, fixtures) : RunHere(cases, master, fixtures);
    }

    static IEnumerable<GoldenResult> RunHere(IEnumerable<(string Group, SqlCase Case)> cases, string master, IReadOnlyList<string> fixtures)
    {
        using var session = new SqlRunner(master, fixtures, parsed: false);
        foreach (var (group, test) in cases) yield return session.Check(group, test);
    }

    static IEnumerable<GoldenResult> RunRemote(IEnumerable<(string Group, SqlCase Case)> all, string master, bool parsed, IReadOnlyList<string> fixtures)
    {
        var runners = new SqlRunner?[RemoteSessions];
        try
        {
            foreach (var group in all.GroupBy(found => found.Group))
            {
                // Cases of the same settings run one after the other, for each change of a setting is a call.
                var cases = group.Select((found, index) => (Index: index, found.Case)).OrderBy(item => item.Case.SettingsText, StringComparer.Ordinal).ToList();
                var results = new GoldenResult[cases.Count];
                Parallel.ForEach(cases.Chunk((cases.Count + RemoteSessions - 1) / RemoteSessions).Index(), new ParallelOptions { MaxDegreeOfParallelism = RemoteSessions }, part =>
                {
                    var runner = runners[part.Index] ??= new SqlRunner(master, fixtures, parsed);
                    foreach (var (index, test) in part.Item) results[index] = runner.Check(group.Key, test);
                });
                foreach (var result in results) yield return result;
            }
        }
        finally
        {
            foreach (var runner in runners) runner?.Dispose();
        }
    }

    static IEnumerable<(string Group, SqlCase Case)> Cases(string folder, string? only)
    {
        // A file of ids, such as --failures writes, or part of one.
        var listed = only is not null && File.Exists(only) ? File.ReadLines(only).Select(line => line.Split('\t')[0]).ToHashSet() : null;
        bool Matches(string id) => listed?.Contains(id) ?? id.Contains(only!, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            var group = Path.GetFileNameWithoutExtension(file);
            foreach (var test in File.ReadLines(file).Select(SqlCase.Parse))
                if (only is null || group == only || Matches(test.Id)) yield return (group, test);
        }
    }

    static IEnumerable<string> Fixtures(string folder)
    {
        var file = Path.Combine(folder, "fixtures.sql");
        return File.Exists(file) ? File.ReadAllText(file).Split(";\n").Select(text => text.Trim().TrimEnd(';')).Where(text => text.Length > 0) : [];
    }
}
