using Frames.Backends.Local.Formats.Csv;
using Frames.Backends.Local.Formats.Json;
using Frames.Backends.Local.Formats.Text;
using Frames.Sources;

namespace Frames.Backends.Local.Formats;

/// <summary>The file formats that this engine reads and writes. A new one is a folder beside this file and a row here.</summary>
internal static class FormatList
{
    public static readonly IReadOnlyList<IFileFormat> All =
    [
        // Text that people and other programs exchange: schema by header or inference, a record a line.
        new CsvFormat(),

        // Objects a line, with nested values: schema by inference.
        new JsonFormat(),

        // Lines as they are.
        new TextFormat(),

        // Parquet registers itself: its own project has what other parts need of it too.
    ];

    /// <summary>Makes the formats known to readers and writers by their names.</summary>
    public static void Register()
    {
        foreach (var format in All) SourceRegistry.Register(format);
    }
}
