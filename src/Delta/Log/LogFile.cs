using System.Globalization;
using Frames.Sources;

namespace Frames.Delta.Log;

internal enum LogFileKind { Commit, Checkpoint }

/// <summary>A file of a table's log by what its name says.</summary>
/// <param name="Kind">A commit or (a part of) a checkpoint.</param>
/// <param name="Version">The version that it makes or holds.</param>
/// <param name="File">Where it is.</param>
/// <param name="Part">The number of this part of a checkpoint, from 1.</param>
/// <param name="PartCount">The parts of the checkpoint; 1 for one in a single file.</param>
/// <param name="IsV2">A checkpoint of the second form, which refers to sidecars.</param>
internal sealed record LogFile(LogFileKind Kind, long Version, StoredFile File, int Part = 1, int PartCount = 1, bool IsV2 = false)
{
    public const string Folder = "_delta_log";

    public static string CommitName(long version) => Digits(version) + ".json";

    public static string CheckpointName(long version) => Digits(version) + ".checkpoint.parquet";

    public static string LogFolder(string table) => StoragePaths.Join(table, Folder);

    /// <summary>The log file that a file is, or null: checksums, compacted commits and what other programs leave are not part of the log.</summary>
    public static LogFile? Parse(StoredFile file)
    {
        var parts = StoragePaths.Name(file.Path).Split('.');
        if (parts.Length < 2 || parts[0].Length != 20 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return null;
        return parts switch
        {
            [_, "json"] => new(LogFileKind.Commit, version, file),
            [_, "checkpoint", "parquet"] => new(LogFileKind.Checkpoint, version, file),
            [_, "checkpoint", { Length: 10 } part, { Length: 10 } count, "parquet"] when int.TryParse(part, out var number) && int.TryParse(count, out var all) && number >= 1 && number <= all
                => new(LogFileKind.Checkpoint, version, file, number, all),
            [_, "checkpoint", { Length: 36 }, "json" or "parquet"] => new(LogFileKind.Checkpoint, version, file, IsV2: true),
            _ => null,
        };
    }

    public static string Digits(long version) => version.ToString("D20", CultureInfo.InvariantCulture);
}
