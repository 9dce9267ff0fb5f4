using System.Runtime.CompilerServices;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

/// <summary>
/// SQL text to plans, expressions and types. A recursive descent over Spark's grammar, an area a file; words are reserved only where the grammar cannot do
/// without.
/// Errors are at the first token with which no statement can go on, as Spark's are.
/// </summary>
internal sealed partial class SqlParser
{
    /// <summary>How deep text may nest: what is deeper than most is read on a large stack, which holds this much.</summary>
    const int ordinaryDepth = 60, maxDepth = 40_000;

    readonly string text;
    readonly Token[] tokens;
    readonly QuerySettings settings;
    int position;
    int depth;
    int parameters;
    FramesException? later;
    bool isLaterItem;

    SqlParser(string text, QuerySettings settings)
    {
        this.text = text;
        this.settings = settings;
        tokens = Lexer.Tokenize(text, settings.Ansi && settings.Get("spark.sql.ansi.doubleQuotedIdentifiers", "false") == "true");
    }

    /// <summary>One statement, perhaps with semicolons after it.</summary>
    public static Plan ParsePlan(string text, QuerySettings settings) => DeepStack.Run(() =>
    {
        var parser = new SqlParser(text, settings);
        if (parser.Peek.Kind == TokenKind.End || (parser.Is(";") && parser.OnlySemicolons())) throw SqlErrors.At(text, 0, ErrorClasses.ParseEmptyStatement);
        var plan = parser.Statement();
        while (parser.Take(";")) { }
        parser.Finish();
        return Checked(plan, text);
    });

    /// <summary>One expression, perhaps with a name: <c>expr(text)</c>.</summary>
    public static Expression ParseExpression(string text, QuerySettings settings)
        => ParseWhole(text, settings, parser => Checked(parser.NamedExpression(), text));

    /// <summary>One type, such as <c>ARRAY&lt;DECIMAL(10, 2)&gt;</c>.</summary>
    public static DataType ParseDataType(string text) => ParseWhole(text, QuerySettings.Default, parser => parser.Type());

    /// <summary>The columns of a table: <c>a INT NOT NULL COMMENT 'x', b STRING</c>.</summary>
    public static StructType ParseSchema(string text) => ParseWhole(text, QuerySettings.Default, parser => new StructType(parser.List(parser.SchemaField)));

    /// <summary>A name of one or more parts, with or without back quotes.</summary>
    public static ValueList<string> ParseIdentifier(string text) => ParseWhole(text, QuerySettings.Default, parser => parser.MultipartIdentifier());

    static T ParseWhole<T>(string text, QuerySettings settings, Func<SqlParser, T> parse)
        => DeepStack.Run(() =>
        {
            var parser = new SqlParser(text, settings);
            var result = parse(parser);
            parser.Finish();
            return result;
        });

    static T Checked<T>(T tree, string text) where T : class
        => TreeHeight.Of(tree) <= TreeHeight.Largest ? tree : throw SqlErrors.At(text, 0, ErrorClasses.StackTooDeep);

    Token Peek => tokens[position];

    Token PeekAt(int offset) => tokens[Math.Min(position + offset, tokens.Length - 1)];

    /// <summary>Whether the next token is this word in upper case, or this symbol.</summary>
    bool Is(string key) => Peek.Key == key;

    bool IsAt(int offset, string key) => PeekAt(offset).Key == key;

    bool IsAny(params ReadOnlySpan<string> keys) => Peek.Key.Length > 0 && keys.Contains(Peek.Key);

    bool IsAnyAt(int offset, params ReadOnlySpan<string> keys) => PeekAt(offset).Key.Length > 0 && keys.Contains(PeekAt(offset).Key);

    Token Next() => tokens[position == tokens.Length - 1 ? position : position++];

    bool Take(string key)
    {
        if (!Is(key)) return false;
        position++;
        return true;
    }

    /// <summary>Takes two words, or none.</summary>
    bool Take(string first, string second)
    {
        if (!Is(first) || !IsAt(1, second)) return false;
        position += 2;
        return true;
    }

    void Expect(string key)
    {
        if (!Take(key)) throw Unexpected(IsAt(1, key));
    }

    void Expect(string first, string second)
    {
        Expect(first);
        Expect(second);
    }

    /// <summary>The text must end here; then errors of its meaning come out.</summary>
    void Finish()
    {
        if (Peek.Kind != TokenKind.End) throw Unexpected(PeekAt(1).Kind == TokenKind.End || IsAt(1, ";"));
        if (later is not null) throw later;
    }

    /// <summary>Keeps an error of meaning, such as a date that does not exist, until the whole text has turned out to be well-formed; the first one
    /// counts.</summary>
    T Later<T>(T placeholder, Func<FramesException> error)
    {
        later ??= error();
        return placeholder;
    }

    bool OnlySemicolons() => Array.TrueForAll(tokens, token => token.Kind == TokenKind.End || token.Key == ";");

    /// <summary>Items with commas between them.</summary>
    ValueList<T> List<T>(Func<T> item)
    {
        var outer = isLaterItem;
        isLaterItem = false;
        var items = new List<T> { item() };
        while (Take(","))
        {
            isLaterItem = true;
            items.Add(item());
        }
        isLaterItem = outer;
        return items.ToValueList();
    }

    /// <summary>Items with commas between them, in parentheses.</summary>
    ValueList<T> Parenthesized<T>(Func<T> item)
    {
        Expect("(");
        var items = List(item);
        ExpectListEnd(items.Count);
        return items;
    }

    /// <summary>The parenthesis that closes a list of so many items. Once there is a comma, Spark calls whatever else stands there superfluous.</summary>
    void ExpectListEnd(int count)
    {
        if (Take(")")) return;
        var fits = IsAnyAt(1, ")", ",");
        throw Unexpected(fits || (count > 1 && !tokens[position - 1].IsIdentifier));
    }

    /// <summary>A closing bracket, or another word without choice: where the text could go on as if it were there, Spark calls it missing.</summary>
    void ExpectOnly(string key)
    {
        if (Take(key)) return;
        if (IsAt(1, key)) throw Unexpected(true);
        var fits = key is ")" or "]" ? Peek.Kind == TokenKind.End
            || IsAny("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "AS", "TO", "UNION", "EXCEPT", "INTERSECT", "AND", "OR")
            : Peek.Kind != TokenKind.End && StartsOperand(0);
        throw UnexpectedAt(position, fits ? $": missing '{key}'" : "");
    }

    /// <summary>Runs a rule one level deeper, or fails where text nests too deep to be walked.</summary>
    T Nested<T>(Func<T> rule)
    {
        Deepen(1);
        var result = rule();
        depth--;
        return result;
    }

    void Deepen(int levels)
    {
        depth += levels;
        if (depth > ordinaryDepth && !DeepStack.IsLarge) throw new InsufficientExecutionStackException();
        if (depth > maxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw SqlErrors.At(text, Peek.Start, ErrorClasses.StackTooDeep);
    }

    /// <summary>The next token does not fit; <paramref name="isExtra"/> says that the text would be right without it.</summary>
    FramesException Unexpected(bool isExtra = false) => UnexpectedAt(position, isExtra ? ": extra input " + Display(tokens[position]) : "");

    FramesException UnexpectedAt(int index, string hint = "")
        => SqlErrors.At(text, tokens[index].Start, ErrorClasses.ParseSyntaxError, ("error", Display(tokens[index])), ("hint", hint));

    string Display(Token token) => token.Kind == TokenKind.End ? "end of input" : $"'{Source(token)}'";

    ReadOnlySpan<char> Source(Token token) => text.AsSpan(token.Start, token.End - token.Start);

    /// <summary>The text from a token to the last one taken.</summary>
    string SourceFrom(int first) => text[tokens[first].Start..tokens[position - 1].End];
}
