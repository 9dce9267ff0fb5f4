using System.Diagnostics;

namespace Frames.Bench;

/// <summary>How long the engines took for a query, in seconds; <paramref name="Fault"/> says what was wrong.</summary>
sealed record Score(string Query, double Frames, double DuckDb, int Rows, string? Fault)
{
    public double Ratio => Frames / DuckDb;
}

/// <summary>Two engines that run the same queries in turn.</summary>
sealed class Contest(FramesEngine frames, DuckDbEngine duckDb)
{
    const int Rounds = 5;

    /// <summary>The best of five times of each engine, in turn, after a run of each that is compared and not counted.</summary>
    public Score Run(BenchQuery query)
    {
        IEngine engine = frames;
        try
        {
            var answer = engine.Run(query.Sql);
            engine = duckDb;
            var fault = Answers.Difference(answer, engine.Run(query.Sql));
            var (framesBest, duckDbBest) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                engine = frames;
                framesBest = Math.Min(framesBest, Time(engine, query.Sql));
                engine = duckDb;
                duckDbBest = Math.Min(duckDbBest, Time(engine, query.Sql));
            }

            frames.PrintMetrics(query.Sql);
            return new Score(query.Name, framesBest, duckDbBest, answer.Count, fault);
        }
#pragma warning disable CA1031 // A query that fails is a line of the table; the others still run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Score(query.Name, double.NaN, double.NaN, 0, $"{engine.Name}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    static double Time(IEngine engine, string sql)
    {
        // The other engine's garbage is not part of this one's time.
        GC.Collect();
        var watch = Stopwatch.StartNew();
        engine.Run(sql);
        return watch.Elapsed.TotalSeconds;
    }
}
