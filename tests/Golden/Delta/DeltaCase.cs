using System.Text.Json;
using System.Text.Json.Nodes;
using Frames.Sql;
using Frames.Sql.Types;
using Frames.Tests.Golden.Sql;

namespace Frames.Tests.Golden.Delta;

/// <summary>One recorded table: every readable version, its rows and schema, time travel by timestamp, or the failure to read it. It passes if all of that is right.</summary>
static class DeltaCase
{
    const string TimeOption = "timestampAsOf", VersionOption = "versionAsOf";

    public static GoldenResult Check(string source, string master)
    {
        var name = Path.GetFileName(source);
        var folder = Directory.CreateTempSubdirectory("frames-delta-").FullName;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "case.json")), new JsonDocumentOptions { MaxDepth = 256 });
            Prepare(source, folder, document.RootElement);
            using var session = SparkSession.Builder().Master(master).Config("spark.sql.session.timeZone", "UTC").Create();
            var difference = Difference(session, source, Path.Combine(folder, "table"), document.RootElement);
            return new("delta", name, difference is null, difference ?? "");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new("delta", name, false, $"crashed: {error.GetType().Name}: {error.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Prepare(string source, string folder, JsonElement description)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        if (description.TryGetProperty("placeholder", out _))
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".crc"))
                File.WriteAllText(file, File.ReadAllText(file).Replace("@ROOT@", folder, StringComparison.Ordinal));
        if (description.TryGetProperty("commitFileMtimesMillis", out var times))
            foreach (var time in times.EnumerateObject())
                File.SetLastWriteTimeUtc(CommitFile(folder, time.Name), DateTimeOffset.FromUnixTimeMilliseconds(time.Value.GetInt64()).UtcDateTime);
    }

    static string CommitFile(string folder, string name) => name.Contains('/', StringComparison.Ordinal) ? Path.Combine(folder, name)
        : Path.Combine(folder, "table", "_delta_log", name.EndsWith(".json", StringComparison.Ordinal) ? name : long.Parse(name).ToString("D20") + ".json");

    static string? Difference(SparkSession session, string source, string table, JsonElement description)
    {
        if (description.TryGetProperty("error", out _))
            return Read(session, table, null, null) is { ErrorClass: null } ? "could be read, but Spark fails" : null;
        foreach (var version in description.GetProperty("versions").EnumerateArray())
        {
            if (version.TryGetProperty("error", out _)) continue;
            var number = version.GetProperty("version").GetInt64();
            if (VersionDifference(session, source, table, version, number) is { } difference) return $"version {number}: {difference}";
        }
        if (!description.TryGetProperty("timeTravel", out var travels)) return null;
        foreach (var travel in travels.EnumerateArray())
            if (TravelDifference(session, table, travel) is { } difference) return difference;
        return null;
    }

    static string? VersionDifference(SparkSession session, string source, string table, JsonElement version, long number)
    {
        if (!version.TryGetProperty("rows", out var rows) || rows.ValueKind != JsonValueKind.String || !rows.GetString()!.EndsWith(".jsonl", StringComparison.Ordinal)) return null;
        var actual = Read(session, table, VersionOption, number.ToString());
        if (actual.ErrorClass is not null) return $"failed with {actual.ErrorClass}: {string.Join("; ", actual.Parameters.Values)}";
        if (version.TryGetProperty("schema", out var schema) && SchemaDifference(DataType.FromJson(schema.GetRawText()), actual.Schema) is { } difference) return difference;
        return RowsDifference(File.ReadLines(Path.Combine(source, rows.GetString()!)).Skip(1), actual.Rows);
    }

    static string? TravelDifference(SparkSession session, string table, JsonElement travel)
    {
        var (option, value) = travel.TryGetProperty(TimeOption, out var time) ? (TimeOption, time.ToString()) : (VersionOption, travel.GetProperty(VersionOption).ToString());
        var actual = Read(session, table, option, value);
        if (travel.TryGetProperty("error", out var error))
        {
            return actual.ErrorClass is null ? $"{option} {value} could be read"
                : error.GetProperty("errorClass").GetString() is { } wanted && wanted != actual.ErrorClass ? $"{option} {value} failed with {actual.ErrorClass} instead of {wanted}" : null;
        }
        if (actual.ErrorClass is not null) return $"{option} {value} failed with {actual.ErrorClass}";
        return RowsDifference(travel.GetProperty("rows").EnumerateArray().Select(row => row.GetRawText()), actual.Rows) is { } difference ? $"{option} {value}: {difference}" : null;
    }

    static string? SchemaDifference(DataType expected, StructType actual)
    {
        var e = JsonNode.Parse(expected.Json)!.ToJsonString();
        var a = JsonNode.Parse(actual.Json)!.ToJsonString();
        return e == a ? null : $"schema {a} instead of {e}";
    }

    static string? RowsDifference(IEnumerable<string> expected, IReadOnlyList<string> actual)
    {
        var e = expected.Select(Canonical).Order(StringComparer.Ordinal).ToList();
        var a = actual.Order(StringComparer.Ordinal).ToList();
        if (e.Count != a.Count) return $"{a.Count} rows instead of {e.Count}";
        for (var i = 0; i < e.Count; i++) if (e[i] != a[i]) return $"row {a[i]} instead of {e[i]}";
        return null;
    }

    static string Canonical(string line)
    {
        using var row = JsonDocument.Parse(line);
        return string.Join(Answer.Separator, row.RootElement.EnumerateArray().Select(JsonText.Canonical));
    }

    static TableAnswer Read(SparkSession session, string table, string? option, string? value)
    {
        try
        {
            var reader = session.Read.Format("delta");
            if (option is not null) reader = reader.Option(option, value!);
            using var result = session.Execute(reader.Load(table).Plan, CancellationToken.None);
            var rows = new List<string>();
            foreach (var batch in result.Batches)
                for (var row = 0; row < batch.Length; row++) rows.Add(VectorJson.Row(batch, result.Schema, row, widenFloats: true));
            return new(result.Schema, rows, null, new Dictionary<string, string>());
        }
        catch (FramesException error)
        {
            return new(new StructType(), [], error.ErrorClass ?? "", error.Parameters);
        }
    }

    sealed record TableAnswer(StructType Schema, IReadOnlyList<string> Rows, string? ErrorClass, IReadOnlyDictionary<string, string> Parameters);
}
