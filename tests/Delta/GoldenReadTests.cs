using System.Text.Json;
using System.Text.Json.Nodes;
using Frames.Sources;
using Frames.Sql.Types;
using Xunit;

namespace Frames.Tests.Delta;

/// <summary>Tables that Spark wrote, with what Spark reads from them, in the folder that the variable FRAMES_GOLDEN names.</summary>
public sealed class GoldenReadTests
{
    public static TheoryData<string> Cases()
    {
        var folder = Folder;
        return folder is null ? ["none"] : [.. Directory.GetDirectories(folder).Where(path => File.Exists(path + "/case.json")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
    }

    static string? Folder => Environment.GetEnvironmentVariable("FRAMES_GOLDEN") is { } root && Directory.Exists(root + "/delta") ? root + "/delta" : null;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Versions_read_as_recorded(string name)
    {
        Assert.SkipWhen(Folder is null, "skipped, because FRAMES_GOLDEN names no folder of recorded tables");
        var copy = Copy(Path.Combine(Folder!, name));
        try
        {
            var golden = JsonNode.Parse(File.ReadAllText(copy + "/case.json"))!;
            Assert.SkipWhen(name == "variant", "skipped, because variants are not shown as JSON here");
            Check(copy, golden);
        }
        catch (FramesException e) when (e.ErrorClass == "DELTA_UNSUPPORTED_FEATURES_FOR_READ")
        {
            Assert.Skip($"skipped, because Frames does not read tables with {e.Parameters["unsupported"]} yet");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    static void Check(string folder, JsonNode golden)
    {
        var table = folder + "/table";
        foreach (var (file, millis) in Pairs(golden["commitFileMtimesMillis"]))
            File.SetLastWriteTimeUtc($"{table}/_delta_log/{Path.GetFileName(file)}", DateTime.UnixEpoch.AddMilliseconds(millis));
        if (golden["placeholder"] is not null)
            foreach (var file in Directory.GetFiles(table + "/_delta_log", "*.json")) File.WriteAllText(file, File.ReadAllText(file).Replace("@ROOT@", folder, StringComparison.Ordinal));
        if (golden["error"] is not null) Assert.Throws<FramesException>(() => GoldenTables.Rows(GoldenTables.Open(table)));
        foreach (var version in golden["versions"]?.AsArray() ?? [])
        {
            if (version!["rows"] is not { } rows || version["error"] is not null) continue;
            CheckVersion(GoldenTables.Open(table, ("versionAsOf", version["version"]!.ToString())), version, $"{folder}/{rows}");
        }
        // Spark refuses versions that were replaced long ago although their files are still there.
        if ((string?)golden["name"] == "time-travel-beyond-retention") return;
        foreach (var travel in golden["timeTravel"]?.AsArray() ?? []) CheckTravel(table, travel!);
    }

    static void CheckVersion(ITableSource source, JsonNode version, string rows)
    {
        if (version["schema"] is { } schema)
            Assert.True(JsonNode.DeepEquals(schema, JsonNode.Parse(TypeJson.Write(source.Schema))), $"schema {TypeJson.Write(source.Schema)} instead of {schema.ToJsonString()}");
        if (rows.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            var expected = File.ReadLines(rows).Skip(1).Select(line => GoldenTables.Normal(JsonDocument.Parse(line).RootElement)).Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(expected, GoldenTables.Rows(source));
        }
        else Assert.Equal(JsonNode.Parse(File.ReadAllText(rows))!["count"]!.GetValue<int>(), GoldenTables.Rows(source).Length);
    }

    static void CheckTravel(string table, JsonNode travel)
    {
        var option = travel["versionAsOf"] is { } number ? ("versionAsOf", number.ToString()) : ("timestampAsOf", travel["timestampAsOf"]!.ToString());
        if (travel["error"] is { } error)
        {
            var thrown = Assert.Throws<FramesException>(() => GoldenTables.Open(table, option));
            Assert.Equal((string?)error["errorClass"], thrown.ErrorClass);
            return;
        }
        var expected = travel["rows"]!.AsArray().Select(row => GoldenTables.Normal(JsonDocument.Parse(row!.ToJsonString()).RootElement)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, GoldenTables.Rows(GoldenTables.Open(table, option)));
    }

    static IEnumerable<(string File, long Millis)> Pairs(JsonNode? node) => node?.AsObject().Select(pair => (pair.Key, pair.Value!.GetValue<long>())) ?? [];

    static string Copy(string from)
    {
        var to = Path.Combine(Path.GetTempPath(), "frames-" + Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var target = to + file[from.Length..];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return to;
    }
}
