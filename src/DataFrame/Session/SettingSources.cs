using System.Text.Json;
using Frames.Errors;

namespace Frames.Sql;

/// <summary>Where settings come from, the strongest first: code, environment, <c>frames.json</c>, the host's configuration.</summary>
internal static class SettingSources
{
    const string fileName = "frames.json";
    const string defaultRemote = "sc://localhost:15002";

    /// <summary>All settings together; of those that name the engine only the strongest source's.</summary>
    /// <param name="code">Given to the builder.</param>
    /// <param name="configuration">Of the host's configuration.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="folders">Where <c>frames.json</c> may be, the strongest first.</param>
    public static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> code, IReadOnlyDictionary<string, string> configuration,
        Func<string, string?> environment, IEnumerable<string> folders)
    {
        var file = folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
        IReadOnlyDictionary<string, string>[] sources = [code, FromEnvironment(environment), file is null ? new Dictionary<string, string>() : FromFile(file),
            configuration];
        var result = new Dictionary<string, string>();
        foreach (var source in sources.Reverse())
            foreach (var (name, value) in source) result[name] = value;
        var master = sources.Select(MasterOf).FirstOrDefault(found => found is not null) ?? "local[*]";
        foreach (var name in (string[])[SettingNames.Remote, SettingNames.Backend]) result.Remove(name);
        result[SettingNames.Master] = master == "spark" ? result.GetValueOrDefault(SettingNames.Remote, environment("SPARK_REMOTE") ?? defaultRemote) : master;
        return result;
    }

    /// <summary>Pairs of the form that <c>IConfiguration.AsEnumerable()</c> gives: <c>Frames:</c> is left out and colons become dots.</summary>
    public static Dictionary<string, string> FromConfiguration(IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        var result = new Dictionary<string, string>();
        foreach (var (key, value) in pairs)
        {
            if (value is null) continue;
            var name = key.StartsWith("Frames:", StringComparison.OrdinalIgnoreCase) ? key["Frames:".Length..] : key;
            name = Name(name.Replace(':', '.'));
            if (name.StartsWith("spark.", StringComparison.Ordinal) || name.StartsWith("frames.", StringComparison.Ordinal)) result[name] = value;
        }
        return result;
    }

    static string? MasterOf(IReadOnlyDictionary<string, string> source)
        => source.GetValueOrDefault(SettingNames.Backend) ?? source.GetValueOrDefault(SettingNames.Remote) ?? source.GetValueOrDefault(SettingNames.Master);

    static Dictionary<string, string> FromEnvironment(Func<string, string?> environment)
    {
        var result = new Dictionary<string, string>();
        if (environment("FRAMES_BACKEND") is { Length: > 0 } backend) result[SettingNames.Backend] = backend;
        if (environment("SPARK_REMOTE") is { Length: > 0 } remote) result[SettingNames.Remote] = remote;
        return result;
    }

    static Dictionary<string, string> FromFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true
            });
            var result = new Dictionary<string, string>();
            Flatten(document.RootElement, "", result);
            return result;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FramesException(null, null, $"The settings in '{path}' cannot be read: {error.Message} Correct the file or remove it.", cause: error);
        }
    }

    static void Flatten(JsonElement element, string prefix, Dictionary<string, string> result)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject()) Flatten(property.Value, prefix.Length == 0 ? property.Name : prefix + "." + property.Name,
                result);
        }
        else if (prefix.Length > 0) result[Name(prefix)] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
    }

    static string Name(string name) => name.ToLowerInvariant() switch
    {
        "backend" => SettingNames.Backend,
        "master" => SettingNames.Master,
        "remote" => SettingNames.Remote,
        _ => name,
    };
}
