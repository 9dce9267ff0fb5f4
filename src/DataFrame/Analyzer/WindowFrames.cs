using System.Globalization;
using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>The frame of a window function: the one written, checked and cast, or the one that it has without.</summary>
internal static class WindowFrames
{
    static readonly WindowFrame Running = new(IsRows: false, null, WindowFrame.CurrentRow);
    static readonly WindowFrame Whole = new(IsRows: true, null, null);

    public static WindowFrame Resolve(WindowExpression window, FunctionDefinition function, ExpressionResolver resolver)
    {
        var fixedFrame = Fixed(window, function);
        if (window.Frame is not { } written) return fixedFrame ?? (window.OrderBy.Count > 0 ? Running : Whole);
        var (lower, upper) = (Bound(written.Lower, resolver), Bound(written.Upper, resolver));
        var frame = written with { Lower = Folded(lower, resolver.Settings), Upper = Folded(upper, resolver.Settings), LowerText = Text(lower), UpperText = Text(upper) };
        frame = frame.IsRows ? Rows(frame) : Range(frame, window, resolver.Settings);
        if (fixedFrame is not null && !frame.Equals(fixedFrame)) throw ErrorClasses.WindowFunctionAndFrameMismatch.With(("funcName",
            SqlText.Expression(window.Function)),
            ("windowExpr", SqlText.Expression(window with { Frame = frame })));
        return frame;
    }

    static WindowFrame? Fixed(WindowExpression window, FunctionDefinition function)
    {
        if (function is WindowFunction { FixedFrame: { } frame }) return frame;
        var call = window.Function as FunctionCall ?? (window.Function as AggregateExpression)?.Call;
        if (function.Name is not ("lag" or "lead") || call is null) return null;
        // Spark shows the row that the function looks at as its frame.
        var offset = call.Arguments.Count > 1 ? call.Arguments[1] : new Literal(1, DataTypes.Integer);
        if (function.Name == "lag") offset = offset is Literal { Value: int number } ? new Literal(-number, DataTypes.Integer) : offset;
        var text = $"{offset} FOLLOWING";
        return new WindowFrame(IsRows: true, offset, offset) { LowerText = text, UpperText = text };
    }

    static Expression? Bound(Expression? bound, ExpressionResolver resolver)
    {
        if (bound is null || bound.Equals(WindowFrame.CurrentRow)) return bound;
        return resolver.Resolve(bound);
    }

    /// <summary>The text of a bound that is computed: what is before the row prints as what was negated.</summary>
    static string? Text(Expression? bound) => bound is null or Literal ? null : SqlPrinter.Bound(bound, "");

    static Expression? Folded(Expression? bound, QuerySettings settings) => bound is null or Literal || !Folding.IsFoldable(bound) ? bound : Folding.Evaluate(bound, settings);

    static WindowFrame Rows(WindowFrame frame)
    {
        Check(frame, frame.Lower, "lower", type => type is IntegerType, "\"INT\"");
        Check(frame, frame.Upper, "upper", type => type is IntegerType, "\"INT\"");
        Ordered(frame);
        return frame;
    }

    static WindowFrame Range(WindowFrame frame, WindowExpression window, QuerySettings settings)
    {
        var hasValues = IsValue(frame.Lower) || IsValue(frame.Upper);
        if (window.OrderBy.Count == 0 && (hasValues || frame.Lower is not null || frame.Upper is not null))
            throw ErrorClasses.RangeFrameWithoutOrder.With(("sqlExpr", Specification(window, frame)));
        if (!hasValues) return frame;
        if (window.OrderBy.Count > 1) throw ErrorClasses.RangeFrameMultiOrder.With(("sqlExpr", Specification(window, frame)),
            ("orderSpec", QualifiedText.WithIds(window.OrderBy)));
        var order = window.OrderBy[0].Child.Type;
        var cast = frame with
        {
            Lower = AsOffset(frame.Lower, order, settings),
            Upper = AsOffset(frame.Upper, order, settings),
            LowerText = CastText(frame.Lower, frame.LowerText, order),
            UpperText = CastText(frame.Upper, frame.UpperText, order),
        };
        CheckOffset(cast, cast.Lower, "lower", order, window, frame);
        CheckOffset(cast, cast.Upper, "upper", order, window, frame);
        Ordered(cast);
        return cast;
    }

    /// <summary>A bound as a value of the ordering's type: whatever has a cast is cast.</summary>
    static Expression? AsOffset(Expression? bound, DataType order, QuerySettings settings) => !IsCast(bound, order) ? bound
        : Folding.Evaluate(new Cast(bound!, order, settings.CastMode), settings);

    static bool IsCast(Expression? bound, DataType order) => IsValue(bound) && order is not (DateType or TimestampType or TimestampNtzType) && !bound!.Type.SameType(order)
        && CastRules.IsAllowed(bound.Type, order, CastMode.Legacy);

    // A cast hides the sign of what is before the row.
    static string? CastText(Expression? bound, string? text, DataType order) => !IsCast(bound, order) ? text
        : text is not null && text.EndsWith(" PRECEDING", StringComparison.Ordinal) ? $"(- {text[..^10]}) FOLLOWING"
        : bound is Literal { Value: int and < 0 and var number } ? $"(- {-number}) FOLLOWING" : text;

    static void CheckOffset(WindowFrame frame, Expression? bound, string location, DataType order, WindowExpression window, WindowFrame written)
    {
        if (!IsValue(bound)) return;
        var type = bound!.Type;
        Check(frame, bound, location, accepted => accepted is NumericType or DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType,
            "(\"NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL\")");
        if ((order, type) is (DateType, IntegerType or ShortType or ByteType or YearMonthIntervalType or DayTimeIntervalType or CalendarIntervalType)
            or (TimestampType or TimestampNtzType, CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType) || type.SameType(order)) return;
        throw ErrorClasses.RangeFrameInvalidType.With(("sqlExpr", Specification(window, written)), ("orderSpecType", SqlText.Type(order)),
            ("valueBoundaryType", SqlText.Type(type)));
    }

    static bool IsValue(Expression? bound) => bound is not null && !bound.Equals(WindowFrame.CurrentRow);

    static string Specification(WindowExpression window, WindowFrame frame)
    {
        var text = SqlPrinter.Print(window with { Frame = frame });
        return "\"" + text[(text.IndexOf(" OVER ", StringComparison.Ordinal) + 6)..] + "\"";
    }

    static void Check(WindowFrame frame, Expression? bound, string location, Func<DataType, bool> accepts, string expected)
    {
        if (bound is null || accepts(bound.Type)) return;
        throw ErrorClasses.FrameUnacceptedType.With(("sqlExpr", Text(frame)), ("location", location), ("exprType", SqlText.Type(bound.Type)),
            ("expectedType", expected));
    }

    static void Ordered(WindowFrame frame)
    {
        // The current row is no value that is compared.
        if (!IsValue(frame.Lower) || !IsValue(frame.Upper)) return;
        if (frame.Lower is not Literal { Value: { } lower } || frame.Upper is not Literal { Value: { } upper }) return;
        if (lower is not IConvertible || upper is not IConvertible || lower.GetType() != upper.GetType()) return;
        if (Convert.ToDouble(lower, CultureInfo.InvariantCulture) > Convert.ToDouble(upper, CultureInfo.InvariantCulture))
            throw ErrorClasses.FrameWrongComparison.With(("sqlExpr", Text(frame)), ("comparison", "less than or equal"));
    }

    static string Text(WindowFrame frame)
    {
        var text = SqlPrinter.Print(new WindowExpression(Literal.Null, [], [], frame));
        return "\"" + text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..^1] + "\"";
    }
}
