using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>A call with a syntax of its own; null, with nothing taken, where the word is an ordinary function.</summary>
    Expression? SpecialCall() => Peek.Key switch
    {
        "CAST" or "TRY_CAST" => CastCall(),
        "STRUCT" => StructCall(),
        "FIRST" or "LAST" or "ANY_VALUE" => FirstCall(),
        "POSITION" => PositionCall(),
        "EXTRACT" => ExtractCall(),
        "SUBSTR" or "SUBSTRING" => SubstringCall(),
        "TRIM" => TrimCall(),
        "OVERLAY" => OverlayCall(),
        "TIMESTAMPADD" or "DATEADD" or "DATE_ADD" => UnitCall(OperatorNames.TimestampAdd),
        "TIMESTAMPDIFF" or "DATEDIFF" or "DATE_DIFF" or "TIMEDIFF" => UnitCall(OperatorNames.TimestampDiff),
        _ => null,
    };

    Cast CastCall()
    {
        var mode = Next().Key == "CAST" ? CastMode.Default : CastMode.Try;
        Expect("(");
        var value = Expression();
        if (!Take("AS")) throw Unexpected(IsAnyAt(1, ")", ",", "AS"));
        var type = Type();
        // Plain type names might be names of unknown types as well, and then Spark does not say what is missing.
        if (!Is(")") && !IsAt(1, ")") && tokens[position - 1].Key != ")" && type is not NullType) throw Unexpected();
        ExpectOnly(")");
        return new(value, type, mode);
    }

    Expression StructCall()
    {
        Next();
        Expect("(");
        if (Take(")")) return new UnresolvedFunction(OperatorNames.Struct);
        var items = List(NamedExpression);
        ExpectOnly(")");
        return new UnresolvedFunction([OperatorNames.Struct], items);
    }

    Expression? FirstCall()
    {
        var start = position;
        var name = Next().Key.ToLowerInvariant();
        Expect("(");
        if (!EndsExpression(0) && !IsAny("DISTINCT", "ALL"))
        {
            var value = Expression();
            if (Take("IGNORE", "NULLS"))
            {
                Expect(")");
                return AfterCall(new UnresolvedFunction([name], [value], IgnoreNulls: true));
            }
        }
        return Back(start);
    }

    /// <summary>Gives back what was taken: the call is an ordinary one.</summary>
    Expression? Back(int start)
    {
        position = start;
        return null;
    }

    Expression? PositionCall()
    {
        var start = position;
        Next();
        Expect("(");
        if (EndsExpression(0)) return Back(start);
        var part = ValueExpression();
        if (!Take("IN")) return Back(start);
        var whole = ValueExpression();
        Expect(")");
        return new UnresolvedFunction("locate", part, whole);
    }

    Expression? ExtractCall()
    {
        if (!PeekAt(2).IsIdentifier || !IsAt(3, "FROM")) return null;
        Next();
        Next();
        var field = Identifier();
        Expect("FROM");
        var source = ValueExpression();
        Expect(")");
        return new UnresolvedFunction(OperatorNames.Extract, new Literal(field, DataTypes.String), source);
    }

    Expression? SubstringCall()
    {
        var start = position;
        Next();
        Expect("(");
        if (EndsExpression(0) || IsAny("DISTINCT", "ALL")) return Back(start);
        var value = ValueExpression();
        if (!Take("FROM")) return Back(start);
        var from = ValueExpression();
        var length = Take("FOR") ? ValueExpression() : null;
        Expect(")");
        return length is null ? new UnresolvedFunction("substring", value, from) : new UnresolvedFunction("substring", value, from, length);
    }

    Expression? TrimCall()
    {
        var start = position;
        Next();
        Expect("(");
        var function = Peek.Key switch { "LEADING" => "ltrim", "TRAILING" => "rtrim", _ => "trim" };
        if (IsAny("BOTH", "LEADING", "TRAILING") && !EndsExpression(1)) Next();
        if (EndsExpression(0) || IsAny("DISTINCT", "ALL")) return Back(start);
        var characters = Is("FROM") ? null : ValueExpression();
        if (!Take("FROM")) return Back(start);
        var source = ValueExpression();
        Expect(")");
        return characters is null ? new UnresolvedFunction(function, source) : new UnresolvedFunction(function, characters, source);
    }

    Expression? OverlayCall()
    {
        var start = position;
        Next();
        Expect("(");
        if (EndsExpression(0)) return Back(start);
        var input = ValueExpression();
        if (!Take("PLACING")) return Back(start);
        var replacement = ValueExpression();
        Expect("FROM");
        var from = ValueExpression();
        var length = Take("FOR") ? ValueExpression() : null;
        Expect(")");
        return length is null ? new UnresolvedFunction("overlay", input, replacement, from)
            : new UnresolvedFunction("overlay", input, replacement, from, length);
    }

    /// <summary>A function whose first argument is a unit such as DAY; with two arguments it is an ordinary function over a column of that name.</summary>
    Expression? UnitCall(string function)
    {
        if (PeekAt(2).IsString && IsAt(3, ",") && UnitInQuotes(function) is { } quoted) return quoted;
        if (!IsAt(3, ",") || !IsAnyAt(2, "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFYEAR", "HOUR", "MINUTE", "SECOND", "MILLISECOND",
            "MICROSECOND"))
            return null;
        var start = position;
        var unit = PeekAt(2).Key;
        position += 4;
        var amount = ValueExpression();
        if (!Take(",")) return Back(start);
        var timestamp = ValueExpression();
        Expect(")");
        return new UnresolvedFunction(function, new Literal(unit, DataTypes.String), amount, timestamp);
    }

    /// <summary>The unit as text, which Spark refuses where a unit is meant: three arguments.</summary>
    Expression? UnitInQuotes(string function)
    {
        var start = position;
        var name = Source(Peek).ToString();
        var unit = Source(PeekAt(2)).ToString();
        position += 4;
        if (EndsExpression(0)) return Back(start);
        var amount = ValueExpression();
        if (!Take(",") || EndsExpression(0)) return Back(start);
        var timestamp = ValueExpression();
        if (!Take(")")) return Back(start);
        return Later(new UnresolvedFunction(function, amount, timestamp), () => SqlErrors.At(text, tokens[start].Start, Errors.ErrorClasses.InvalidDatetimeUnit,
            ("functionName", $"`{name}`"), ("parameter", "`unit`"), ("invalidValue", unit)));
    }

    /// <summary>An ordinary call; its name is taken.</summary>
    Expression FunctionCall(ValueList<string> name)
    {
        Expect("(");
        var distinct = false;
        if (IsAny("DISTINCT", "ALL") && (!EndsExpression(1) || IsAt(1, "*"))) distinct = Next().Key == "DISTINCT";
        ValueList<Expression> arguments = [];
        var first = position;
        if (!Is(")")) arguments = List(Argument);
        if (!Is(")") && !distinct && IsNameList(first))
        {
            // Spark has then taken the name for a column.
            if (!takesAlias) throw UnexpectedAt(first - 1, isLaterItem ? ": extra input '('" : "");
            ExpectOnly(")");
        }
        ExpectListEnd(arguments.Count);
        var isCount = name.Count == 1 && name[0].Equals("count", StringComparison.OrdinalIgnoreCase);
        if (isCount && !distinct && arguments is [UnresolvedStar { Qualifier.Count: 0, Except: null }]) arguments = [new Literal(1, DataTypes.Integer)];
        return AfterCall(new UnresolvedFunction(name, arguments, distinct));
    }

    /// <summary>Whether only names and commas stand between a token and the next one: it might be a list of aliases as well as arguments.</summary>
    bool IsNameList(int first)
    {
        for (var i = first; i < position; i++) if ((i - first) % 2 == 0 ? !tokens[i].IsIdentifier : tokens[i].Key != ",") return false;
        return position > first;
    }

    Expression Argument()
    {
        if (Peek.IsIdentifier && IsAt(1, "=>"))
        {
            var name = Identifier();
            Next();
            return new NamedArgument(name, Expression());
        }
        return Expression();
    }

    /// <summary>What may follow a call: WITHIN GROUP, FILTER, IGNORE NULLS, OVER.</summary>
    Expression AfterCall(UnresolvedFunction call)
    {
        if (Is("WITHIN") && IsAt(1, "GROUP") && IsAt(2, "("))
        {
            position += 3;
            Expect("ORDER", "BY");
            call = call with { WithinGroup = List(SortItem) };
            ExpectListEnd(call.WithinGroup.Count);
        }
        if (Is("FILTER") && IsAt(1, "(") && IsAt(2, "WHERE"))
        {
            position += 3;
            call = call with { Filter = Expression() };
            ExpectOnly(")");
        }
        if (IsAny("IGNORE", "RESPECT") && IsAt(1, "NULLS"))
        {
            call = call with { IgnoreNulls = Next().Key == "IGNORE" };
            Next();
        }
        return StartsWindow() ? Over(call) : call;
    }
}
