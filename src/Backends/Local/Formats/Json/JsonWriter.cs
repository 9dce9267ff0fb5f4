using System.Text;
using Frames.Backends.Local.Formats.Text;
using Frames.Columns;
using Frames.Kernels.Json;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>Writes rows as one JSON object a line; fields that are null are left out unless the options keep them.</summary>
internal sealed class JsonWriter : TextFileWriter
{
    readonly StructType schema;
    readonly JsonPrinter printer;

    public JsonWriter(string path, StructType schema, SourceOptions options, FileContext context) : base(path, options, context)
    {
        this.schema = schema;
        printer = new JsonPrinter(options, context.Settings, Output);
    }

    protected override void WriteRow(Vector[] columns, int row)
    {
        printer.Fields(columns, schema, row);
        Output.Append((byte)'\n');
    }
}
