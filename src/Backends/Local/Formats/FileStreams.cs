using System.IO.Compression;
using Frames.Sources;
using Frames.Values;

namespace Frames.Backends.Local.Formats;

/// <summary>Opens files by what their names say about compression.</summary>
internal static class FileStreams
{
    static readonly (string Extension, string[] Names, Func<Stream, Stream> Read, Func<Stream, Stream> Write)[] Codecs =
    [
        (".gz", ["gzip"], stream => new GZipStream(stream, CompressionMode.Decompress), stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)),
        (".deflate", ["deflate"], stream => new ZLibStream(stream, CompressionMode.Decompress), stream => new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true)),
        (".zst", ["zstd"], stream => new ZstdSharp.DecompressionStream(stream), stream => new ZstdSharp.CompressionStream(stream, leaveOpen: true)),
    ];

    /// <summary>Without strict validation .NET takes a truncated gzip file for a short one.</summary>
    static FileStreams() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>Whether the file's bytes are its text, so that it can be read from the middle.</summary>
    public static bool IsPlain(string path) => !Array.Exists(Codecs, codec => path.EndsWith(codec.Extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file's contents, decompressed.</summary>
    public static Stream OpenRead(IStorage storage, string path)
    {
        var stream = storage.OpenRead(path);
        var codec = Array.Find(Codecs, codec => path.EndsWith(codec.Extension, StringComparison.OrdinalIgnoreCase));
        return codec.Read is { } read ? read(stream) : stream;
    }

    /// <summary>The ending of files that are written with these options.</summary>
    public static string ExtensionOf(string extension, SourceOptions options) => extension + Codec(options.Find("compression", "codec")).Extension;

    /// <summary>The ending that a codec's name adds, and the stream that compresses; nothing for none.</summary>
    /// <exception cref="FramesException">The codec is not known.</exception>
    public static (string Extension, Func<Stream, Stream>? Write) Codec(string? name)
    {
        if (name is null || name.Equals("none", StringComparison.OrdinalIgnoreCase) || name.Equals("uncompressed", StringComparison.OrdinalIgnoreCase)) return ("", null);
        var codec = Array.Find(Codecs, codec => codec.Names.Contains(name.ToLowerInvariant()));
        return codec.Extension is not null ? (codec.Extension, codec.Write)
            : throw Errors.ErrorClasses.CodecNotAvailable.With(("codecName", name), ("availableCodecs", "none, uncompressed, gzip, deflate, zstd"));
    }
}
