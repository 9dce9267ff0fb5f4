using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Frames.Values.Formats;

/// <summary>The English names of time zones that the letters z and v print and read, as Java 17 has them.</summary>
internal static class ZoneNames
{
    /// <summary>Instants beyond have the names of the range's ends: the time zone database knows no further.</summary>
    const long microsOf9990 = 253_000_000_000_000_000;

    static readonly Lazy<Tables> tables = new(Tables.Load);

    /// <summary>The name at an instant in microseconds: short or full, generic or of standard and summer time; the id where there is none.</summary>
    public static string Of(SparkZone zone, long instant, bool full, bool generic)
    {
        if (!tables.Value.Names.TryGetValue(zone.Id, out var names)) return zone.Id;
        var column = generic ? 4 : IsSummer(zone, instant) ? 2 : 0;
        return names[column + (full ? 0 : 1)];
    }

    /// <summary>The zone with the longest id, or name, that begins the text, in any case.</summary>
    /// <param name="text">Where the id begins.</param>
    /// <param name="names">Whether names count beside ids, and then full ones or short ones.</param>
    /// <param name="full">Full names rather than short ones.</param>
    /// <param name="zone">The zone found.</param>
    /// <param name="length">Characters of the id or name.</param>
    public static bool TryFind(ReadOnlySpan<char> text, bool names, bool full, [NotNullWhen(true)] out SparkZone? zone, out int length)
    {
        var table = tables.Value;
        var ids = (names ? full ? table.Full : table.Short : table.Ids).GetAlternateLookup<ReadOnlySpan<char>>();
        for (length = Math.Min(text.Length, table.Longest); length > 0; length--)
            if (ids.TryGetValue(text[..length], out var id)) return SparkZone.TryGet(id, out zone);
        zone = null;
        return false;
    }

    static bool IsSummer(SparkZone zone, long instant)
    {
        if (zone.Source is not { } source) return false;
        var at = Instant.FromUnixTimeTicks(Math.Clamp(instant, -microsOf9990 / 5, microsOf9990) * 10);
        var interval = source.GetZoneInterval(at);
        if (interval.Savings != Offset.Zero) return interval.Savings > Offset.Zero;
        // Ireland and Morocco count a winter time below standard time; Java calls their standard time the summer time.
        return interval.HasEnd && source.GetZoneInterval(interval.End).Savings < Offset.Zero;
    }

    sealed record Tables(
        FrozenDictionary<string, string[]> Names,
        FrozenDictionary<string, string> Ids,
        FrozenDictionary<string, string> Short,
        FrozenDictionary<string, string> Full,
        int Longest)
    {
        /// <summary>Reads three blocks: names of zones, zones of short names, zones of full names.</summary>
        public static Tables Load()
        {
            using var stream = typeof(ZoneNames).Assembly.GetManifestResourceStream("zone-names.txt")!;
            using var reader = new StreamReader(stream);
            var blocks = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n").Select(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            var zones = blocks[0].Select(l => l.Split('=')).ToArray();
            var ids = zones.SelectMany(z => z[1].Split(' ')).ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);
            var shortNames = Merge(ids, blocks[1]);
            var fullNames = Merge(ids, blocks[2]);
            return new Tables(
                zones.SelectMany(z => z[1].Split(' '), (z, id) => (id, names: z[0].Split('|')))
                    .ToFrozenDictionary(z => z.id, z => z.names, StringComparer.Ordinal),
                ids.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
                shortNames.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
                fullNames.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
                fullNames.Keys.Max(k => k.Length));
        }

        static Dictionary<string, string> Merge(Dictionary<string, string> ids, string[] block)
        {
            var all = new Dictionary<string, string>(ids, StringComparer.OrdinalIgnoreCase);
            foreach (var line in block.Select(l => l.Split('=')))
                foreach (var name in line[1].Split('|')) all.TryAdd(name, line[0]);
            return all;
        }
    }
}
