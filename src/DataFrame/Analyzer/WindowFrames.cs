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
        var frame = written with { Lower = Bound(written.Lower, resolver), Upper = Bound(written.Upper, resolver) };
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
        return new WindowFrame(IsRows: true, offset, offset);
    }

    static Expression? Bound(Expression? bound, ExpressionResolver resolver)
    {
        if (bound is null || bound.Equals(WindowFrame.CurrentRow)) return bound;
        var resolved = resolver.Resolve(bound);
        return Folding.IsFoldable(resolved) && resolved is not Literal ? Folded(resolved, resolver.Settings) : resolved;
    }

    // A bound such as - INTERVAL 1 DAY is shown as it was written where it cannot be computed yet.
    static Expression Folded(Expression bound, QuerySettings settings)
    {
        try
        {
            return Folding.Evaluate(bound, settings);
        }
        catch (InvalidOperationException)
        {
            return bound;
        }
    }

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
            ("orderSpec", SqlPrinter.List(window.OrderBy).Replace(", ", ",", StringComparison.Ordinal)));
        var order = window.OrderBy[0].Child.Type;
        var cast = frame with { Lower = AsOffset(frame.Lower, order, window, frame, settings), Upper = AsOffset(frame.Upper, order, window, frame, settings) };
        Ordered(cast);
        return cast;
    }

    static Expression? AsOffset(Expression? bound, DataType order, WindowExpression window, WindowFrame frame, QuerySettings settings)
    {
        if (!IsValue(bound)) return bound;
        var type = bound!.Type;
        if ((order, type) is (DateType, IntegerType or ShortType or ByteType or YearMonthIntervalType or DayTimeIntervalType or CalendarIntervalType)
            or (TimestampType or TimestampNtzType, CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType)) return bound;
        if (order is NumericType && type.Equals(order)) return bound;
        if (order is NumericType && type is NumericType && CommonTypes.Wider(order, type, settings)?.Equals(order) == true)
            return Folding.Evaluate(new Cast(bound, order, settings.CastMode), settings);
        throw ErrorClasses.RangeFrameInvalidType.With(("sqlExpr", Specification(window, frame)), ("orderSpecType", SqlText.Type(order)),
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
