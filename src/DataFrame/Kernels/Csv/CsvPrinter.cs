using System.Text;
using Frames.Columns;
using Frames.Kernels.Text;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Csv;

/// <summary>Writes rows as CSV: values are quoted where they must be, nulls are nothing, empty texts are two quotes.</summary>
internal sealed class CsvPrinter(CsvOptions csv, SourceOptions options, Utf8Buffer output)
{
    readonly DateTimeFormats formats = new(options, csv.Zone, csv.NowMicros, parsing: false);
    readonly byte[] emptyValue = Encoding.UTF8.GetBytes(options.Text("emptyValue", "\"\""));
    readonly bool quoteAll = options.Flag("quoteAll");
    readonly bool trimLeft = options.Flag("ignoreLeadingWhiteSpace", true);
    readonly bool trimRight = options.Flag("ignoreTrailingWhiteSpace", true);
    readonly Utf8Buffer value = new();

    /// <summary>Appends a row's values, without the end of the line.</summary>
    public void Row(Vector[] columns, StructType schema, int row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0) output.Append(csv.Separator);
            if (columns[i].IsNull(row))
            {
                output.Append(csv.NullValue);
                continue;
            }
            value.Truncate();
            TextValues.Write(columns[i], row, schema[i].DataType, formats, value);
            Field(value.Written);
        }
    }

    /// <summary>Appends the names of the columns.</summary>
    public void Header(StructType schema)
    {
        for (var i = 0; i < schema.Count; i++)
        {
            if (i > 0) output.Append(csv.Separator);
            Field(Encoding.UTF8.GetBytes(schema[i].Name));
        }
    }

    void Field(ReadOnlySpan<byte> text)
    {
        if (trimLeft) while (!text.IsEmpty && text[0] <= ' ') text = text[1..];
        if (trimRight) while (!text.IsEmpty && text[^1] <= ' ') text = text[..^1];
        if (text.IsEmpty) output.Append(emptyValue);
        else if (csv.Quote == 0 || (!quoteAll && text.IndexOfAny(csv.Quote, (byte)'\n', (byte)'\r') < 0 && text.IndexOf(csv.Separator) < 0)) output.Append(text);
        else Quoted(text);
    }

    void Quoted(ReadOnlySpan<byte> text)
    {
        output.Append(csv.Quote);
        foreach (var b in text)
        {
            if (b == csv.Quote) output.Append(csv.Escape);
            else if (b == csv.Escape && csv.EscapeOfEscape != 0) output.Append(csv.EscapeOfEscape);
            output.Append(b);
        }
        output.Append(csv.Quote);
    }
}
