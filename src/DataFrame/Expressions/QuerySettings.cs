namespace Frames.Expressions;

/// <summary>What a session's settings mean for one query: read once when it starts, the same for all its operators.</summary>
internal sealed record QuerySettings
{
    public static readonly QuerySettings Default = new();

    /// <summary>Failures are errors (<c>spark.sql.ansi.enabled</c>).</summary>
    public bool Ansi { get; init; } = true;

    /// <summary>The session's time zone (<c>spark.sql.session.timeZone</c>).</summary>
    public string TimeZone { get; init; } = "UTC";

    public bool CaseSensitive { get; init; }

    /// <summary>When the query started, microseconds since 1970 UTC: the only clock that its expressions see.</summary>
    public long StartMicros { get; init; }

    /// <summary>Every setting by name, for the rare ones.</summary>
    public IReadOnlyDictionary<string, string> All { get; init; } = new Dictionary<string, string>();

    /// <summary>What a cast without a mode of its own does.</summary>
    public CastMode CastMode => Ansi ? CastMode.Ansi : CastMode.Legacy;

    public string Get(string name, string otherwise) => All.TryGetValue(name, out var value) ? value : otherwise;

    public StringComparison NameComparison => CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
