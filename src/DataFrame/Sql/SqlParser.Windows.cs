using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>OVER names a column where no window can follow it.</summary>
    bool StartsWindow() => Is("OVER") && (PeekAt(1).IsIdentifier && !IsAnyAt(1, "FROM") || (IsAt(1, "(")
        && (IsAnyAt(2, ")", "ROWS", "RANGE") || (IsAnyAt(2, "PARTITION", "DISTRIBUTE", "ORDER", "SORT", "CLUSTER") && IsAt(3, "BY"))
            || (PeekAt(2).IsIdentifier && IsAt(3, ")")))));

    Expression Over(Expression function)
    {
        Expect("OVER");
        if (Peek.IsIdentifier) return new UnresolvedWindow(function, Identifier());
        if (PeekAt(1).IsIdentifier && IsAt(2, ")"))
        {
            Next();
            var name = Identifier();
            Next();
            return new UnresolvedWindow(function, name);
        }
        return WindowSpecification(function);
    }

    WindowExpression WindowSpecification(Expression function)
    {
        Expect("(");
        ValueList<Expression> partitionBy = [];
        ValueList<SortOrder> orderBy = [];
        if (Take("CLUSTER", "BY")) partitionBy = List(Expression);
        else
        {
            if (Take("PARTITION", "BY") || Take("DISTRIBUTE", "BY")) partitionBy = List(Expression);
            if (Take("ORDER", "BY") || Take("SORT", "BY")) orderBy = List(SortItem);
        }
        var frame = IsAny("ROWS", "RANGE") ? Frame() : null;
        if (frame is null) ExpectListEnd(orderBy.Count > 0 ? orderBy.Count : partitionBy.Count);
        else ExpectOnly(")");
        return new(function, partitionBy, orderBy, frame);
    }

    WindowFrame Frame()
    {
        var first = position;
        var rows = Next().Key == "ROWS";
        if (!Take("BETWEEN")) return new(rows, Bound(isLower: true, first, isAlone: true), WindowFrame.CurrentRow);
        var lower = Bound(isLower: true, first);
        Expect("AND");
        return new(rows, lower, Bound(isLower: false, first));
    }

    /// <summary>A bound as rows or a distance after the current row; null for the unbounded one of its side.</summary>
    Expression? Bound(bool isLower, int frame, bool isAlone = false)
    {
        if (Take("CURRENT", "ROW")) return WindowFrame.CurrentRow;
        if (Is("UNBOUNDED") && IsAnyAt(1, "PRECEDING", "FOLLOWING"))
        {
            Next();
            var isStart = Next().Key == "PRECEDING";
            return isStart == isLower ? null : Later<Expression?>(null, () => InvalidBound(frame, isLower));
        }
        var start = Peek.Start;
        var value = Expression();
        if (value.Any(node => node is UnresolvedColumn)) later ??= SqlErrors.At(text, start, Errors.ErrorClasses.LegacyParse,
            ("msg", "Frame bound value must be a literal."));
        if (Take("FOLLOWING")) return value;
        if (!Take("PRECEDING")) throw UnexpectedAt(position,
            isAlone && (StartsOperand(0) || Is(")") || Peek.Kind == TokenKind.End) ? ": missing {'FOLLOWING', 'PRECEDING'}" : "");
        return value switch
        {
            Literal { Value: int number } literal => literal with { Value = -number },
            Literal { Value: long number } literal => literal with { Value = -number },
            _ => new UnresolvedFunction(OperatorNames.Negative, value),
        };
    }

    /// <summary>A frame from UNBOUNDED FOLLOWING, or to UNBOUNDED PRECEDING.</summary>
    FramesException InvalidBound(int frame, bool isLower)
    {
        var end = position;
        var rest = isLower && Take("AND") ? BoundText() : "CURRENT ROW";
        position = end;
        var bounds = text[tokens[frame].Start..tokens[end - 1].End].ToUpperInvariant();
        var lower = isLower ? "UNBOUNDED FOLLOWING"
            : bounds[(bounds.IndexOf("BETWEEN", StringComparison.Ordinal) + 8)..bounds.LastIndexOf(" AND ", StringComparison.Ordinal)];
        var upper = isLower ? rest : "UNBOUNDED PRECEDING";
        return SqlErrors.At(text, tokens[frame].Start, Errors.ErrorClasses.FrameInvalidBound, ("lower", $"\"{lower}\""), ("upper", $"\"{upper}\""),
            ("sqlExpr", $"\"{tokens[frame].Key} BETWEEN {lower} AND {upper}\""));
    }

    string BoundText()
    {
        var first = position;
        if (Is("UNBOUNDED") || Is("CURRENT")) Next();
        else Expression();
        Next();
        return SourceFrom(first).ToUpperInvariant();
    }

    ValueList<KeyValuePair<string, WindowExpression>> NamedWindows()
    {
        var windows = new List<KeyValuePair<string, WindowExpression>>();
        do
        {
            var name = Identifier();
            Expect("AS");
            var window = Peek.IsIdentifier ? Known(windows) : IsAt(2, ")") && PeekAt(1).IsIdentifier ? KnownInParentheses(windows)
                : WindowSpecification(Literal.Null);
            windows.Add(new(name, window));
        }
        while (Take(","));
        return windows.ToValueList();
    }

    WindowExpression Known(List<KeyValuePair<string, WindowExpression>> windows)
    {
        var index = position;
        var name = Identifier();
        foreach (var (known, window) in windows) if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) return window;
        throw UnexpectedAt(index);
    }

    WindowExpression KnownInParentheses(List<KeyValuePair<string, WindowExpression>> windows)
    {
        Next();
        var window = Known(windows);
        Next();
        return window;
    }
}
