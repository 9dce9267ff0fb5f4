using System.Globalization;
using System.Reflection;

namespace Frames.Bench;

/// <summary>A query that both engines run as it is written.</summary>
sealed record BenchQuery(string Name, string Sql);

/// <summary>Queries and the Parquet files of the tables that they read; files that were written for it are deleted with it.</summary>
sealed class Suite : IDisposable
{
    static readonly string[] tpcHTables = ["customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier"];

    readonly string? ownFolder;

    Suite(string name, IReadOnlyList<(string Name, string File)> tables, string? ownFolder = null)
    {
        (Tables, this.ownFolder) = (tables, ownFolder);
        Queries = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(resource => resource.StartsWith($"{name}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(resource => new BenchQuery(resource[(name.Length + 1)..], Text(resource)))];
    }

    public IReadOnlyList<(string Name, string File)> Tables { get; }

    public IReadOnlyList<BenchQuery> Queries { get; }

    /// <summary>Queries of TPC-H over the files in a folder.</summary>
    public static Suite TpcH(string folder)
        => new("tpch", [.. tpcHTables.Select(table => (Name: table, File: Path.Combine(Path.GetFullPath(folder), $"{table}.parquet")))
            .Where(table => File.Exists(table.File))]);

    /// <summary>
    /// The group-by questions of the H2O benchmark over rows of its distribution with 100 groups: <c>id1, id2, id4, id5</c> have 100 values each,
    /// <c>id3, id6</c> one for each 100 rows. The values are hashes of the row's number, so that every run has the same.
    /// </summary>
    public static Suite H2o(long rows, DuckDbEngine writer)
    {
        const int Groups = 100;
        var folder = Directory.CreateTempSubdirectory("frames-bench-").FullName;
        var file = Path.Combine(folder, "x.parquet");
        var many = Math.Max(1, rows / Groups);
        writer.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            COPY (SELECT
                printf('id%03d', 1 + (hash(i * 16 + 1) % {Groups})::BIGINT) AS id1,
                printf('id%03d', 1 + (hash(i * 16 + 2) % {Groups})::BIGINT) AS id2,
                printf('id%010d', 1 + (hash(i * 16 + 3) % {many})::BIGINT) AS id3,
                (1 + hash(i * 16 + 4) % {Groups})::INTEGER AS id4,
                (1 + hash(i * 16 + 5) % {Groups})::INTEGER AS id5,
                (1 + hash(i * 16 + 6) % {many})::INTEGER AS id6,
                (1 + hash(i * 16 + 7) % 5)::INTEGER AS v1,
                (1 + hash(i * 16 + 8) % 15)::INTEGER AS v2,
                round((hash(i * 16 + 9) % 100000000)::DOUBLE / 1000000, 6) AS v3
            FROM range({rows}) AS r(i)) TO '{file}' (FORMAT parquet)
            """));
        return new Suite("h2o", [("x", file)], folder);
    }

    public void Dispose()
    {
        if (ownFolder is not null) Directory.Delete(ownFolder, recursive: true);
    }

    static string Text(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
