using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    Expression Expression()
    {
        var outer = takesAlias;
        takesAlias = false;
        var result = Nested(Disjunction);
        takesAlias = outer;
        return result;
    }

    Expression Disjunction() => Balanced(OperatorNames.Or, "OR", Conjunction);

    Expression Conjunction() => Balanced(OperatorNames.And, "AND", Negation);

    /// <summary>Chains of AND and OR become balanced trees, so that thousands of conditions do not make a deep one.</summary>
    Expression Balanced(string name, string word, Func<Expression> operand)
    {
        var first = operand();
        if (!Is(word) || !StartsOperand(1)) return first;
        var operands = new List<Expression> { first };
        while (Is(word) && StartsOperand(1) && Take(word)) operands.Add(operand());
        if (operands.Count > 8) return Join(operands, 0, operands.Count);
        return operands.Aggregate((left, right) => new UnresolvedFunction(name, left, right));

        Expression Join(List<Expression> list, int from, int count)
            => count == 1 ? list[from] : new UnresolvedFunction(name, Join(list, from, count / 2), Join(list, from + (count / 2), count - (count / 2)));
    }

    Expression Negation()
    {
        var count = 0;
        while ((Is("NOT") && !EndsExpression(1)) || Is("!"))
        {
            Next();
            count++;
        }
        var result = Predicate();
        Deepen(count);
        depth -= count;
        for (; count > 0; count--) result = Not(result);
        return result;
    }

    static UnresolvedFunction Not(Expression operand) => new(OperatorNames.Not, operand);

    Expression Predicate()
    {
        if (Is("EXISTS") && IsAt(1, "(") && IsQueryStart(position + 2))
        {
            Next();
            return new Subquery(SubqueryKind.Exists, ParenthesizedQuery(), []);
        }
        var value = ValueExpression();
        if (Is("IS") && IsAnyAt(1, "NOT", "!", "NULL", "TRUE", "FALSE", "UNKNOWN", "DISTINCT")) return IsPredicate(value);
        var negated = IsAny("NOT", "!") && IsAnyAt(1, "BETWEEN", "IN", "LIKE", "ILIKE", "RLIKE", "REGEXP");
        // Where no operand follows, these words are names, as in SELECT a LIKE.
        if (!(IsAt(negated ? 1 : 0, "IN") ? IsAt(negated ? 2 : 1, "(") : StartsOperand(negated ? 2 : 1))) return value;
        if (negated) Next();
        var predicate = Peek.Key switch
        {
            "BETWEEN" => BetweenPredicate(value),
            "IN" => InPredicate(value),
            "LIKE" or "ILIKE" => LikePredicate(value, ref negated),
            "RLIKE" or "REGEXP" => RegexPredicate(value),
            _ => null,
        };
        return predicate is null ? value : negated ? Not(predicate) : predicate;
    }

    Expression BetweenPredicate(Expression value)
    {
        Next();
        var lower = ValueExpression();
        ExpectOnly("AND");
        return new UnresolvedFunction(OperatorNames.Between, value, lower, ValueExpression());
    }

    Expression InPredicate(Expression value)
    {
        var start = Next().Start;
        Expect("(");
        if (Take(")")) return Later(value, () => SqlErrors.At(text, start, ErrorClasses.EmptyInPredicate));
        if (IsQueryStart(position))
        {
            var query = Query();
            ExpectOnly(")");
            return new Subquery(SubqueryKind.In, query, RowValues(value));
        }
        var values = List(Expression);
        ExpectListEnd(values.Count);
        return new UnresolvedFunction([OperatorNames.In], [value, .. values]);
    }

    /// <summary>The values of <c>(a, b) IN (SELECT ...)</c>.</summary>
    ValueList<Expression> RowValues(Expression value)
        => ReferenceEquals(value, lastRow) ? ((UnresolvedFunction)value).Arguments.Where((_, i) => i % 2 == 1).ToValueList() : [value];

    Expression LikePredicate(Expression value, ref bool negated)
    {
        var name = Is("LIKE") ? OperatorNames.Like : OperatorNames.CaseInsensitiveLike;
        Next();
        if (IsAny("ANY", "SOME", "ALL") && IsAt(1, "("))
        {
            var quantified = QuantifiedLike(value, name == OperatorNames.CaseInsensitiveLike, negated);
            negated = false;
            return quantified;
        }
        var pattern = ValueExpression();
        if (!Take("ESCAPE")) return new UnresolvedFunction(name, value, pattern);
        var token = Peek;
        var escape = StringLiteral();
        var like = new UnresolvedFunction(name, value, pattern, new Literal(escape, Types.DataTypes.String));
        return escape.Length == 1 ? like : Later(like,
            () => SqlErrors.At(text, token.Start, ErrorClasses.InvalidEscape, ("invalidEscape", Source(token).ToString())));
    }

    /// <summary><c>LIKE ANY (...)</c>: one function where all patterns are literals, a condition a pattern otherwise.</summary>
    Expression QuantifiedLike(Expression value, bool ignoresCase, bool negated)
    {
        var all = Next().Key == "ALL";
        if (IsAt(1, ")"))
        {
            position += 2;
            return Later(value, () => SqlErrors.At(text, Peek.Start, ErrorClasses.LegacyParse, ("msg", "Expected something between '(' and ')'.")));
        }
        var patterns = Parenthesized(Expression);
        if (ignoresCase)
        {
            value = new UnresolvedFunction("lower", value);
            patterns = patterns.Map(pattern => pattern is Literal { Value: string known } ? new Literal(known.ToLowerInvariant(), Types.DataTypes.String)
                : (Expression)new UnresolvedFunction("lower", pattern));
        }
        if (!patterns.All(pattern => pattern is Literal { Value: string }))
        {
            return patterns.Select(pattern => new UnresolvedFunction(OperatorNames.Like, value, pattern)).Select(like => negated ? Not(like) : (Expression)like)
                .Aggregate((left, right) => new UnresolvedFunction(all ? OperatorNames.And : OperatorNames.Or, left, right));
        }
        var function = (all, negated) switch
        {
            (true, false) => OperatorNames.LikeAll,
            (true, true) => OperatorNames.NotLikeAll,
            (false, false) => OperatorNames.LikeAny,
            _ => OperatorNames.NotLikeAny,
        };
        return new UnresolvedFunction([function], [value, .. patterns]);
    }

    Expression RegexPredicate(Expression value)
    {
        Next();
        return new UnresolvedFunction(OperatorNames.RegexLike, value, ValueExpression());
    }

    Expression IsPredicate(Expression value)
    {
        Next();
        var negated = Take("NOT") || Take("!");
        switch (Peek.Key)
        {
            case "NULL":
                Next();
                return new UnresolvedFunction(negated ? OperatorNames.IsNotNull : OperatorNames.IsNull, value);
            case "UNKNOWN":
                Next();
                return new UnresolvedFunction(negated ? OperatorNames.IsNotUnknown : OperatorNames.IsUnknown, value);
            case "TRUE" or "FALSE":
                var truth = new UnresolvedFunction(OperatorNames.EqualNullSafe, value, Next().Key == "TRUE" ? Literal.True : Literal.False);
                return negated ? Not(truth) : truth;
            case "DISTINCT":
                Next();
                Expect("FROM");
                var same = new UnresolvedFunction(OperatorNames.EqualNullSafe, value, ValueExpression());
                return negated ? same : Not(same);
            default:
                throw Unexpected();
        }
    }

    /// <summary>Whether nothing that an operand could begin with stands at an offset.</summary>
    bool EndsExpression(int offset) => PeekAt(offset).Kind == TokenKind.End
        || IsAnyAt(offset, ")", ",", ";", "]", ".", "=", "==", "<", ">", "<=", ">=", "<>", "!=", "*", "/", "%", "|>");
}
