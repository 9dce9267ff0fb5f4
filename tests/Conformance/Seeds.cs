using System.Globalization;
using Frames.Tests.Conformance.Comparing;
using Frames.Tests.Conformance.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance;

/// <summary>
/// Runs a property over generated examples. A failure names the seed and the example's number: <c>FRAMES_CONFORMANCE_SEED=seed/number</c> runs that example alone,
/// <c>FRAMES_CONFORMANCE_SEED=seed</c> draws others. <c>FRAMES_CONFORMANCE_PLANS</c> says how many, <c>FRAMES_CONFORMANCE_FAILURES</c> how many failures to look for.
/// </summary>
internal static class Seeds
{
    const string Variable = "FRAMES_CONFORMANCE_SEED";
    const int Size = 50;
    const int ShrinkingSteps = 60;

    static readonly string[] given = (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : "20240229").Split('/');
    static readonly ulong seed = ulong.Parse(given[0], CultureInfo.InvariantCulture);
    static readonly int only = given.Length > 1 ? int.Parse(given[1], CultureInfo.InvariantCulture) : -1;
    static readonly int plans = Number("FRAMES_CONFORMANCE_PLANS");
    static readonly int failures = Math.Max(1, Number("FRAMES_CONFORMANCE_FAILURES"));

    /// <summary>Fails with the smallest examples for which <paramref name="difference"/> is not null.</summary>
    public static void Check(int count, Func<Example, string?> difference) => Check(Arb.From(Queries.Examples, example => example.Smaller()), count, difference);

    /// <summary>Fails with the smallest values for which <paramref name="difference"/> is not null.</summary>
    public static void Check<T>(Arbitrary<T> values, int count, Func<T, string?> difference)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{Variable}={seed}");
        var found = new List<string>();
        var (first, last) = only >= 0 ? (only, only + 1) : (0, plans > 0 ? plans : count);
        for (var number = first; number < last && found.Count < failures; number++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var value = values.Generator.Sample(numberOfSamples: 1, seed: new Rnd(seed, ((ulong)number * 2) + 1), size: Size).Single();
            if (difference(value) is not { } message) continue;
            var (smallest, said) = Shrink(values, value, message, difference);
            found.Add($"{Variable}={seed}/{number}: {said}\n{smallest}\n");
        }
        Assert.True(found.Count == 0, $"{found.Count} of {last - first}:\n{string.Join('\n', found)}");
    }

    /// <summary>A value of a generator; the same for the same seed and stream.</summary>
    public static T Draw<T>(Gen<T> generator, string stream)
    {
        var number = stream.Aggregate(17UL, (hash, letter) => (hash * 31) + letter) | 1;
        return generator.Sample(numberOfSamples: 1, seed: new Rnd(seed, number), size: Size).Single();
    }

    public static string Text => $"{Variable}={seed}";

    /// <summary>The smallest value that still fails, by steps that the shrinker offers.</summary>
    public static (T Value, string Message) Shrink<T>(Arbitrary<T> values, T value, string message, Func<T, string?> difference)
    {
        for (var steps = 0; steps < ShrinkingSteps;)
        {
            var smaller = values.Shrinker(value).TakeWhile(_ => steps++ < ShrinkingSteps).Select(candidate => (candidate, message: difference(candidate))).FirstOrDefault(pair => pair.message is not null);
            if (smaller.message is null) break;
            (value, message) = (smaller.candidate, smaller.message);
        }
        return (value, message);
    }

    static int Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
}
