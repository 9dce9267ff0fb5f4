using System.Text;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Spark.Writing;

/// <summary>
/// Puts the arguments of SQL text into the text, as Spark does itself before it parses. Servers with a SQL extension (Delta's is one) lose arguments that travel beside the text,
/// for the extension's parser does not know them.
/// </summary>
internal sealed class SqlParameters
{
    readonly string text;
    readonly Dictionary<string, Expression> named;
    readonly ValueList<Expression> positional;
    readonly StringBuilder result = new();
    int position;
    int nextArgument;

    SqlParameters(SqlQuery query)
    {
        text = query.Text;
        named = new(query.NamedArguments, StringComparer.Ordinal);
        positional = query.PositionalArguments;
    }

    /// <summary>The text with <c>:name</c> and <c>?</c> replaced where there are arguments for them; others stay, for the server to report.</summary>
    public static string Substitute(SqlQuery query) =>
        query.NamedArguments.Count + query.PositionalArguments.Count == 0 ? query.Text : new SqlParameters(query).Run();

    string Run()
    {
        while (position < text.Length)
        {
            var start = position;
            if (Replace()) continue;
            if (!SkipQuoted() && !SkipComment()) position++;
            result.Append(text, start, position - start);
        }
        return result.ToString();
    }

    bool SkipQuoted()
    {
        var quote = text[position];
        if (quote is not ('\'' or '"' or '`')) return false;
        var raw = quote == '`' || (position > 0 && text[position - 1] is 'r' or 'R' && (position < 2 || !IsName(text[position - 2])));
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '\\' && !raw) position++;
            else if (text[position] == quote) break;
        }
        position = Math.Min(position + 1, text.Length);
        return true;
    }

    bool SkipComment()
    {
        var rest = text.AsSpan(position);
        if (rest.StartsWith("--")) position = text.IndexOf('\n', position) is >= 0 and var end ? end : text.Length;
        else if (rest.StartsWith("/*")) SkipBlock();
        else return false;
        return true;
    }

    // Block comments nest.
    void SkipBlock()
    {
        var depth = 0;
        while (position < text.Length)
        {
            var rest = text.AsSpan(position);
            var step = rest.StartsWith("/*") ? 1 : rest.StartsWith("*/") ? -1 : 0;
            position += step == 0 ? 1 : 2;
            if ((depth += step) == 0) return;
        }
    }

    bool Replace()
    {
        if (text[position] == '?' && nextArgument < positional.Count) return Put(positional[nextArgument++], position + 1);
        // A colon behind a value is a cast (::) or a path into a variant.
        if (text[position] != ':' || (position > 0 && (IsName(text[position - 1]) || text[position - 1] is ':' or ')' or ']' or '`'))) return false;
        var end = position + 1;
        while (end < text.Length && IsName(text[end])) end++;
        return named.TryGetValue(text[(position + 1)..end], out var value) && Put(value, end);
    }

    bool Put(Expression value, int end)
    {
        var sql = SqlText.Write(value);
        result.Append(sql.StartsWith('-') ? $"({sql})" : sql);
        position = end;
        return true;
    }

    static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';
}
