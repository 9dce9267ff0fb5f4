using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Queries of several operators over two tables.</summary>
internal static class Queries
{
    public static Gen<Example> Examples { get; } =
        from left in Tables.Of("a")
        from right in Tables.Of("b")
        from depth in Gen.Choose(1, 4)
        from query in Of(left, right, depth)
        select new Example(left, right, query);

    static Gen<Query> Of(Table left, Table right, int depth)
    {
        if (depth == 0) return Gen.Elements(Scan("l", left), Scan("r", right));
        var input = Of(left, right, depth - 1);
        return Gen.Frequency(
            (4, input.SelectMany(Project)),
            (4, input.SelectMany(Filter)),
            (4, input.SelectMany(Group)),
            (4, input.SelectMany(query => Of(left, right, depth > 2 ? 1 : depth - 1).SelectMany(other => Join(query, other)))),
            (2, input.SelectMany(SortAndLimit)),
            (1, input.Select(Distinct)),
            (2, input.SelectMany(query => Union(query))),
            (3, input.SelectMany(Window)));
    }

    static Query Scan(string name, Table table) => new($"SELECT * FROM {name}", table.Fields, [], []);

    static string Names(Query query) => string.Join(", ", query.Fields.Select(field => field.Name));

    static ImmutableArray<Field> Tight(Query query) => [.. query.Fields.Where(field => !field.Loose)];

    static Gen<Query> Project(Query input) =>
        from count in Gen.Choose(1, 3)
        from items in Gen.Elements(Tables.Types).SelectMany(type => Expressions.Of(type, input.Fields, 2).Select(term => (type, term))).ListOf(count)
        select new Query($"SELECT {string.Join(", ", items.Select((item, index) => $"{item.term.Sql} AS p{index}"))}, {Names(Renamed(input))} FROM ({input.Sql})",
            [.. items.Select((item, index) => new Field("p" + index, item.type)), .. Renamed(input).Fields], [input],
            items.Aggregate(input.Failures, (all, item) => all.Union(item.term.Failures)));

    /// <summary>The columns that a projection passes on: those whose names it does not take.</summary>
    static Query Renamed(Query input)
    {
        var kept = input.Fields.Where(field => field.Name[0] != 'p').Take(4).ToImmutableArray();
        return input with { Fields = kept.Length > 0 ? kept : [input.Fields[0] with { Name = input.Fields[0].Name + " AS x" }] };
    }

    static Gen<Query> Filter(Query input) =>
        from condition in Expressions.Of("BOOLEAN", input.Fields, 3)
        select input with { Sql = $"SELECT * FROM ({input.Sql}) WHERE {condition.Sql}", Parts = [input], Failures = input.Failures.Union(condition.Failures), Ordered = false };

    static Gen<Query> Group(Query input) =>
        from keys in Gen.Choose(0, 2).SelectMany(count => Gen.Elements<string>([.. Tight(input).Select(field => field.Name), "1 AS one"]).ListOf(count))
        let fields = Tight(input).Where(field => keys.Contains(field.Name)).ToArray()
        from count in Gen.Choose(1, 3)
        from calls in Call(input.Fields).ListOf(count)
        select new Query($"SELECT {string.Join(", ", [.. fields.Select((field, index) => $"{field.Name} AS k{index}"), .. calls.Select((call, index) => $"{call.Sql} AS g{index}")])} FROM ({input.Sql})"
            + (fields.Length == 0 ? "" : $" GROUP BY {string.Join(", ", fields.Select(field => field.Name))}"),
            [.. fields.Select((field, index) => field with { Name = "k" + index }), .. calls.Select((call, index) => new Field("g" + index, call.Type, call.Type == "DOUBLE"))],
            [input], input.Failures);

    /// <summary>An aggregate whose answer does not depend on the order of the rows, but for a double's last digits.</summary>
    static Gen<(string Sql, string Type)> Call(ImmutableArray<Field> fields)
    {
        var calls = fields.Where(field => !field.Loose).SelectMany(field => (IEnumerable<(string, string)>)
        [
            ($"count({field.Name})", "BIGINT"), ($"count(DISTINCT {field.Name})", "BIGINT"), ($"min({field.Name})", field.Type), ($"max({field.Name})", field.Type),
            .. field.Type switch
            {
                "INT" => [($"sum({field.Name})", "BIGINT"), ($"avg({field.Name})", "DOUBLE")],
                "BIGINT" => [($"sum({field.Name} % 1000)", "BIGINT"), ($"avg({field.Name} % 1000)", "DOUBLE")],
                "DOUBLE" => [($"sum(CASE WHEN abs({field.Name}) < 1000 THEN {field.Name} END)", "DOUBLE")],
                Tables.Decimal => [($"CAST(sum({field.Name}) AS DECIMAL(22,2))", "DECIMAL(22,2)"), ($"avg({field.Name})", "DECIMAL(16,6)")],
                _ => Array.Empty<(string, string)>(),
            },
        ]);
        return Gen.Elements<(string Sql, string Type)>([.. calls, ("count(*)", "BIGINT")]);
    }

    static Gen<Query> Join(Query left, Query right) =>
        from kind in Gen.Elements("INNER", "LEFT", "RIGHT", "FULL", "LEFT SEMI", "LEFT ANTI", "CROSS")
        let leftFields = left.Fields.Select((field, index) => field with { Name = "u" + index }).ToImmutableArray()
        let rightFields = right.Fields.Select((field, index) => field with { Name = "v" + index }).ToImmutableArray()
        from condition in On(leftFields, rightFields)
        let sides = $"({Alias(left, leftFields)}) {kind} JOIN ({Alias(right, rightFields)})"
        select new Query($"SELECT * FROM {sides}{(kind == "CROSS" ? "" : " ON " + condition.Sql)}",
            kind.Contains("LEFT ", StringComparison.Ordinal) ? leftFields : [.. leftFields, .. rightFields], [left, right],
            left.Failures.Union(right.Failures).Union(condition.Failures));

    static string Alias(Query query, ImmutableArray<Field> names) =>
        $"SELECT {string.Join(", ", query.Fields.Select((field, index) => $"{field.Name} AS {names[index].Name}"))} FROM ({query.Sql})";

    /// <summary>Equal columns of one type where there are such, and at times a condition more.</summary>
    static Gen<Term> On(ImmutableArray<Field> left, ImmutableArray<Field> right)
    {
        var pairs = left.SelectMany(a => right.Where(b => a.Type == b.Type && !a.Loose && !b.Loose).Select(b => Term.Safe($"{a.Name} = {b.Name}"))).ToArray();
        var any = Expressions.Of("BOOLEAN", [.. left, .. right], 1).Select(term => term with { Sql = $"({term.Sql})" });
        if (pairs.Length == 0) return any;
        var equal = Gen.Elements(pairs);
        return Gen.Frequency((4, equal), (1, any), (2, equal.SelectMany(first => any.Select(second => Term.Of("{0} AND {1}", first, second)))),
            (1, equal.SelectMany(first => equal.Select(second => Term.Of("{0} AND {1}", first, second)))));
    }

    static Gen<Query> SortAndLimit(Query input) =>
        from directions in Gen.Elements("ASC", "DESC", "ASC NULLS LAST", "DESC NULLS FIRST").ListOf(input.Fields.Length)
        from limit in Gen.Elements("", " LIMIT 0", " LIMIT 3", " LIMIT 10", " LIMIT 5 OFFSET 2")
        let total = input.Fields.All(field => !field.Loose)
        select new Query($"SELECT * FROM ({input.Sql}) ORDER BY {string.Join(", ", input.Fields.Select((field, index) => $"{field.Name} {directions[index]}"))}{(total ? limit : "")}",
            Loosened(input), [input], input.Failures, total);

    /// <summary>Rows that are equal in order may differ in the sign of zero; which comes first is nobody's promise.</summary>
    static ImmutableArray<Field> Loosened(Query input) => [.. input.Fields.Select(field => field with { Loose = field.Loose || field.Type == "DOUBLE" })];

    static Query Distinct(Query input) => input.Fields.Any(field => field.Loose)
        ? new Query($"SELECT * FROM ({input.Sql})", input.Fields, [input], input.Failures)
        : new Query($"SELECT DISTINCT * FROM ({input.Sql})", Loosened(input), [input], input.Failures);

    static Gen<Query> Union(Query input) =>
        from all in Gen.Elements(" ALL", "")
        let deduplicates = all.Length == 0 && input.Fields.All(field => !field.Loose)
        from condition in Expressions.Of("BOOLEAN", input.Fields, 2)
        select new Query($"({input.Sql}) UNION{(deduplicates ? "" : " ALL")} (SELECT * FROM ({input.Sql}) WHERE {condition.Sql})",
            deduplicates ? Loosened(input) : input.Fields, [input], input.Failures.Union(condition.Failures));

    static Gen<Query> Window(Query input) =>
        from partition in Gen.Elements<string>([.. Tight(input).Select(field => field.Name), "1"])
        from direction in Gen.Elements("ASC", "DESC")
        let total = input.Fields.All(field => !field.Loose)
        let order = Tight(input).Length == 0 ? "1" : string.Join(", ", Tight(input).Select(field => $"{field.Name} {direction}"))
        let first = Tight(input).Length == 0 ? "1" : Tight(input)[0].Name
        let numbers = Tight(input).Where(field => field.Type is "INT").Select(field => field.Name).FirstOrDefault("1")
        from call in Gen.Elements($"rank() OVER (PARTITION BY {partition} ORDER BY {first} {direction})",
            $"dense_rank() OVER (PARTITION BY {partition} ORDER BY {first} {direction})",
            total ? $"row_number() OVER (PARTITION BY {partition} ORDER BY {order})" : $"rank() OVER (ORDER BY {first})",
            $"CAST(sum({numbers}) OVER (PARTITION BY {partition} ORDER BY {first} {direction}) AS INT)",
            $"CAST(count(*) OVER (PARTITION BY {partition}) AS INT)",
            total ? $"CAST(sum(try_cast({numbers} AS SMALLINT)) OVER (PARTITION BY {partition} ORDER BY {order} ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS INT)" : "1")
        let safe = call.Replace("CAST(sum", "try_cast(sum", StringComparison.Ordinal)
        select new Query($"SELECT {safe} AS w, {string.Join(", ", input.Fields.Select((field, index) => $"{field.Name} AS x{index}"))} FROM ({input.Sql})",
            [new Field("w", "INT"), .. Loosened(input).Select((field, index) => field with { Name = "x" + index })], [input], input.Failures);
}
