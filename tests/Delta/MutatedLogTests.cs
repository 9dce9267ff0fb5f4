using System.Diagnostics;
using System.Globalization;
using Frames.Sql;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Frames.Tests.Delta;

/// <summary>
/// A log in which bytes are cut, changed or moved, or files are missing, gives the right rows, the rows of another version of it, or an error of Frames: no other exception, no
/// hang. <c>FRAMES_DELTA_SEED</c> replays a seed.
/// </summary>
public sealed class MutatedLogTests : IDisposable
{
    const string variable = "FRAMES_DELTA_SEED";

    readonly string folder = Path.Combine(Path.GetTempPath(), "frames-" + Guid.NewGuid().ToString("N"));
    readonly SparkSession spark = SparkSession.Builder().Master("local[1]").Create();

    public void Dispose()
    {
        spark.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Reads_end_in_rows_or_in_an_error_of_Frames()
    {
        var seed = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : 20_240_229;
        var source = folder + "/source";
        for (var i = 0; i < 12; i++) spark.Sql($"SELECT {i} AS id, 'v{i}' AS s, {i % 2} AS p").Write.Format("delta").PartitionBy("p").Mode("append").Save(source);
        var property = Prop.ForAll(Arb.From(Mutations), mutations =>
        {
            var copy = $"{folder}/{Guid.NewGuid():N}";
            Copy(source, copy);
            foreach (var mutation in mutations) mutation.Apply(copy + "/_delta_log");
            var watch = Stopwatch.StartNew();
            Read(copy);
            Append(copy);
            Directory.Delete(copy, recursive: true);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "It took too long.");
        });
        try
        {
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, 1), FSharpOption<int>.None))), property);
        }
        catch (Exception failure)
        {
            Assert.Fail($"{variable}={seed}: {failure.Message}\n{failure.InnerException}");
        }
    }

    void Read(string table)
    {
        try
        {
            var rows = TableRows.Of(spark, table);
            Assert.True(rows.Length <= 12, "There are more rows than were ever written.");
        }
        catch (FramesException)
        {
            // An error that says so is a right answer.
        }
    }

    void Append(string table)
    {
        try
        {
            spark.Sql("SELECT 99 AS id, 'new' AS s, 1 AS p").Write.Format("delta").Mode("append").Save(table);
        }
        catch (FramesException)
        {
            return;
        }
        // The log may name data files that are not there, which an append does not look at.
        if (Record.Exception(() => Assert.Contains("[99,\"new\",1]", TableRows.Of(spark, table))) is { } error and not FramesException) throw error;
    }

    static Gen<Mutation[]> Mutations => Mutation1.ArrayOf(3).Where(all => all.Length > 0);

    static Gen<Mutation> Mutation1 =>
        from file in Gen.Choose(0, 100)
        from kind in Gen.Choose(0, 7)
        from place in Gen.Choose(0, 10_000)
        from value in Gen.Choose(0, 255)
        select new Mutation(file, kind, place, value);

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>One change of one file of the log.</summary>
    internal sealed record Mutation(int File, int Kind, int Place, int Value)
    {
        static readonly string[] words = ["null", "-1", "99999999999999999999", "\"\\ud800\"", "[]", "{}", "true", "\"../../x\"", "1e400", "\"%zz\"", ""];

        public void Apply(string log)
        {
            var files = Directory.GetFiles(log).Order(StringComparer.Ordinal).ToArray();
            if (files.Length == 0) return;
            var path = files[File % files.Length];
            var bytes = System.IO.File.ReadAllBytes(path);
            var at = bytes.Length == 0 ? 0 : Place % bytes.Length;
            switch (Kind)
            {
                case 0: System.IO.File.Delete(path); return;
                case 1: bytes = bytes[..at]; break;
                case 2: bytes = bytes.Length == 0 ? bytes : [.. bytes[..at], (byte)Value, .. bytes[(at + 1)..]]; break;
                case 3: bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + (Value % 40))..]]; break;
                case 4: bytes = [.. bytes[..at], .. bytes[..at], .. bytes[at..]]; break;
                case 5: bytes = [.. bytes, .. bytes]; break;
                case 6: System.IO.File.Move(path, files[Place % files.Length], overwrite: true); return;
                default: bytes = Replaced(bytes, at); break;
            }
            System.IO.File.WriteAllBytes(path, bytes);
        }

        /// <summary>A JSON value after the place in another's stead.</summary>
        byte[] Replaced(byte[] bytes, int at)
        {
            var colon = bytes.AsSpan(at).IndexOf((byte)':');
            if (colon < 0) return bytes;
            var start = at + colon + 1;
            var length = bytes.AsSpan(start).IndexOfAny(",}"u8);
            return length < 0 ? bytes : [.. bytes[..start], .. System.Text.Encoding.UTF8.GetBytes(words[Value % words.Length]), .. bytes[(start + length)..]];
        }
    }
}
