namespace Frames.Parquet;

/// <summary>What a file's bytes say cannot be true. The reader's edge turns it into a <c>FramesException</c> that names the file.</summary>
internal sealed class ParquetFormatException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The bytes at hand end too early; with more of the file at hand the same read may succeed.</summary>
    public bool IsTruncation { get; init; }

    public static ParquetFormatException Truncated(string what) => new($"{what} ends too early") { IsTruncation = true };
}
