using System.Diagnostics;

namespace Frames.Bench;

/// <summary>Seconds by the clock, and of all processors together: the second bears with other work on the machine.</summary>
readonly record struct Seconds(double Elapsed, double Processor)
{
    public static Seconds Longest => new(double.MaxValue, double.MaxValue);

    public Seconds BestWith(Seconds other) => new(Math.Min(Elapsed, other.Elapsed), Math.Min(Processor, other.Processor));
}

/// <summary>How long the engines took for a query; <paramref name="Fault"/> says what was wrong.</summary>
sealed record Score(string Query, Seconds Frames, Seconds DuckDb, int Rows, string? Fault)
{
    public bool Ran => !double.IsNaN(Ratio);

    public double Ratio => Frames.Elapsed / DuckDb.Elapsed;

    public double ProcessorRatio => Frames.Processor / DuckDb.Processor;
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
            var (framesBest, duckDbBest) = (Seconds.Longest, Seconds.Longest);
            for (var round = 0; round < Rounds; round++)
            {
                engine = frames;
                framesBest = framesBest.BestWith(Time(engine, query.Sql));
                engine = duckDb;
                duckDbBest = duckDbBest.BestWith(Time(engine, query.Sql));
            }

            frames.PrintMetrics(query.Sql);
            return new Score(query.Name, framesBest, duckDbBest, answer.Count, fault);
        }
#pragma warning disable CA1031 // A query that fails is a line of the table; the others still run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Score(query.Name, default, default, 0, $"{engine.Name}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    static Seconds Time(IEngine engine, string sql)
    {
        // The other engine's garbage is not part of this one's time.
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        engine.Run(sql);
        return new Seconds(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}
