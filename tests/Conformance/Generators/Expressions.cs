using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>SQL text of an expression, with the error classes that its evaluation may end in.</summary>
internal sealed record Term(string Sql, ImmutableHashSet<string> Failures)
{
    public static Term Safe(string sql) => new(sql, []);

    /// <summary>A form with holes <c>{0}</c>, <c>{1}</c> ... filled by terms.</summary>
    public static Term Of(string form, params Term[] terms) =>
        new(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, [.. terms.Select(term => (object)term.Sql)]), terms.Aggregate(ImmutableHashSet<string>.Empty, (all, term) => all.Union(term.Failures)));
}

/// <summary>Typed expressions over a query's columns.</summary>
internal static class Expressions
{
    /// <summary>A form of the type <paramref name="Result"/> over arguments of the other types; the failures are error classes that it may raise.</summary>
    sealed record Form(string Result, string Text, string[] Arguments, params string[] Failures);

    const string D = Tables.Decimal;

    static readonly Form[] forms =
    [
        new("INT", "try_add({0}, {1})", ["INT", "INT"]),
        new("INT", "try_subtract({0}, {1})", ["INT", "INT"]),
        new("INT", "try_multiply({0}, {1})", ["INT", "INT"]),
        new("INT", "({0} + {1})", ["INT", "INT"], "ARITHMETIC_OVERFLOW"),
        new("INT", "try_cast({0} AS INT)", ["STRING"]),
        new("INT", "try_cast({0} AS INT)", ["DOUBLE"]),
        new("INT", "CAST({0} AS INT)", ["BOOLEAN"]),
        new("INT", "CAST({0} AS INT)", ["STRING"], "CAST_INVALID_INPUT"),
        new("INT", "length({0})", ["STRING"]),
        new("BIGINT", "try_add({0}, {1})", ["BIGINT", "BIGINT"]),
        new("BIGINT", "try_multiply({0}, {1})", ["BIGINT", "INT"]),
        new("BIGINT", "CAST({0} AS BIGINT)", ["INT"]),
        new("BIGINT", "({0} % 7)", ["BIGINT"]),
        new("DOUBLE", "({0} + {1})", ["DOUBLE", "DOUBLE"]),
        new("DOUBLE", "({0} * {1})", ["DOUBLE", "INT"]),
        new("DOUBLE", "try_divide({0}, {1})", ["INT", "BIGINT"]),
        new("DOUBLE", "({0} / {1})", ["DOUBLE", "INT"], "DIVIDE_BY_ZERO"),
        new("DOUBLE", "CAST({0} AS DOUBLE)", [D]),
        new("STRING", "concat({0}, {1})", ["STRING", "STRING"]),
        new("STRING", "substring({0}, {1}, 2)", ["STRING", "INT"]),
        new("STRING", "CAST({0} AS STRING)", ["DOUBLE"]),
        new("STRING", "CAST({0} AS STRING)", ["DATE"]),
        new("STRING", "CAST({0} AS STRING)", [D]),
        new("BOOLEAN", "({0} AND {1})", ["BOOLEAN", "BOOLEAN"]),
        new("BOOLEAN", "({0} OR {1})", ["BOOLEAN", "BOOLEAN"]),
        new("BOOLEAN", "(NOT {0})", ["BOOLEAN"]),
        new("BOOLEAN", "({0} IN ('a', 'ab', ''))", ["STRING"]),
        new("BOOLEAN", "({0} LIKE 'a%')", ["STRING"]),
        new("BOOLEAN", "({0} BETWEEN -1 AND 3)", ["INT"]),
        new("BOOLEAN", "isnan({0})", ["DOUBLE"]),
        new(D, "try_cast({0} + {1} AS DECIMAL(12,2))", [D, D]),
        new(D, "try_cast({0} * {1} AS DECIMAL(12,2))", [D, D]),
        new(D, "CAST({0} AS DECIMAL(12,2))", ["INT"]),
        new("DATE", "try_cast({0} AS DATE)", ["STRING"]),
        .. Tables.Types.SelectMany(type => new Form[]
        {
            new(type, "coalesce({0}, {1})", [type, type]),
            new(type, "CASE WHEN {0} THEN {1} ELSE {2} END", ["BOOLEAN", type, type]),
            new(type, "CASE WHEN {0} THEN {1} END", ["BOOLEAN", type]),
            new(type, "nullif({0}, {1})", [type, type]),
            new("BOOLEAN", "({0} = {1})", [type, type]),
            new("BOOLEAN", "({0} <=> {1})", [type, type]),
            new("BOOLEAN", "({0} < {1})", [type, type]),
            new("BOOLEAN", "({0} IS NULL)", [type]),
        }),
    ];

    /// <summary>An expression of a type, at most so deep.</summary>
    public static Gen<Term> Of(string type, ImmutableArray<Field> fields, int depth)
    {
        var leaf = Leaf(type, fields);
        if (depth == 0) return leaf;
        var safe = forms.Where(form => form.Result == type && form.Failures.Length == 0).ToArray();
        var risky = forms.Where(form => form.Result == type && form.Failures.Length > 0).ToArray();
        return Gen.Frequency((2, leaf), (8, Gen.Elements(safe).SelectMany(form => Fill(form, fields, depth))),
            (risky.Length > 0 ? 1 : 0, risky.Length > 0 ? Gen.Elements(risky).SelectMany(form => Fill(form, fields, depth)) : leaf));
    }

    static Gen<Term> Fill(Form form, ImmutableArray<Field> fields, int depth) => form.Arguments.Aggregate(Gen.Constant(ImmutableList<Term>.Empty), (terms, type) =>
        from before in terms
        from next in Of(type, fields, depth - 1)
        select before.Add(next)).Select(terms => Term.Of(form.Text, [.. terms])).Select(term => term with { Failures = term.Failures.Union(form.Failures) });

    static Gen<Term> Leaf(string type, ImmutableArray<Field> fields)
    {
        var columns = fields.Where(field => field.Type == type && !field.Loose).ToArray();
        var literal = Gen.Elements(Literals(type)).Select(Term.Safe);
        return columns.Length == 0 ? literal : Gen.Frequency((6, Gen.Elements(columns).Select(field => Term.Safe(field.Name))), (1, literal));
    }

    static string[] Literals(string type) => type switch
    {
        "INT" => ["0", "1", "-2", "2147483647", "CAST(NULL AS INT)"],
        "BIGINT" => ["0L", "3L", "9223372036854775807L", "CAST(NULL AS BIGINT)"],
        "DOUBLE" => ["0D", "-1.5D", "0.1D", "CAST('NaN' AS DOUBLE)", "CAST(NULL AS DOUBLE)"],
        "STRING" => ["''", "'a'", "'12'", "'日本'", "CAST(NULL AS STRING)"],
        "BOOLEAN" => ["true", "false", "CAST(NULL AS BOOLEAN)"],
        D => ["CAST(0.00 AS DECIMAL(12,2))", "CAST(-1.25 AS DECIMAL(12,2))", "CAST(NULL AS DECIMAL(12,2))"],
        _ => ["DATE'1970-01-01'", "DATE'2024-02-29'", "CAST(NULL AS DATE)"],
    };
}
