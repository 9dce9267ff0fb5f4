using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>SELECT and its clauses; <paramref name="from"/> is what a FROM before it gave.</summary>
    Plan Select(Plan? from)
    {
        var start = Peek.Start;
        Expect("SELECT");
        var hints = Hints();
        var distinct = false;
        if (IsAny("DISTINCT", "ALL") && (!EndsExpression(1) || IsAt(1, "*"))) distinct = Next().Key == "DISTINCT";
        if (Is("TRANSFORM") && IsAt(1, "(")
            && tokens[Math.Min(Closing(position + 1) + 1, tokens.Length - 1)].Key is "USING" or "ROW")
            throw Unsupported("SELECT TRANSFORM");
        var list = List(NamedExpression);
        var hasFrom = from is not null || Is("FROM");
        if (!hasFrom && list.Count > 1 && list[^1] is Alias { Child: UnresolvedColumn { Parts: [var last] } }
            && last.Equals("from", StringComparison.OrdinalIgnoreCase))
        {
            later ??= SqlErrors.At(text, start, ErrorClasses.TrailingCommaInSelect);
        }
        var plan = from ?? (hasFrom ? From() : new OneRow());
        while (Is("LATERAL") && IsAt(1, "VIEW")) plan = LateralView(plan);
        if (Is("WHERE")) plan = Where(plan);
        plan = Grouped(plan, list);
        if (distinct) plan = new Distinct(plan);
        if (Is("WINDOW") && IsClause()) plan = Windowed(plan);
        return Hinted(plan, hints);
    }

    Filter Where(Plan plan)
    {
        Expect("WHERE");
        return new(plan, Expression());
    }

    /// <summary>The select list with GROUP BY, HAVING and QUALIFY.</summary>
    Plan Grouped(Plan plan, ValueList<Expression> list)
    {
        if (Is("GROUP") && IsAt(1, "BY")) plan = GroupBy(plan, list);
        else if (Is("HAVING")) plan = new Aggregate(plan, [], list);
        else plan = new Project(plan, list);
        if (Is("HAVING"))
        {
            Next();
            plan = new Filter(plan, Expression(), IsHaving: true);
        }
        if (Is("QUALIFY"))
        {
            Next();
            plan = new Filter(plan, Expression(), IsQualify: true);
        }
        return plan;
    }

    /// <summary><c>FROM t SELECT ...</c>, or <c>FROM t</c> alone before a pipe.</summary>
    Plan FromFirst()
    {
        var from = From();
        while (Is("LATERAL") && IsAt(1, "VIEW")) from = LateralView(from);
        if (Is("SELECT") && IsClause()) return Select(from);
        if (Is("INSERT")) throw Unsupported("multiple INSERT");
        return from;
    }

    /// <summary><c>/*+ BROADCAST(a), COALESCE(3) */</c></summary>
    List<(string Name, ValueList<Expression> Parameters)> Hints()
    {
        var hints = new List<(string, ValueList<Expression>)>();
        while (Take("/*+"))
        {
            do
            {
                var name = Identifier();
                hints.Add((name, Is("(") ? Parenthesized(Expression) : []));
                Take(",");
            }
            while (!Is("*/") && Peek.Kind != TokenKind.End);
            Expect("*/");
        }
        return hints;
    }

    static Plan Hinted(Plan plan, List<(string Name, ValueList<Expression> Parameters)> hints)
    {
        foreach (var (name, parameters) in Enumerable.Reverse(hints)) plan = new Hint(plan, name, parameters);
        return plan;
    }

    Generate LateralView(Plan plan)
    {
        Expect("LATERAL", "VIEW");
        var outer = Is("OUTER") && PeekAt(1).IsIdentifier && Take("OUTER");
        var name = MultipartIdentifier();
        Expect("(");
        ValueList<Expression> arguments = Is(")") ? [] : List(Expression);
        ExpectListEnd(arguments.Count);
        var qualifier = Identifier();
        ValueList<string> columns = [];
        if (Take("AS") || (Peek.IsIdentifier && !IsClause())) columns = List(Identifier);
        return new(plan, new UnresolvedFunction(name, arguments), outer, qualifier, columns);
    }

    /// <summary><c>VALUES (1, 'a'), (2, 'b') AS t(x, y)</c></summary>
    Plan InlineTable()
    {
        Expect("VALUES");
        var rows = List(InlineRow);
        var (alias, names) = TableAlias(isAmbiguous: true);
        names ??= Enumerable.Range(1, rows[0].Count).Select(i => $"col{i}").ToValueList();
        var table = new InlineTable(names, rows);
        return alias is null ? table : new SubqueryAlias(table, [alias]);
    }

    /// <summary>A row of several values, or a value of its own.</summary>
    ValueList<Expression> InlineRow()
    {
        var isStruct = Is("STRUCT") && IsAt(1, "(");
        var value = Expression();
        return isStruct && value is UnresolvedFunction { Name: OperatorNames.Struct } row ? row.Arguments : RowValues(value);
    }
}
