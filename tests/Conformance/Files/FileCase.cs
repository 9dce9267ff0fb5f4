using System.Text.Json;
using System.Text.Json.Nodes;
using Frames.Sql;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Files;

/// <summary>A text file with an error in it, how it is read, and what Spark makes of it: a line of <c>cases.jsonl</c>.</summary>
internal sealed class FileCase(JsonObject json)
{
    public string Name => (string)json["name"]!;

    /// <summary>Spark's answer as <see cref="Answer"/> gives it; null where none is recorded yet.</summary>
    public JsonNode? Expected => json["answer"];

    public static IReadOnlyList<FileCase> Read(string path) => [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => new FileCase(JsonNode.Parse(line)!.AsObject()))];

    /// <summary>The columns and rows, or the error's class and the classes of what led to it.</summary>
    public JsonObject Answer(SparkSession session)
    {
        var path = Path.Combine(Path.GetTempPath(), $"frames-{Guid.NewGuid():N}.{json["format"]}");
        File.WriteAllText(path, (string)json["text"]!);
        var settings = Strings("conf").ToArray();
        try
        {
            foreach (var (name, value) in settings) session.Conf.Set(name, value);
            return Rows(session, path);
        }
        catch (FramesException error)
        {
            return new() { ["error"] = error.ErrorClass ?? "none" };
        }
        catch (Exception failure)
        {
            return new() { ["failure"] = failure.ToString() };
        }
        finally
        {
            foreach (var (name, _) in settings) session.Conf.Unset(name);
            File.Delete(path);
        }
    }

    /// <summary>The case's line with another answer.</summary>
    public string With(JsonObject answer)
    {
        var line = json.DeepClone().AsObject();
        line["answer"] = answer;
        return line.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default });
    }

    JsonObject Rows(SparkSession session, string path)
    {
        var reader = session.Read.Format((string)json["format"]!).Options(Strings("options"));
        if (json["schema"] is { } schema) reader.Schema((string)schema!);
        reader.Load(path).CreateOrReplaceTempView("t");
        var frame = session.Sql((string?)json["sql"] ?? "SELECT * FROM t");
        var columns = frame.Schema.Select(field => (JsonNode)$"{field.Name} {field.DataType.SimpleString}");
        return new()
        {
            ["columns"] = new JsonArray([.. columns]),
            ["rows"] = new JsonArray([.. frame.Collect().Select(row => (JsonNode)string.Join(" | ", row.Values.Select(Text)))]),
        };
    }

    IEnumerable<KeyValuePair<string, string>> Strings(string name) => json[name]?.AsObject().Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!)) ?? [];

    static string Text(object? value) => value switch
    {
        byte[] bytes => "X" + Convert.ToHexString(bytes),
        Row row => "{" + string.Join(", ", row.Values.Select(Text)) + "}",
        System.Collections.IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Text(key)}: {Text(map[key])}")) + "}",
        string text => ValueText.Of(text),
        System.Collections.IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Text)) + "]",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture),
        _ => ValueText.Of(value),
    };
}
