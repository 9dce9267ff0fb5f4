using Frames.Errors;

namespace Frames.Parquet;

/// <summary>The one place where failures of this project become Spark's errors, with the file's path.</summary>
internal static class ParquetErrors
{
    /// <summary>Whether <see cref="Wrap"/> knows the failure.</summary>
    public static bool IsReadFailure(Exception error) => error is ParquetFormatException or Schema.TypeMismatchException or IOException or UnauthorizedAccessException;

    /// <summary>The failure of reading a file's pages as Spark names it.</summary>
    public static FramesException Wrap(Exception error, string path) => error is Schema.TypeMismatchException mismatch
        ? ErrorClasses.ParquetColumnDataTypeMismatch.With(error, ("path", path), ("column", mismatch.Column), ("expectedType", mismatch.Expected), ("actualType", mismatch.Actual))
        : ErrorClasses.FailedReadFileNoHint.With(error, ("path", path), ("reason", error.Message));

    /// <summary>The failure of reading a file's footer as Spark names it.</summary>
    public static FramesException WrapFooter(Exception error, string path) => ErrorClasses.CannotReadFileFooter.With(error, ("path", path), ("reason", error.Message));
}
