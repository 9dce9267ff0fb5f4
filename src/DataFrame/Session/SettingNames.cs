namespace Frames.Sql;

/// <summary>Names of the settings that Frames itself reads, with their defaults.</summary>
internal static class SettingNames
{
    public const string Master = "spark.master";
    public const string Remote = "spark.remote";
    public const string AppName = "spark.app.name";
    public const string Backend = "frames.backend";
    public const string Ansi = "spark.sql.ansi.enabled";
    public const string TimeZone = "spark.sql.session.timeZone";
    public const string CaseSensitive = "spark.sql.caseSensitive";

    /// <summary>What <c>Conf.Get</c> answers where nothing was set.</summary>
    public static readonly IReadOnlyDictionary<string, string> Defaults = new Dictionary<string, string>
    {
        [Ansi] = "true",
        [CaseSensitive] = "false",
        ["spark.sql.shuffle.partitions"] = "200",
        ["spark.sql.sources.default"] = "parquet",
        ["spark.sql.warehouse.dir"] = "spark-warehouse",
        ["spark.sql.autoBroadcastJoinThreshold"] = "10485760b",
        ["spark.sql.adaptive.enabled"] = "true",
        ["spark.sql.legacy.timeParserPolicy"] = "CORRECTED",
        ["spark.sql.timestampType"] = "TIMESTAMP_LTZ",
        ["spark.sql.repl.eagerEval.enabled"] = "false",
        ["spark.sql.crossJoin.enabled"] = "true",
    };

    /// <summary>Settings of booleans, which no other text may be given to.</summary>
    public static readonly IReadOnlySet<string> Booleans = new HashSet<string> { Ansi, CaseSensitive, "spark.sql.adaptive.enabled",
        "spark.sql.crossJoin.enabled" };

    /// <summary>Whether a setting is fixed once the session runs.</summary>
    public static bool IsStatic(string name) => name is Master or Remote or AppName or Backend or "spark.sql.warehouse.dir"
        || (name.StartsWith("spark.", StringComparison.Ordinal) && !name.StartsWith("spark.sql.", StringComparison.Ordinal)
            && !name.StartsWith("spark.databricks.", StringComparison.Ordinal));
}
