using System.Globalization;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>Relations with commas between them are joined crosswise.</summary>
    Plan From()
    {
        Expect("FROM");
        var plan = Relation();
        while (Take(","))
        {
            var lateral = IsLateralRelation() && Take("LATERAL");
            plan = new Join(plan, Extended(RelationPrimary()), JoinKind.Inner, null, Lateral: lateral);
        }
        return plan;
    }

    bool IsLateralRelation() => Is("LATERAL") && (PeekAt(1).IsIdentifier || IsAt(1, "(")) && !IsAt(1, "VIEW");

    Plan Relation()
    {
        if (IsLateralRelation()) Next();
        return Extended(RelationPrimary());
    }

    /// <summary>A relation with the joins, pivots and unpivots behind it.</summary>
    Plan Extended(Plan plan)
    {
        while (true)
        {
            if (Is("PIVOT") && IsClause()) plan = Pivot(plan);
            else if (Is("UNPIVOT") && IsClause()) plan = Unpivot(plan);
            else if (StartsJoin()) plan = Join(plan);
            else return plan;
        }
    }

    /// <summary>A query without a name gets this one, so that the names inside it end there.</summary>
    const string generatedName = "__auto_generated_subquery_name";

    Plan RelationPrimary() => Nested(RelationOnce);

    Plan RelationOnce()
    {
        if (Is("(") && IsQueryInParentheses(position)) return Aliased(Sampled(ParenthesizedQuery())) is var query && query is SubqueryAlias ? query : new SubqueryAlias(query, [generatedName]);
        if (Is("(")) return Aliased(Sampled(ParenthesizedRelation()));
        if (Is("VALUES") && !IsAnyAt(1, ",", ")", ".") && PeekAt(1).Kind != TokenKind.End) return InlineTable();
        if (!Peek.IsIdentifier) throw Unexpected();
        var name = MultipartIdentifier();
        NameWithoutHyphen(name[^1]);
        if (Is("(")) return Aliased(TableFunction(name));
        var table = new UnresolvedTable(name, [.. TimeTravel(), .. Options()]);
        return Aliased(Sampled(table));
    }

    Plan ParenthesizedRelation()
    {
        Expect("(");
        var plan = Relation();
        ExpectOnly(")");
        return plan;
    }

    UnresolvedTableFunction TableFunction(ValueList<string> name)
    {
        Expect("(");
        ValueList<Expression> arguments = Is(")") ? [] : List(Argument);
        ExpectListEnd(arguments.Count);
        return new(name, arguments);
    }

    /// <summary><c>VERSION AS OF 1</c> and <c>TIMESTAMP AS OF '2024-01-01'</c> become the options that readers know.</summary>
    ValueList<KeyValuePair<string, string>> TimeTravel()
    {
        var start = position;
        Take("FOR");
        var isVersion = IsAny("VERSION", "SYSTEM_VERSION");
        if (!(isVersion || IsAny("TIMESTAMP", "SYSTEM_TIME")) || !IsAt(1, "AS") || !IsAt(2, "OF"))
        {
            position = start;
            return [];
        }
        position += 3;
        if (isVersion)
        {
            var version = Peek.IsString ? StringLiteral() : WholeNumberText();
            return [new("versionAsOf", version)];
        }
        return ValueExpression() switch
        {
            Literal { Value: string moment } => [new("timestampAsOf", moment)],
            Literal { LiteralType: TimestampType or DateType } moment => [new("timestampAsOf", LiteralText(moment))],
            _ => throw UnexpectedAt(start),
        };
    }

    static string LiteralText(Literal literal)
    {
        Span<byte> bytes = stackalloc byte[Values.DateTimeText.MaxLength];
        var length = literal.Value is int days ? Values.DateTimeText.WriteDate(days, bytes)
            : Values.DateTimeText.WriteTimestamp((long)literal.Value!, Values.SparkZone.Utc, bytes);
        return System.Text.Encoding.ASCII.GetString(bytes[..length]) + (literal.Value is int ? "" : "Z");
    }

    string WholeNumberText()
    {
        if (Peek.Kind != TokenKind.Integer) throw Unexpected();
        return Source(Next()).ToString();
    }

    /// <summary><c>WITH ('key' = 'value')</c> behind a table.</summary>
    ValueList<KeyValuePair<string, string>> Options()
    {
        if (!Is("WITH") || !IsAt(1, "(")) return [];
        Next();
        return Properties();
    }

    Plan Sampled(Plan plan)
    {
        if (!Is("TABLESAMPLE") || !IsClause()) return plan;
        Next();
        if (!Take("SYSTEM")) Take("BERNOULLI");
        Expect("(");
        var result = SampleMethod(plan);
        ExpectOnly(")");
        if (!Take("REPEATABLE")) return result;
        var seed = Parenthesized(WholeNumber)[0];
        return result is Sample sample ? sample with { Seed = seed } : result;
    }

    Plan SampleMethod(Plan plan)
    {
        if (Take("BUCKET"))
        {
            var bucket = WholeNumber();
            Expect("OUT", "OF");
            return new Sample(plan, 0, (double)bucket / WholeNumber(), false, null);
        }
        var negative = Is("-") && Take("-");
        if (Peek.IsNumber && IsAt(1, "PERCENT"))
        {
            var percent = double.Parse(Source(Next()), NumberStyles.Float, CultureInfo.InvariantCulture) * (negative ? -1 : 1);
            Next();
            if (percent is < 0 or > 100)
            {
                later ??= SqlErrors.At(text, Peek.Start, Errors.ErrorClasses.OperationNotAllowed,
                    ("message", $"Sampling fraction ({(percent / 100).ToString(CultureInfo.InvariantCulture)}) must be on interval [0, 1]"));
            }
            return new Sample(plan, 0, percent / 100, false, null);
        }
        var count = Expression();
        Expect("ROWS");
        return new Limit(plan, count);
    }

    Plan Aliased(Plan plan)
    {
        var (alias, columns) = TableAlias();
        return alias is null ? plan : new SubqueryAlias(plan, [alias], columns);
    }

    (string? Name, ValueList<string>? Columns) TableAlias(bool isAmbiguous = false)
    {
        var hasAs = Is("AS") && PeekAt(1).IsIdentifier && Take("AS");
        if (!hasAs && (!Peek.IsIdentifier || joinWords.Contains(Peek.Key) || IsClause())) return default;
        var name = StrictIdentifier();
        return (name, Is("(") ? IdentifierList(isAmbiguous) : null);
    }

    bool StartsJoin() => Peek.Key switch
    {
        "JOIN" => true,
        "INNER" or "CROSS" => true,
        "LEFT" or "RIGHT" or "FULL" or "SEMI" or "ANTI" or "NATURAL" => true,
        _ => false,
    };

    Join Join(Plan left)
    {
        var natural = Take("NATURAL");
        var kind = JoinKindOf();
        ExpectOnly("JOIN");
        var lateral = IsLateralRelation() && Take("LATERAL");
        var right = RelationPrimary();
        if (natural) return new(left, right, kind, null, Natural: true, Lateral: lateral);
        if (Take("ON")) return new(left, right, kind, Expression(), Lateral: lateral);
        if (Take("USING")) return new(left, right, kind, null, IdentifierList(), Lateral: lateral);
        return new(left, right, kind, null, Lateral: lateral);
    }

    JoinKind JoinKindOf()
    {
        switch (Peek.Key)
        {
            case "INNER":
                Next();
                return JoinKind.Inner;
            case "CROSS":
                Next();
                return JoinKind.Cross;
            case "SEMI":
                Next();
                return JoinKind.LeftSemi;
            case "ANTI":
                Next();
                return JoinKind.LeftAnti;
            case "LEFT":
                Next();
                if (Take("SEMI")) return JoinKind.LeftSemi;
                if (Take("ANTI")) return JoinKind.LeftAnti;
                Take("OUTER");
                return JoinKind.LeftOuter;
            case "RIGHT":
                Next();
                Take("OUTER");
                return JoinKind.RightOuter;
            case "FULL":
                Next();
                Take("OUTER");
                return JoinKind.FullOuter;
            default:
                return JoinKind.Inner;
        }
    }
}
