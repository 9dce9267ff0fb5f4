using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>Spark's statements that no plan stands for yet; the Spark backend runs them as they are.</summary>
    static readonly string[] unsupported =
    [
        "ALTER", "ANALYZE", "BEGIN", "CACHE", "CALL", "CLEAR", "COMMENT", "DECLARE", "DELETE", "EXECUTE", "EXPORT", "GRANT", "IMPORT", "LIST", "LOAD", "LOCK",
        "MERGE", "MSCK",
        "REFRESH", "REPAIR", "REVOKE", "ROLLBACK", "START", "TRUNCATE", "UNCACHE", "UNLOCK", "UPDATE", "USE", "VACUUM", "OPTIMIZE", "ADD", "DFS", "COMMIT",
        "RESTORE", "CONVERT",
    ];

    Plan Statement()
    {
        switch (Peek.Key)
        {
            case "SELECT" or "FROM" or "VALUES" or "TABLE" or "(":
                return Query();
            case "WITH":
                return WithStatement();
            case "INSERT":
                return Insert();
            case "CREATE":
                return Create();
            case "REPLACE" when IsAt(1, "TABLE"):
                Next();
                return CreateTable(replace: true);
            case "DROP":
                return Drop();
            case "SET":
                return SetSetting();
            case "RESET":
                return Reset();
            case "EXPLAIN":
                return Explain();
            case "DESC" or "DESCRIBE":
                return Describe();
            case "SHOW":
                return Show();
            default:
                throw unsupported.Contains(Peek.Key) ? Unsupported(StatementName()) : Unexpected();
        }
    }

    FramesException Unsupported(string statement) => SqlErrors.At(text, Peek.Start, ErrorClasses.UnsupportedStatement, ("statement", statement));

    /// <summary>The one or two words that name a statement.</summary>
    string StatementName() => PeekAt(1).Kind == TokenKind.Word ? $"{Peek.Key} {PeekAt(1).Key}" : Peek.Key;

    /// <summary>Common table expressions before a query or an INSERT.</summary>
    Plan WithStatement()
    {
        var start = position;
        var insert = tokens.AsSpan().IndexOf(Array.Find(tokens, token => token.Key == "INSERT"));
        if (insert < 0 || Nesting(insert) > 0) return Query();
        position = start + 1;
        if (Is("RECURSIVE") && !IsAt(1, "AS")) Next();
        int? limit = null;
        var tables = List(() => NamedQuery(ref limit));
        if (Insert() is not InsertInto into) throw Unsupported("WITH before this INSERT");
        return into with { Query = new WithTables(into.Query, tables, false, limit) };
    }

    int Nesting(int index) => tokens.Take(index).Sum(token => token.Key switch { "(" => 1, ")" => -1, _ => 0 });

    ExplainPlan Explain()
    {
        Next();
        var mode = IsAny("LOGICAL", "FORMATTED", "EXTENDED", "CODEGEN", "COST") ? Next().Key.ToLowerInvariant() : "simple";
        return new(Nested(Statement), mode);
    }

    Plan Describe()
    {
        Next();
        if (IsAny("QUERY") && (IsQueryStart(position + 1) || IsAt(1, "("))) Next();
        if (IsQueryStart(position) || Is("(")) return new DescribeColumns(Query());
        if (IsAny("FUNCTION", "DATABASE", "SCHEMA", "NAMESPACE", "CATALOG", "PROCEDURE", "DETAIL", "HISTORY")
            && PeekAt(1).IsIdentifier)
            throw Unsupported("DESCRIBE " + Peek.Key);
        Take("TABLE");
        if (IsAny("EXTENDED", "FORMATTED") && PeekAt(1).IsIdentifier) throw Unsupported("DESCRIBE " + Peek.Key);
        return new DescribeColumns(new UnresolvedTable(MultipartIdentifier(), []));
    }

    Plan Show()
    {
        Next();
        if (Is("COLUMNS") && IsAnyAt(1, "IN", "FROM")) return ShowColumns();
        if (!IsAny("TABLES", "VIEWS")) throw PeekAt(0).IsIdentifier ? Unsupported("SHOW " + Peek.Key) : Unexpected();
        var views = Next().Key == "VIEWS";
        ValueList<string> database = Take("FROM") || Take("IN") ? MultipartIdentifier() : [];
        string? pattern = null;
        if (Take("LIKE") || Peek.IsString) pattern = StringLiteral();
        return new ShowTables(database, pattern, views);
    }

    DescribeColumns ShowColumns()
    {
        position += 2;
        var table = MultipartIdentifier();
        if (Take("IN") || Take("FROM")) table = [.. MultipartIdentifier(), table[^1]];
        return new(new UnresolvedTable(table, []), NamesOnly: true);
    }

    /// <summary><c>SET</c>, <c>SET name</c>, <c>SET name = value</c>: names and values are raw text.</summary>
    SetSetting SetSetting()
    {
        Next();
        if (Peek.Kind == TokenKind.End || Is(";")) return new(null, null);
        if (Is("TIME") && IsAt(1, "ZONE")) return TimeZone();
        if (Is("-") && IsAt(1, "V"))
        {
            position += 2;
            return new(null, null);
        }
        if (IsAny("VAR", "VARIABLE") && PeekAt(1).IsIdentifier) throw Unsupported("SET VARIABLE");
        if (IsAny("CATALOG", "ROLE", "PATH") && PeekAt(1).IsIdentifier) throw Unsupported("SET " + Peek.Key);
        var name = SettingName();
        if (!Take("=")) return new(name, null);
        var first = position;
        while (Peek.Kind != TokenKind.End && !Is(";")) Next();
        var value = position == first ? "" : SourceFrom(first);
        if (value.Length > 1 && value[0] == '`' && value[^1] == '`') value = StringLiterals.Identifier(value);
        return new(name, value);
    }

    string SettingName()
    {
        var first = position;
        if (Peek.Kind == TokenKind.QuotedIdentifier) return Name(Next());
        while (Peek.Kind != TokenKind.End && !IsAny("=", ";")) Next();
        if (position == first) throw Unexpected();
        return SourceFrom(first);
    }

    SetSetting TimeZone()
    {
        position += 2;
        const string name = "spark.sql.session.timeZone";
        if (Peek.IsString) return new(name, StringLiteral());
        if (Take("LOCAL")) return new(name, TimeZoneInfo.Local.Id);
        if (!Is("INTERVAL")) throw Unexpected();
        if (IntervalLiteral() is not { Value: long micros }) throw Unexpected();
        return new(name, Values.SparkZone.OfOffset((int)(micros / Values.DateTimeText.MicrosPerSecond)).Id);
    }

    SetSetting Reset()
    {
        Next();
        return new(Peek.Kind == TokenKind.End || Is(";") ? null : SettingName(), null, Reset: true);
    }

    DropTable Drop()
    {
        Next();
        Take("TEMPORARY");
        if (!IsAny("TABLE", "VIEW")) throw Peek.IsIdentifier ? Unsupported("DROP " + Peek.Key) : Unexpected();
        var view = Next().Key == "VIEW";
        var ifExists = Take("IF", "EXISTS");
        var name = MultipartIdentifier();
        Take("PURGE");
        return new(name, view, ifExists);
    }
}
