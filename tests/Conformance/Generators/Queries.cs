using System.Collections.Immutable;
using Frames.Sql;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Queries of every operator over two tables.</summary>
internal static partial class Queries
{
    public static readonly Gen<Example> Examples =
        from left in Tables.Of("a")
        from right in Tables.Of("b")
        from depth in Gen.Choose(1, 3)
        from query in Of(left, right, depth)
        from ansi in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Example(left, right, query, ansi);

    /// <summary>The columns of a view.</summary>
    public static Query View(string name, ImmutableArray<Field> fields) => new($"SELECT * FROM {name}", session => session.Table(name), fields, []);

    /// <summary>A select list over a query.</summary>
    public static Query Select(Query input, ImmutableArray<(string Name, Term Term)> list) => new(
        $"SELECT {string.Join(", ", list.Select(item => $"{item.Term.Sql} AS {item.Name}"))} FROM ({input.Sql})",
        session => input.Frame(session).Select([.. list.Select(item => item.Term.Column().As(item.Name))]),
        [.. list.Select(item => new Field(item.Name, item.Term.Type, item.Term.Tolerance))], [input])
    {
        Risks = input.Risks + list.Sum(item => item.Term.Risks),
        Fewer = () => list.Length > 1 ? list.Select(item => Select(input, [item]))
            : list[0].Term.Parts.Where(part => !part.IsSyntax).Select(part => Select(input, [(list[0].Name, part)])),
    };

    static Gen<Query> Of(Table left, Table right, int depth)
    {
        if (depth == 0) return Gen.Elements(View("l", left.Fields), View("r", right.Fields));
        var below = Of(left, right, depth - 1);
        return Gen.Frequency(
            (4, below.SelectMany(Project)),
            (3, below.SelectMany(Filter)),
            (3, below.SelectMany(Aggregate)),
            (3, below.SelectMany(input => Of(left, right, depth - 1).SelectMany(other => Join(input, other)))),
            (2, below.SelectMany(SortAndLimit)),
            (1, below.SelectMany(Distinct)),
            (2, below.SelectMany(input => Of(left, right, depth - 1).SelectMany(other => SetOperation(input, other)))),
            (2, below.SelectMany(Window)),
            (1, below.SelectMany(Generate)),
            (1, below.SelectMany(Reshape)),
            (2, below.SelectMany(input => Of(left, right, depth - 1).SelectMany(other => Subquery(input, other)))));
    }

    static Gen<Query> Project(Query input) =>
        from size in Gen.Choose(1, 4)
        from terms in Gen.Frequency((4, Expressions.Any(input.Fields, 2)), (2, Expressions.Free(input.Fields, 2))).ListOf(size)
        select Select(input, [.. terms.Select((term, index) => ("c" + index, term))]);

    static Gen<Query> Filter(Query input) =>
        from condition in Expressions.Of(DataTypes.Boolean, input.Fields, 2)
        select Where(input, condition);

    static Query Where(Query input, Term condition) => new($"SELECT * FROM ({input.Sql}) WHERE {condition.Sql}", session => input.Frame(session).Where(condition.Column()), input.Fields, [input])
    {
        Risks = input.Risks + condition.Risks,
        Fewer = () => condition.Parts.Where(part => part.Type is BooleanType).Select(part => Where(input, part)),
    };

    /// <summary>The same columns under other names; on the way minus zero becomes zero where <paramref name="oneZero"/> says so, for the two are one in order.</summary>
    static Query Renamed(Query input, string prefix, bool oneZero = false) =>
        Select(input, [.. input.Fields.Select((field, index) => (prefix + index, oneZero ? OneZero(field) : Term.Of(field)))]) with { Fewer = static () => [] };

    static Term OneZero(Field field)
    {
        var term = Term.Of(field);
        var added = field is { IsExact: true, Type: DoubleType } ? Term.Form("({0} + 0D)", field.Type, term)
            : field is { IsExact: true, Type: FloatType } ? Term.Form("({0} + CAST(0 AS FLOAT))", field.Type, term) : term;
        return added with { Tolerance = field.Tolerance };
    }

    static Gen<Query> SortAndLimit(Query input)
    {
        var renamed = Renamed(input, "s", oneZero: true);
        var keys = renamed.Fields.Where(field => field.IsTotal).ToArray();
        var total = keys.Length == renamed.Fields.Length;
        if (keys.Length == 0) return Gen.Constant(input);
        return from directions in Gen.Elements("ASC", "DESC", "ASC NULLS LAST", "DESC NULLS FIRST").ListOf(keys.Length)
               from limit in Gen.Elements(-1, -1, 0, 3, 10)
               from offset in Gen.Elements(0, 0, 2)
               select Sorted(renamed, keys, directions.ToArray(), total ? limit : -1, total ? offset : 0, total);
    }

    static Query Sorted(Query input, Field[] keys, string[] directions, int limit, int offset, bool total) => new(
        $"SELECT * FROM ({input.Sql}) ORDER BY {string.Join(", ", keys.Select((key, index) => $"{key.Name} {directions[index]}"))}{(limit < 0 ? "" : $" LIMIT {limit}")}{(offset > 0 ? $" OFFSET {offset}" : "")}",
        session =>
        {
            var frame = input.Frame(session).OrderBy([.. keys.Select((key, index) => Ordered(key, directions[index]))]);
            if (offset > 0) frame = frame.Offset(offset);
            return limit < 0 ? frame : frame.Limit(limit);
        },
        input.Fields, [input])
    { Risks = input.Risks, IsOrdered = total };

    static Column Ordered(Field key, string direction) => direction switch
    {
        "ASC" => Functions.Col(key.Name).Asc(),
        "DESC" => Functions.Col(key.Name).Desc(),
        "ASC NULLS LAST" => Functions.Col(key.Name).AscNullsLast(),
        _ => Functions.Col(key.Name).DescNullsFirst(),
    };

    static Gen<Query> Distinct(Query input) => Gen.Constant(input.Fields.All(field => field.IsKey)
        ? new Query($"SELECT DISTINCT * FROM ({input.Sql})", session => input.Frame(session).Distinct(), input.Fields, [input]) { Risks = input.Risks }
        : input);

    /// <summary>A column dropped, renamed, or its nulls filled: shorthands of the fluent interface.</summary>
    static Gen<Query> Reshape(Query input) =>
        from index in Gen.Choose(0, input.Fields.Length - 1)
        from what in Gen.Choose(0, 2)
        let field = input.Fields[index]
        let others = input.Fields.Where(other => other != field).ToImmutableArray()
        select what == 0 && others.Length > 0
            ? new Query($"SELECT {string.Join(", ", others.Select(other => other.Name))} FROM ({input.Sql})", session => input.Frame(session).Drop(field.Name), others, [input]) { Risks = input.Risks }
            : what == 1
            ? new Query($"SELECT {string.Join(", ", input.Fields.Select(other => other == field ? $"{field.Name} AS renamed" : other.Name))} FROM ({input.Sql})",
                session => input.Frame(session).WithColumnRenamed(field.Name, "renamed"), [.. input.Fields.Select(other => other == field ? field with { Name = "renamed" } : other)], [input])
            { Risks = input.Risks }
            : Where(input, Term.Over($"({field.Name} IS NOT NULL)", () => Functions.Col(field.Name).IsNotNull(), DataTypes.Boolean, [Term.Of(field)]));
}
