using System.Text;
using Frames.Backends.Local.Formats.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Csv;

/// <summary>Writes rows as CSV: values are quoted where they must be, nulls are nothing, empty texts are two quotes.</summary>
internal sealed class CsvWriter : TextFileWriter
{
    readonly StructType schema;
    readonly CsvOptions csv;
    readonly DateTimeFormats formats;
    readonly byte[] nullValue, emptyValue, lineEnd;
    readonly bool quoteAll, trimLeft, trimRight;
    readonly Utf8Buffer value = new();

    public CsvWriter(string path, StructType schema, SourceOptions options, FileContext context) : base(path, options, context)
    {
        this.schema = schema;
        csv = new CsvOptions(options.All, context.Settings);
        formats = new DateTimeFormats(options, csv.Zone, csv.NowMicros, parsing: false);
        nullValue = csv.NullValue;
        emptyValue = Encoding.UTF8.GetBytes(options.Text("emptyValue", "\"\""));
        lineEnd = Encoding.UTF8.GetBytes(options.Text("lineSep", "\n"));
        (quoteAll, trimLeft, trimRight) = (options.Flag("quoteAll"), options.Flag("ignoreLeadingWhiteSpace", true), options.Flag("ignoreTrailingWhiteSpace", true));
        if (csv.Header) WriteHeader();
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
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0) Output.Append(csv.Separator);
            if (columns[i].IsNull(row))
            {
                Output.Append(nullValue);
                continue;
            }
            value.Truncate();
            TextValues.Write(columns[i], row, schema[i].DataType, formats, value);
            Field(value.Written);
        }
        Output.Append(lineEnd);
    }

    void WriteHeader()
    {
        for (var i = 0; i < schema.Count; i++)
        {
            if (i > 0) Output.Append(csv.Separator);
            Field(Encoding.UTF8.GetBytes(schema[i].Name));
        }
        Output.Append(lineEnd);
    }

    void Field(ReadOnlySpan<byte> text)
    {
        if (trimLeft) while (!text.IsEmpty && text[0] <= ' ') text = text[1..];
        if (trimRight) while (!text.IsEmpty && text[^1] <= ' ') text = text[..^1];
        if (text.IsEmpty) Output.Append(emptyValue);
        else if (csv.Quote == 0 || (!quoteAll && text.IndexOfAny(csv.Quote, (byte)'\n', (byte)'\r') < 0 && text.IndexOf(csv.Separator) < 0)) Output.Append(text);
        else Quoted(text);
    }

    void Quoted(ReadOnlySpan<byte> text)
    {
        Output.Append(csv.Quote);
        foreach (var b in text)
        {
            if (b == csv.Quote) Output.Append(csv.Escape);
            else if (b == csv.Escape && csv.EscapeOfEscape != 0) Output.Append(csv.EscapeOfEscape);
            Output.Append(b);
        }
        Output.Append(csv.Quote);
    }
}
