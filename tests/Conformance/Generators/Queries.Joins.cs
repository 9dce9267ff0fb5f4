using System.Collections.Immutable;
using Frames.Sql;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Queries of two inputs.</summary>
internal static partial class Queries
{
    static Gen<Query> Join(Query left, Query right) =>
        from kind in Gen.Elements("INNER", "LEFT OUTER", "RIGHT OUTER", "FULL OUTER", "LEFT SEMI", "LEFT ANTI", "CROSS")
        let first = Renamed(left, "u")
        let second = Renamed(right, "v")
        from condition in On(first.Fields, second.Fields)
        select Joined(first, second, kind, condition);

    static Query Joined(Query left, Query right, string kind, Term condition)
    {
        var leftOnly = kind is "LEFT SEMI" or "LEFT ANTI";
        var crossed = kind == "CROSS";
        return new($"SELECT * FROM ({left.Sql}) {kind} JOIN ({right.Sql}){(crossed ? "" : " ON " + condition.Sql)}",
            session => crossed ? left.Frame(session).CrossJoin(right.Frame(session))
                : left.Frame(session).Join(right.Frame(session), condition.Column(), kind.Replace(" ", "_", StringComparison.Ordinal).ToLowerInvariant()),
            leftOnly ? left.Fields : [.. left.Fields, .. right.Fields], [left, right])
        {
            Risks = left.Risks + right.Risks + condition.Risks,
            Fewer = () => condition.Parts.Where(part => part.Type is BooleanType).Select(part => Joined(left, right, kind, part)),
        };
    }

    /// <summary>Equal columns of one type where there are such, and at times a condition more.</summary>
    static Gen<Term> On(ImmutableArray<Field> left, ImmutableArray<Field> right)
    {
        var pairs = left.Where(field => field.IsKey).SelectMany(a => right.Where(b => a.Type.Equals(b.Type)).Select(b => (a, b))).ToArray();
        var any = Expressions.Of(DataTypes.Boolean, [.. left, .. right], 1);
        if (pairs.Length == 0) return any;
        var equal = Gen.Frequency((5, Gen.Elements("=")), (1, Gen.Elements("<=>"))).SelectMany(comparison => Gen.Elements(pairs).Select(pair => Equal(pair.a, pair.b, comparison)));
        return Gen.Frequency((4, equal), (1, any), (2, Both(equal, any)), (1, Both(equal, equal)));
    }

    static Term Equal(Field left, Field right, string comparison) => Term.Over($"({left.Name} {comparison} {right.Name})",
        () => comparison == "=" ? Functions.Col(left.Name).EqualTo(Functions.Col(right.Name)) : Functions.Col(left.Name).EqNullSafe(Functions.Col(right.Name)),
        DataTypes.Boolean, [Term.Of(left), Term.Of(right)]);

    static Gen<Term> Both(Gen<Term> left, Gen<Term> right) =>
        from first in left
        from second in right
        select Term.Over($"({first.Sql} AND {second.Sql})", () => first.Column().And(second.Column()), DataTypes.Boolean, [first, second]);

    /// <summary>UNION, INTERSECT and EXCEPT of a query and one of the same types: itself filtered, or another one's columns brought to them.</summary>
    static Gen<Query> SetOperation(Query input, Query other)
    {
        var keys = input.Fields.All(field => field.IsKey);
        var names = keys ? new[] { "UNION ALL", "UNION", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL" } : ["UNION ALL"];
        var filtered = Expressions.Of(DataTypes.Boolean, input.Fields, 2).Select(condition => Where(input, condition));
        var alike = input.Fields.Aggregate(Gen.Constant(ImmutableArray<Term>.Empty), (terms, field) =>
            from before in terms
            from next in Expressions.Of(field.Type, other.Fields, 1)
            select before.Add(next)).Select(terms => Select(other, [.. terms.Select((term, index) => ("o" + index, term))]));
        return from name in Gen.Elements(names)
               from second in Gen.OneOf(filtered, alike)
               select Combined(input, second, name);
    }

    static Query Combined(Query first, Query second, string name) => new($"({first.Sql}) {name} ({second.Sql})", session =>
    {
        var (left, right) = (first.Frame(session), second.Frame(session));
        return name switch
        {
            "UNION ALL" => left.Union(right),
            "UNION" => left.Union(right).Distinct(),
            "INTERSECT" => left.Intersect(right),
            "INTERSECT ALL" => left.IntersectAll(right),
            "EXCEPT" => left.Except(right),
            _ => left.ExceptAll(right),
        };
    }, [.. first.Fields.Zip(second.Fields, (a, b) => a with { Tolerance = (Tolerance)Math.Max((int)a.Tolerance, (int)b.Tolerance) })], [first, second])
    { Risks = first.Risks + second.Risks };

    /// <summary>A filter with a subquery: EXISTS, IN, NOT IN or a scalar one, correlated or not.</summary>
    static Gen<Query> Subquery(Query input, Query other)
    {
        var (outer, inner) = (Renamed(input, "u"), Renamed(other, "v"));
        var pairs = outer.Fields.Where(field => field.IsKey).SelectMany(a => inner.Fields.Where(b => a.Type.Equals(b.Type)).Select(b => (Outer: a.Name, Inner: b.Name))).ToArray();
        if (pairs.Length == 0) return Gen.Constant(input);
        return from pair in Gen.Elements(pairs)
               from link in Gen.Elements(pairs)
               from correlated in Gen.Elements(true, false)
               let linked = correlated ? $" WHERE {link.Inner} = {link.Outer}" : ""
               from condition in Gen.Elements(
                   $"EXISTS (SELECT 1 FROM ({inner.Sql}){linked})",
                   $"NOT EXISTS (SELECT 1 FROM ({inner.Sql}) WHERE {link.Inner} = {link.Outer})",
                   $"{pair.Outer} IN (SELECT {pair.Inner} FROM ({inner.Sql}){linked})",
                   $"{pair.Outer} NOT IN (SELECT {pair.Inner} FROM ({inner.Sql}){linked})",
                   $"{pair.Outer} = (SELECT max({pair.Inner}) FROM ({inner.Sql}){linked})",
                   $"(SELECT count(*) FROM ({inner.Sql}){linked}) > 1")
               select new Query($"SELECT * FROM ({outer.Sql}) WHERE {condition}", session => outer.Frame(session).Where(Functions.Expr(condition)), outer.Fields, [outer, inner])
               { Risks = outer.Risks + inner.Risks };
    }
}
