using System.Text.Json;

namespace Frames.Tests.Golden.Sql;

/// <summary>One recorded case.</summary>
sealed record SqlCase(string Id, string Sql, bool Ansi, string TimeZone, IReadOnlyDictionary<string, string> Settings, Answer Expected, bool Ordered)
{
    /// <summary>Everything to set before the case runs.</summary>
    public IReadOnlyDictionary<string, string> AllSettings { get; } = new Dictionary<string, string>(Settings)
    {
        ["spark.sql.ansi.enabled"] = Ansi ? "true" : "false",
        ["spark.sql.session.timeZone"] = TimeZone,
    };

    /// <summary>The settings as one text: equal for cases that can follow each other without a change.</summary>
    public string SettingsText => string.Join(';', AllSettings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    public static SqlCase Parse(string line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1024 });
        var root = document.RootElement;
        var settings = new Dictionary<string, string>();
        if (root.TryGetProperty("conf", out var conf)) foreach (var setting in conf.EnumerateObject()) settings[setting.Name] = setting.Value.GetString()!;
        return new(root.GetProperty("id").GetString()!, root.GetProperty("sql").GetString()!, root.GetProperty("ansi").GetBoolean(),
            root.TryGetProperty("tz", out var zone) ? zone.GetString()! : "UTC", settings, Answer.Parse(root), root.TryGetProperty("ordered", out var ordered) && ordered.GetBoolean());
    }
}

/// <summary>What a query gave: columns and rows, or an error.</summary>
/// <param name="Columns">Name, type and nullability of each column.</param>
/// <param name="Rows">Rows as the canonical text of their values; see <see cref="JsonText"/>.</param>
/// <param name="ErrorClass">The error's class, null for rows.</param>
/// <param name="SqlState">The error's SQLSTATE.</param>
/// <param name="Parameters">The error's parameters.</param>
sealed record Answer(IReadOnlyList<(string Name, string Type, bool Nullable)> Columns, IReadOnlyList<string> Rows, string? ErrorClass, string? SqlState,
    IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Values of a row, each as <see cref="JsonText"/>, joined by this.</summary>
    public const char Separator = '\u0001';

    public static readonly Answer Empty = new([], [], null, null, new Dictionary<string, string>());

    public static Answer Parse(JsonElement root)
    {
        if (root.TryGetProperty("error", out var error))
        {
            return new([], [], error.GetString(), root.GetProperty("sqlstate").GetString(),
                root.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "null") : []);
        }
        var columns = root.GetProperty("schema").EnumerateArray().Select(c => (c[0].GetString()!, c[1].GetString()!, c[2].GetBoolean())).ToList();
        var rows = root.GetProperty("rows").EnumerateArray().Select(row => string.Join(Separator, row.EnumerateArray().Select(JsonText.Canonical))).ToList();
        return new(columns, rows, null, null, new Dictionary<string, string>());
    }

    public static Answer Failed(FramesException error) => new([], [], error.ErrorClass ?? "", error.SqlState, error.Parameters);
}
