using Frames.Bench;

const string Usage = """
    Times Frames beside DuckDB, in one process with the same threads, and compares their answers.
      dotnet run -c Release --project bench -- tpch FOLDER [QUERY...]    Parquet files of TPC-H in FOLDER, one a table
      dotnet run -c Release --project bench -- h2o ROWS [QUERY...]       group-by questions over generated rows
    QUERY limits the run to some, such as q01; FRAMES_BENCH_THREADS sets the number of threads, else there is one a core.
    FRAMES_BENCH_METRICS=1 prints after each query what Frames' operators did.
    """;

if (args is not [("tpch" or "h2o") and var name, var subject, .. var chosen])
{
    Console.Error.WriteLine(Usage);
    return 2;
}

var threads = int.TryParse(Environment.GetEnvironmentVariable("FRAMES_BENCH_THREADS"), out var asked) ? asked : Environment.ProcessorCount;
using var frames = new FramesEngine(threads, printMetrics: Environment.GetEnvironmentVariable("FRAMES_BENCH_METRICS") == "1");
using var duckDb = new DuckDbEngine(threads);
using var suite = name == "tpch" ? Suite.TpcH(subject) : Suite.H2o(long.Parse(subject, System.Globalization.CultureInfo.InvariantCulture), duckDb);
foreach (var (table, file) in suite.Tables)
{
    frames.AddTable(table, file);
    duckDb.AddTable(table, file);
}

var contest = new Contest(frames, duckDb);
var times = new TimesTable();
foreach (var query in suite.Queries.Where(query => chosen.Length == 0 || chosen.Contains(query.Name))) times.Add(contest.Run(query));
return times.PrintSummary() ? 0 : 1;
