using Frames.Backends;

namespace Frames.Sql;

/// <summary>A bar in the terminal that says how far a query is: it appears when the query takes longer than a moment and goes when the query ends.</summary>
/// <param name="output">The terminal.</param>
/// <param name="width">Its columns.</param>
/// <param name="clock">Milliseconds that pass.</param>
internal sealed class ConsoleProgress(TextWriter output, int width, Func<long> clock)
{
    /// <summary>Settings that switch the bar off or on; Spark's name is read too.</summary>
    public const string Setting = "frames.ui.showConsoleProgress", SparkSetting = "spark.ui.showConsoleProgress";

    const int firstDelay = 500, delay = 200;

    readonly Lock gate = new();
    long started = -1;
    long shown = long.MinValue / 2;
    bool isVisible;

    /// <summary>The bar of this process's terminal; null where output goes to a file or another program, or a setting is <c>false</c>.</summary>
    public static ConsoleProgress? ForTerminal(IReadOnlyDictionary<string, string> settings)
    {
        if (settings.GetValueOrDefault(Setting, settings.GetValueOrDefault(SparkSetting, "true")) != "true") return null;
        if (Console.IsErrorRedirected || Console.IsOutputRedirected) return null;
        try
        {
            return new ConsoleProgress(Console.Error, Console.WindowWidth, () => Environment.TickCount64);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Shows how far an operator is; may be called by several threads at once.</summary>
    public void Report(QueryProgress progress)
    {
        var now = clock();
        lock (gate)
        {
            if (started < 0) started = now;
            if (now - started < firstDelay || now - shown < delay) return;
            shown = now;
            isVisible = true;
            output.Write("\r" + Line(progress, width));
            output.Flush();
        }
    }

    /// <summary>A query has ended: the bar goes.</summary>
    public void Clear()
    {
        lock (gate)
        {
            started = -1;
            if (!isVisible) return;
            isVisible = false;
            output.Write("\r" + new string(' ', Math.Max(0, width - 1)) + "\r");
            output.Flush();
        }
    }

    /// <summary><c>[Sort:=======&gt;        3 / 5]</c>, as wide as the terminal leaves room for.</summary>
    internal static string Line(QueryProgress progress, int width)
    {
        var (head, tail) = ($"[{progress.Operator}:", $" {progress.Done} / {progress.Total}]");
        var room = width - 1 - head.Length - tail.Length;
        if (room < 2) return (head + tail)[..Math.Max(0, Math.Min(width - 1, head.Length + tail.Length))];
        var done = progress.Total <= 0 ? 0 : (int)Math.Clamp((room - 1) * (long)progress.Done / progress.Total, 0, room - 1);
        return head + new string('=', done) + ">" + new string(' ', room - 1 - done) + tail;
    }
}
