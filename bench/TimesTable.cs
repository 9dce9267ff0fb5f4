using System.Globalization;

namespace Frames.Bench;

/// <summary>Prints a line a query as it ends, and last what they come to.</summary>
sealed class TimesTable
{
    readonly List<Score> scores = [];

    public void Add(Score score)
    {
        if (scores.Count == 0) Print($"{"query",-6} {"rows",8} {"Frames s",10} {"DuckDB s",10} {"ratio",7} {"cpu ratio",10}  answers");
        scores.Add(score);
        Print($"{score.Query,-6} {score.Rows,8} {score.Frames.Elapsed,10:F4} {score.DuckDb.Elapsed,10:F4} {score.Ratio,7:F2} {score.ProcessorRatio,10:F2}  {score.Fault ?? "agree"}");
    }

    /// <summary>The last line; whether every query ran and agreed.</summary>
    public bool PrintSummary()
    {
        var timed = scores.Where(score => score.Ran).ToList();
        if (timed.Count < scores.Count) Print($"{scores.Count - timed.Count} of {scores.Count} queries failed and are not in the mean");
        if (timed.MaxBy(score => score.Ratio) is not { } worst)
        {
            Print($"no query ran");
            return false;
        }

        Print($"geometric mean {Mean(score => score.Ratio):F2} of DuckDB, worst {worst.Ratio:F2} ({worst.Query}); processor time {Mean(score => score.ProcessorRatio):F2}");
        return scores.TrueForAll(score => score.Fault is null);

        double Mean(Func<Score, double> ratio) => Math.Exp(timed.Average(score => Math.Log(ratio(score))));
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
