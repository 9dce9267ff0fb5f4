using System.Text;
using Frames.Backends.Local.Formats.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Csv;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Csv;

/// <summary>Writes rows as CSV: values are quoted where they must be, nulls are nothing, empty texts are two quotes.</summary>
internal sealed class CsvWriter : TextFileWriter
{
    readonly StructType schema;
    readonly CsvPrinter printer;
    readonly byte[] lineEnd;

    public CsvWriter(string path, StructType schema, SourceOptions options, FileContext context) : base(path, options, context)
    {
        this.schema = schema;
        var csv = new CsvOptions(options.All, context.Settings);
        printer = new CsvPrinter(csv, options, Output);
        lineEnd = Encoding.UTF8.GetBytes(options.Text("lineSep", "\n"));
        if (!csv.Header) return;
        printer.Header(schema);
        Output.Append(lineEnd);
    }

    /// <summary>Refuses types that CSV has no text for.</summary>
    public static void Check(StructType schema)
    {
        foreach (var field in schema.Fields)
            if (field.DataType is ArrayType or MapType or StructType or VariantType)
                throw ErrorClasses.UnsupportedDataTypeForDataSource.With(("format", "CSV"), ("columnName", $"`{field.Name}`"), ("columnType", $"\"{field.DataType.Sql}\""));
    }

    protected override void WriteRow(Vector[] columns, int row)
    {
        printer.Row(columns, schema, row);
        Output.Append(lineEnd);
    }
}
