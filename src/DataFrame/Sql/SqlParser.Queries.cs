using System.Globalization;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>A query with its common table expressions and its ordering.</summary>
    Plan Query() => Nested(QueryOnce);

    Plan QueryOnce()
    {
        if (!Is("WITH")) return Organized(Pipes());
        Next();
        var recursive = Is("RECURSIVE") && PeekAt(1).IsIdentifier && !IsAt(1, "AS");
        if (recursive) Next();
        int? limit = null;
        var tables = List(() => NamedQuery(ref limit));
        CheckNames(tables);
        return new WithTables(Organized(Pipes()), tables, recursive, limit);
    }

    Plan ParenthesizedQuery()
    {
        Expect("(");
        var query = Query();
        ExpectOnly(")");
        return query;
    }

    KeyValuePair<string, Plan> NamedQuery(ref int? limit)
    {
        var name = Identifier();
        var columns = Is("(") && !IsQueryStart(position + 1) ? IdentifierList(isAmbiguous: true) : null;
        if (Is("MAX") && IsAt(1, "RECURSION") && IsAt(2, "LEVEL"))
        {
            position += 3;
            limit = WholeNumber();
        }
        Take("AS");
        Expect("(");
        var query = Query();
        if (!Take(")")) throw Unexpected();
        return new(name, columns is null ? query : new SubqueryAlias(query, [name], columns));
    }

    void CheckNames(ValueList<KeyValuePair<string, Plan>> tables)
    {
        var comparer = StringComparer.FromComparison(settings.NameComparison);
        var twice = tables.GroupBy(table => table.Key, comparer).Where(group => group.Count() > 1).Select(group => $"`{group.Key}`").ToList();
        if (twice.Count > 0) later ??= SqlErrors.At(text, 0, ErrorClasses.DuplicatedTableNames, ("duplicateNames", string.Join(", ", twice)));
    }

    Plan Pipes()
    {
        var plan = SetOperations();
        while (Take("|>")) plan = PipeOperator(plan);
        return plan;
    }

    /// <summary>UNION, EXCEPT and MINUS group from the left; INTERSECT binds closer.</summary>
    Plan SetOperations()
    {
        var left = Intersections();
        while (IsAny("UNION", "EXCEPT", "MINUS")) left = SetOperation(left, Intersections);
        return left;
    }

    Plan Intersections()
    {
        var left = QueryPrimary();
        while (Is("INTERSECT")) left = SetOperation(left, QueryPrimary);
        return left;
    }

    Plan SetOperation(Plan left, Func<Plan> right)
    {
        var kind = Next().Key switch { "UNION" => SetKind.Union, "INTERSECT" => SetKind.Intersect, _ => SetKind.Except };
        var all = Take("ALL");
        if (!all) Take("DISTINCT");
        if (kind != SetKind.Union || !all) return new SetOperation([left, right()], kind, all);
        // Chains of UNION ALL are one node, so that thousands of them do not make a deep tree.
        List<Plan> inputs = [left, right()];
        while (Take("UNION", "ALL")) inputs.Add(right());
        return new SetOperation(inputs.ToValueList(), kind, all);
    }

    Plan QueryPrimary()
    {
        switch (Peek.Key)
        {
            case "SELECT":
                return Select(null);
            case "FROM":
                return FromFirst();
            case "VALUES":
                return InlineTable();
            case "TABLE":
                Next();
                return new UnresolvedTable(MultipartIdentifier(), []);
            case "(":
                return ParenthesizedQuery();
            default:
                throw Unexpected();
        }
    }

    /// <summary>ORDER BY, SORT BY, DISTRIBUTE BY, CLUSTER BY, WINDOW, LIMIT and OFFSET behind a query.</summary>
    Plan Organized(Plan plan)
    {
        if (Is("ORDER") && IsAt(1, "BY")) plan = OrderBy(plan);
        else if (TakeClause("CLUSTER"))
        {
            var keys = List(Expression);
            plan = new Sort(new Repartition(plan, null, keys, true), keys.Map(key => new SortOrder(key)), false);
        }
        else
        {
            if (TakeClause("DISTRIBUTE")) plan = new Repartition(plan, null, List(Expression), true);
            if (TakeClause("SORT")) plan = new Sort(plan, List(SortItem), false);
        }
        if (IsAny("ORDER", "SORT", "CLUSTER", "DISTRIBUTE") && IsAt(1, "BY"))
        {
            later ??= SqlErrors.At(text, Peek.Start, ErrorClasses.CombinationOfResultClauses);
            return Organized(plan);
        }
        if (Is("WINDOW") && IsClause()) plan = Windowed(plan);
        Expression? limit = null;
        if (Is("LIMIT") && IsClause() && Take("LIMIT") && !Take("ALL")) limit = Expression();
        if (Is("OFFSET") && IsClause() && Take("OFFSET")) plan = new Offset(plan, Expression());
        return limit is null ? plan : new Limit(plan, limit);
    }

    /// <summary>Where the text breaks off inside the list, Spark has not read ORDER as a clause.</summary>
    Sort OrderBy(Plan plan)
    {
        var start = position;
        position += 2;
        try
        {
            return new(plan, List(SortItem));
        }
        catch (FramesException error) when (error.ErrorClass == ErrorClasses.ParseSyntaxError.Name)
        {
            throw UnexpectedAt(start);
        }
    }

    /// <summary>Takes the two words of a clause such as ORDER BY where something follows them.</summary>
    bool TakeClause(string word) => Is(word) && IsClause() && Take(word, "BY");

    WithWindows Windowed(Plan plan)
    {
        Expect("WINDOW");
        return new(plan, NamedWindows());
    }

    SortOrder SortItem()
    {
        var value = Expression();
        var ascending = !Take("DESC");
        if (ascending) Take("ASC");
        if (!Take("NULLS")) return new(value, ascending);
        if (!IsAny("FIRST", "LAST")) throw Unexpected();
        return new(value, ascending, Next().Key == "FIRST");
    }
}
