using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Frames.Tests.Conformance.Generators;
using Microsoft.FSharp.Core;

namespace Frames.Tests.Conformance;

/// <summary>Runs a property over generated examples. <c>FRAMES_CONFORMANCE_SEED</c> replays a seed or draws with another, <c>FRAMES_CONFORMANCE_PLANS</c> sets how many.</summary>
internal static class Seeds
{
    public const string Variable = "FRAMES_CONFORMANCE_SEED";

    static readonly ulong seed = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : 20_240_229;

    static readonly int plans = Environment.GetEnvironmentVariable("FRAMES_CONFORMANCE_PLANS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    /// <summary>Fails with the smallest example for which <paramref name="difference"/> is not null.</summary>
    public static void Check(int count, Func<Example, string?> difference)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{Variable}={seed}");
        string? last = null;
        var property = Prop.ForAll(Arb.From(Queries.Examples, example => example.Smaller()), example =>
        {
            var found = difference(example);
            if (found is not null) last = found;
            return found is null;
        });
        var replay = new Replay(new Rnd(seed, 1), FSharpOption<int>.None);
        try
        {
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(plans > 0 ? plans : count).WithReplay(FSharpOption<Replay>.Some(replay)), property);
        }
        catch (Exception failure)
        {
            Assert.Fail($"{Variable}={seed}: {last}\n{failure.Message}");
        }
    }
}
