using System.Globalization;
using System.Text;

namespace Frames.Sql;

/// <summary>Rows as <c>Show</c> prints them, byte for byte as Spark does.</summary>
internal static class ShowText
{
    const int minimumWidth = 3;

    /// <summary>The table of the first rows.</summary>
    /// <param name="names">Column names.</param>
    /// <param name="rows">Cell texts of the rows to show.</param>
    /// <param name="hasMore">Whether there are rows beyond those.</param>
    /// <param name="truncate">Characters that a cell has at most; 0 for all.</param>
    /// <param name="vertical">A line a value instead of a table.</param>
    public static string Of(IReadOnlyList<string> names, IReadOnlyList<string[]> rows, bool hasMore, int truncate, bool vertical)
    {
        var header = names.Select(Escape).ToArray();
        var cells = rows.Select(row => row.Select(cell => Cut(cell, truncate)).ToArray()).ToList();
        var text = new StringBuilder();
        if (vertical) AppendRecords(header, cells, text);
        else AppendTable(header, cells, truncate > 0, text);
        // The empty table in vertical form is one line; the footer tells how many rows were shown.
        if (vertical && cells.Count == 0) text.Append("(0 rows)\n");
        else if (hasMore) text.Append(CultureInfo.InvariantCulture, $"only showing top {cells.Count} row{(cells.Count == 1 ? "" : "s")}\n");
        return text.ToString();
    }

    /// <summary>Columns on screen: characters of East Asian scripts take two.</summary>
    public static int HalfWidth(string text)
    {
        var width = text.Length;
        foreach (var c in text) if (IsFullWidth(c)) width++;
        return width;
    }

    static void AppendTable(string[] header, List<string[]> rows, bool right, StringBuilder text)
    {
        var widths = header.Select(HalfWidth).ToArray();
        for (var i = 0; i < widths.Length; i++) widths[i] = Math.Max(minimumWidth, rows.Select(row => HalfWidth(row[i])).Append(widths[i]).Max());
        var line = "+" + string.Join("+", widths.Select(width => new string('-', width))) + "+\n";
        text.Append(line);
        AppendRow(header, widths, right, text);
        text.Append(line);
        foreach (var row in rows) AppendRow(row, widths, right, text);
        text.Append(line);
    }

    static void AppendRow(string[] cells, int[] widths, bool right, StringBuilder text)
    {
        text.Append('|');
        for (var i = 0; i < cells.Length; i++)
        {
            var padding = widths[i] - HalfWidth(cells[i]);
            if (right) text.Append(' ', padding).Append(cells[i]);
            else text.Append(cells[i]).Append(' ', padding);
            text.Append('|');
        }
        // A table without columns has an empty cell's bars.
        if (cells.Length == 0) text.Append('|');
        text.Append('\n');
    }

    static void AppendRecords(string[] header, List<string[]> rows, StringBuilder text)
    {
        var nameWidth = header.Select(HalfWidth).Append(minimumWidth).Max();
        var valueWidth = rows.SelectMany(row => row).Select(HalfWidth).Append(minimumWidth).Max();
        for (var i = 0; i < rows.Count; i++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"-RECORD {i}");
            text.Append(title.PadRight(nameWidth + valueWidth + 5, '-')).Append('\n');
            for (var column = 0; column < header.Length; column++)
            {
                text.Append(' ').Append(header[column]).Append(' ', nameWidth - HalfWidth(header[column])).Append(" | ")
                    .Append(rows[i][column]).Append(' ', valueWidth - HalfWidth(rows[i][column])).Append(" \n");
            }
        }
    }

    static string Cut(string text, int truncate)
    {
        text = Escape(text);
        if (truncate <= 0 || text.Length <= truncate) return text;
        // Too short a cell leaves no room for dots.
        return truncate < 4 ? text[..truncate] : text[..(truncate - 3)] + "...";
    }

    static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0007', '\r')) return text;
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is < '\u0007' or > '\r') result.Append(c);
            else result.Append('\\').Append("abtnvfr"[c - '\u0007']);
        }
        return result.ToString();
    }

    static bool IsFullWidth(char c) => c is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\u303E') or (>= '\u3041' and <= '\u4DBF')
        or (>= '\u4E00' and <= '\uA4CF') or (>= '\uA960' and <= '\uA97F') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
        or (>= '\uFE10' and <= '\uFE19') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');
}
