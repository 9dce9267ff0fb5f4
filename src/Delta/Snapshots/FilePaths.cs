using Frames.Sources;

namespace Frames.Delta.Snapshots;

/// <summary>Paths of data files as the log writes them: relative to the table or absolute, and URI-encoded.</summary>
internal static class FilePaths
{
    public static string Resolve(string path, string table)
    {
        var decoded = Uri.UnescapeDataString(path);
        if (StoragePaths.Scheme(decoded) is not null || decoded.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || decoded.StartsWith('/')) return StoragePaths.Normalize(decoded);
        return StoragePaths.Join(table, decoded);
    }

    /// <summary>A path below the table's folder as the log writes it.</summary>
    public static string Encode(string relative) => string.Join('/', relative.Split('/').Select(EncodeSegment));

    /// <summary>Java's URI keeps more characters than RFC 3986 has as unreserved.</summary>
    static string EncodeSegment(string segment) => Uri.EscapeDataString(segment).Replace("%3D", "=", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%3A", ":", StringComparison.Ordinal).Replace("%40", "@", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal)
        .Replace("%2B", "+", StringComparison.Ordinal).Replace("%24", "$", StringComparison.Ordinal).Replace("%21", "!", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal).Replace("%29", ")", StringComparison.Ordinal).Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%2A", "*", StringComparison.Ordinal).Replace("%3B", ";", StringComparison.Ordinal);
}
