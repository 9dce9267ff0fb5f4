using System.Globalization;

namespace Frames.Sql;

/// <summary>Collects what a session needs: <c>SparkSession.Builder().AppName("flights").GetOrCreate()</c>.</summary>
public sealed class Builder
{
    readonly Dictionary<string, string> settings = [];
    readonly Dictionary<string, string> configuration = [];

    internal Builder()
    {
    }

    /// <summary>A name for the application.</summary>
    public Builder AppName(string appName) => Config(SettingNames.AppName, appName);

    /// <summary>The engine: <c>local[*]</c>, <c>gpu</c>, or a Spark Connect address such as <c>sc://host:15002</c>.</summary>
    public Builder Master(string master) => Config(SettingNames.Master, master);

    /// <summary>The address of a Spark Connect server, such as <c>sc://host:15002</c>.</summary>
    public Builder Remote(string url) => Config(SettingNames.Remote, url);

    /// <summary>A setting.</summary>
    public Builder Config(string key, string value)
    {
        settings[key] = value;
        return this;
    }

    /// <summary>A setting.</summary>
    public Builder Config(string key, bool value) => Config(key, value ? "true" : "false");

    /// <summary>A setting.</summary>
    public Builder Config(string key, long value) => Config(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A setting.</summary>
    public Builder Config(string key, double value) => Config(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Settings by name.</summary>
    public Builder Config(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (key, value) in pairs) settings[key] = value;
        return this;
    }

    /// <summary>
    /// Settings of the host, weaker than all others: <c>.Configuration(host.Configuration.AsEnumerable())</c>. Those named <c>spark:...</c>, <c>frames:...</c>
    /// or in a section
    /// <c>Frames</c> count.
    /// </summary>
    public Builder Configuration(IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        foreach (var (key, value) in SettingSources.FromConfiguration(pairs)) configuration[key] = value;
        return this;
    }

    /// <summary>Has no effect: tables of a Hive metastore are the Spark backend's own.</summary>
    public Builder EnableHiveSupport() => this;

    /// <summary>The active session, or else the default one, with these settings added; a new one where there is none.</summary>
    public SparkSession GetOrCreate()
    {
        if ((SparkSession.GetActiveSession() ?? SparkSession.GetDefaultSession()) is not { } existing) return Create();
        foreach (var (key, value) in settings) if (existing.Conf.IsModifiable(key)) existing.Conf.Set(key, value);
        return existing;
    }

    /// <summary>A new session, whatever sessions there are.</summary>
    public SparkSession Create()
    {
        var merged = SettingSources.Merge(settings, configuration, Environment.GetEnvironmentVariable,
            [Directory.GetCurrentDirectory(), AppContext.BaseDirectory]);
        return SparkSession.Start(merged);
    }
}
