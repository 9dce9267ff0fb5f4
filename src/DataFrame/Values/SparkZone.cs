using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;

namespace Frames.Values;

/// <summary>A time zone by the ids that Spark accepts, exact from local mean time to the far future.</summary>
internal sealed class SparkZone
{
    const long microsPerSecond = 1_000_000;

    /// <summary>Beyond the last year of the table the calendar repeats: instants fold back by multiples of 400 years.</summary>
    const long cycleSeconds = CivilDate.DaysPerCycle * 86400L;

    static readonly long foldFrom = CivilDate.ToDays(2500, 1, 1) * 86400;
    static readonly ConcurrentDictionary<string, SparkZone?> zones = new(StringComparer.Ordinal);

    readonly ZoneOffsets? byInstant;
    readonly ZoneOffsets? byLocal;
    readonly int fixedOffset;

    SparkZone(string id, int offset) => (Id, fixedOffset) = (id, offset);

    SparkZone(string id, DateTimeZone zone)
    {
        (Id, Source) = (id, zone);
        var intervals = zone.GetZoneIntervals(new Interval(null, Instant.FromUnixTimeSeconds(foldFrom + 366 * 86400L))).ToArray();
        var instants = new long[intervals.Length];
        var locals = new long[intervals.Length];
        var offsets = new int[intervals.Length];
        for (var i = 0; i < intervals.Length; i++)
        {
            offsets[i] = intervals[i].WallOffset.Seconds;
            if (i == 0) continue;
            instants[i] = intervals[i].Start.ToUnixTimeSeconds();
            // In a gap and in an overlap the offset before the transition counts: that moves gaps forward and takes the earlier instant.
            locals[i] = instants[i] + Math.Max(offsets[i - 1], offsets[i]);
        }
        fixedOffset = offsets[0];
        if (intervals.Length == 1) return;
        byInstant = new ZoneOffsets(instants, offsets);
        byLocal = new ZoneOffsets(locals, offsets);
    }

    /// <summary>Coordinated universal time.</summary>
    public static SparkZone Utc { get; } = new("UTC", 0);

    /// <summary>The id in Java's normal form: <c>Europe/Paris</c>, <c>+01:00</c>, <c>UTC+01:00</c>, <c>Z</c>.</summary>
    public string Id { get; }

    /// <summary>Whether one offset holds for all time.</summary>
    public bool IsFixed => byInstant is null;

    /// <summary>The zone's entry in the time zone database; null where the id is an offset.</summary>
    internal DateTimeZone? Source { get; }

    /// <summary>The zone of an id; false when Spark does not know it. Answers are cached.</summary>
    public static bool TryGet(string id, [NotNullWhen(true)] out SparkZone? zone)
    {
        if (!zones.TryGetValue(id, out zone))
        {
            zone = Find(id);
            // A column of hostile ids must not fill the memory: only known zones and a bounded number of spellings are kept.
            if (zone is not null && zones.Count < 4096) zones.TryAdd(id, zone);
        }
        return zone is not null;
    }

    /// <summary>The zone of a UTF-8 id.</summary>
    public static bool TryGet(ReadOnlySpan<byte> id, [NotNullWhen(true)] out SparkZone? zone)
    {
        zone = null;
        if (id.Length > 64) return false;
        Span<char> text = stackalloc char[64];
        var length = Encoding.UTF8.GetChars(id, text);
        if (zones.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out zone)) return zone is not null;
        return TryGet(new string(text[..length]), out zone);
    }

    /// <summary>The zone of an id that is known to be valid.</summary>
    /// <exception cref="ArgumentException">The id is not known.</exception>
    public static SparkZone Get(string id) => TryGet(id, out var zone) ? zone : throw new ArgumentException($"The time zone '{id}' is not known.", nameof(id));

    /// <summary>The zone of an offset of at most 18 hours.</summary>
    public static SparkZone OfOffset(int seconds) => seconds == 0 ? Get("Z") : Get(ZoneIds.OffsetId(seconds));

    /// <summary>Seconds that local time is ahead of UTC at an instant in microseconds.</summary>
    public int OffsetAt(long utcMicros) => byInstant is null ? fixedOffset : byInstant.At(Fold(FloorSeconds(utcMicros)));

    /// <summary>Seconds that local time is ahead of UTC at a local time in microseconds.</summary>
    public int OffsetAtLocal(long localMicros) => byLocal is null ? fixedOffset : byLocal.At(Fold(FloorSeconds(localMicros)));

    /// <summary>Local microseconds of an instant; they wrap at the ends of the range of long.</summary>
    public long ToLocal(long utcMicros) => unchecked(utcMicros + OffsetAt(utcMicros) * microsPerSecond);

    /// <summary>The instant of local microseconds; a time in a gap moves forward, one in an overlap is the earlier. It wraps at the ends of long.</summary>
    public long ToUtc(long localMicros) => unchecked(localMicros - OffsetAtLocal(localMicros) * microsPerSecond);

    public override string ToString() => Id;

    static long FloorSeconds(long micros)
    {
        var seconds = micros / microsPerSecond;
        return micros < seconds * microsPerSecond ? seconds - 1 : seconds;
    }

    static long Fold(long seconds) => seconds < foldFrom ? seconds : foldFrom - cycleSeconds + (seconds - foldFrom) % cycleSeconds;

    static SparkZone? Find(string id)
    {
        if (!ZoneIds.TryNormalize(id, out var normal, out var offset)) return null;
        if (offset is { } seconds) return new SparkZone(normal, seconds);
        var source = DateTimeZoneProviders.Tzdb.GetZoneOrNull(normal);
        return source is null ? null : new SparkZone(normal, source);
    }
}
