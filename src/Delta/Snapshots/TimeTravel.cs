using System.Globalization;
using System.Text;
using Frames.Delta.Log;
using Frames.Delta.Protocol;
using Frames.Errors;
using Frames.Sources;
using Frames.Values;

namespace Frames.Delta.Snapshots;

/// <summary>Finds the version that a read asks for.</summary>
internal static class TimeTravel
{
    /// <summary>The table as the options <c>versionAsOf</c> or <c>timestampAsOf</c> say, or as it is now.</summary>
    public static Snapshot Open(DeltaLog log, SourceOptions options, string timeZone)
    {
        var version = options.Find("versionAsOf");
        var timestamp = options.Find("timestampAsOf");
        if (version is not null && timestamp is not null) throw ErrorClasses.DeltaOneOfVersionAndTimestamp.With();
        if (version is not null)
            return long.TryParse(version, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? log.At(number)
                : throw SourceOptions.Invalid("versionAsOf", version, "a version number");
        return timestamp is null ? log.Latest() : log.At(VersionAt(log, timestamp, SparkZone.Get(timeZone)));
    }

    /// <summary>When each version was committed, in milliseconds: the commit files' times, each at least a millisecond after the one before.</summary>
    public static IReadOnlyList<(long Version, long Millis)> Commits(DeltaLog log, LogListing listing)
    {
        var result = new List<(long, long)>();
        var previous = long.MinValue;
        var earliest = listing.Earliest;
        var inCommit = false;
        foreach (var (version, commit) in listing.Commits)
        {
            if (version < earliest) continue;
            var millis = commit.File.ModifiedMicros / 1000;
            // The property is set in the metadata; from that commit on the time stands in the commit itself.
            if (InCommitTime(log, commit, ref inCommit) is { } own) millis = own;
            if (millis <= previous) millis = previous + 1;
            result.Add((version, previous = millis));
        }
        return result;
    }

    static long? InCommitTime(DeltaLog log, LogFile commit, ref bool enabled)
    {
        var actions = CommitReader.Read(log.Storage, commit);
        foreach (var metadata in actions.OfType<Metadata>()) enabled = metadata.Configuration.GetValueOrDefault("delta.enableInCommitTimestamps") == "true";
        return actions.OfType<CommitInfo>().FirstOrDefault()?.InCommitTimestamp;
    }

    static long VersionAt(DeltaLog log, string text, SparkZone zone)
    {
        if (!DateTimeText.TryParseTimestamp(Encoding.UTF8.GetBytes(text), zone, out var micros)) throw ErrorClasses.DeltaTimestampInvalid.With(("expr", text));
        var commits = Commits(log, log.List());
        var millis = micros >= 0 ? micros / 1000 : (micros - 999) / 1000;
        if (commits.Count == 0 || millis < commits[0].Millis)
        {
            var first = commits.Count == 0 ? 0 : commits[0].Millis;
            throw ErrorClasses.DeltaTimestampEarlierThanCommitRetention.With(("userTimestamp", Java(micros, zone)), ("commitTs", Java(first * 1000, zone)),
                ("timestampString", Spark(first * 1000, zone)));
        }
        if (millis > commits[^1].Millis)
            throw ErrorClasses.DeltaTimestampGreaterThanCommit.With(("providedTimestamp", Java(micros, zone)), ("tableName", Java(commits[^1].Millis * 1000, zone)),
                ("maximumTimestamp", Spark(commits[^1].Millis * 1000, zone)));
        return commits.Last(commit => commit.Millis <= millis).Version;
    }

    static string Spark(long micros, SparkZone zone)
    {
        Span<byte> text = stackalloc byte[DateTimeText.MaxLength];
        return Encoding.UTF8.GetString(text[..DateTimeText.WriteTimestamp(micros, zone, text)]);
    }

    /// <summary>As Java's Timestamp prints: a fraction always stands.</summary>
    static string Java(long micros, SparkZone zone) => Spark(micros, zone) is var text && text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
}
