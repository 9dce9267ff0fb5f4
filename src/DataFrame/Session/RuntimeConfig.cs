using System.Collections.Concurrent;
using System.Globalization;
using Frames.Backends;
using Frames.Errors;
using Frames.Expressions;
using Frames.Values;

namespace Frames.Sql;

/// <summary>A session's settings. They count for queries that start after they were set.</summary>
public sealed class RuntimeConfig
{
    readonly ConcurrentDictionary<string, string> settings;
    readonly IBackend backend;

    internal RuntimeConfig(IReadOnlyDictionary<string, string> initial, IBackend backend)
    {
        settings = new(initial);
        this.backend = backend;
        foreach (var (name, value) in initial)
        {
            Check(name, value);
            if (!SettingNames.IsStatic(name)) backend.SettingChanged(name, value);
        }
    }

    /// <summary>All settings that were made.</summary>
    public IReadOnlyDictionary<string, string> GetAll => new Dictionary<string, string>(settings);

    /// <summary>A setting's value; one that was never set and has no default is an error.</summary>
    public string Get(string key) => Find(key) ?? throw ErrorClasses.SettingNotFound.With(("sqlConf", "\"" + key + "\""));

    /// <summary>A setting's value, or a default.</summary>
    public string Get(string key, string defaultValue) => Find(key) ?? defaultValue;

    /// <summary>Makes a setting.</summary>
    public void Set(string key, string value)
    {
        Check(key, value);
        settings[key] = value;
        backend.SettingChanged(key, value);
    }

    /// <summary>Makes a setting.</summary>
    public void Set(string key, bool value) => Set(key, value ? "true" : "false");

    /// <summary>Makes a setting.</summary>
    public void Set(string key, long value) => Set(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes a setting back, so that its default counts.</summary>
    public void Unset(string key)
    {
        settings.TryRemove(key, out _);
        backend.SettingChanged(key, null);
    }

    /// <summary>Whether the setting can be made while the session runs.</summary>
    public bool IsModifiable(string key) => !SettingNames.IsStatic(key);

    /// <summary>What the settings mean for a query that starts now.</summary>
    internal QuerySettings Snapshot() => new()
    {
        Ansi = IsTrue(SettingNames.Ansi),
        CaseSensitive = IsTrue(SettingNames.CaseSensitive),
        TimeZone = Get(SettingNames.TimeZone),
        StartMicros = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        All = GetAll,
    };

    string? Find(string key)
    {
        if (settings.TryGetValue(key, out var value)) return value;
        value = backend.Setting(key) ?? SettingNames.Defaults.GetValueOrDefault(key) ?? (key == SettingNames.TimeZone ? LocalZone() : null);
        // An engine's own time zone is asked for once: every query needs it.
        if (key == SettingNames.TimeZone && value is not null) settings.TryAdd(key, value);
        return value;
    }

    bool IsTrue(string key) => string.Equals(settings.GetValueOrDefault(key) ?? SettingNames.Defaults[key], "true", StringComparison.OrdinalIgnoreCase);

    static string LocalZone() => SparkZone.TryGet(TimeZoneInfo.Local.Id, out _) ? TimeZoneInfo.Local.Id : "UTC";

    static void Check(string key, string value)
    {
        if (key == SettingNames.TimeZone && !SparkZone.TryGet(value, out _)) throw ErrorClasses.SettingTimeZone.With(("confValue", value), ("confName", key));
        if (SettingNames.Booleans.Contains(key) && !bool.TryParse(value, out _))
            throw ErrorClasses.SettingNeedsBoolean.With(("confValue", value), ("confName", key), ("confType", "boolean"));
    }
}
