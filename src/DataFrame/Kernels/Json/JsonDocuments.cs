using System.Text.Json;

namespace Frames.Kernels.Json;

/// <summary>Texts as JSON documents, with the liberties that options allow.</summary>
internal static class JsonDocuments
{
    /// <summary>Nesting that is read; deeper texts count as malformed.</summary>
    const int maxDepth = 1000;

    /// <summary>The value that the text begins with, null if there are only comments; false if it is not JSON.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, JsonOptions options, out JsonDocument? document)
    {
        if (TryStrict(text, options, out document)) return true;
        if (!options.Relaxes) return false;
        var relaxed = JsonRelaxation.Relax(text, options);
        return IsBlank(relaxed) || (!text.SequenceEqual(relaxed) && TryStrict(relaxed, options, out document));
    }

    public static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    static bool TryStrict(ReadOnlySpan<byte> text, JsonOptions options, out JsonDocument? document)
    {
        // A reader of one value: what follows it in the line does not count, as with Spark.
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth, CommentHandling = options.AllowComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow });
        try
        {
            return JsonDocument.TryParseValue(ref reader, out document);
        }
        catch (JsonException)
        {
            document = null;
            return false;
        }
    }
}
