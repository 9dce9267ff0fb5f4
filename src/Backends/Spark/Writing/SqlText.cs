using System.Globalization;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Backends.Spark.Writing;

/// <summary>Expressions as SQL text that Spark parses back to the same: for what the protocol has no message for.</summary>
internal static class SqlText
{
    static readonly HashSet<string> Infix =
        ["+", "-", "*", "/", "%", "==", "=", "<=>", "!=", "<>", "<", "<=", ">", ">=", "and", "or", "&", "|", "^", "||", "div", "<<", ">>", ">>>"];

    public static string Write(Expression expression) => expression switch
    {
        Literal literal => Value(literal.Value, literal.LiteralType),
        UnresolvedColumn column => Identifiers.Join(column.Parts),
        ColumnReference column => Identifiers.Join([.. column.Qualifier, column.Name]),
        OuterReference outer => Write(outer.Column),
        UnresolvedStar star => Star(star),
        UnresolvedRegex regex => regex.Pattern,
        SqlExpression sql => $"({sql.Text})",
        Parameter parameter => parameter.Name is null ? "?" : ":" + parameter.Name,
        LambdaVariable variable => Identifiers.Quote(variable.Name),
        UnresolvedFunction function => Function(function),
        FunctionCall call => Call(call.CalledAs ?? call.Function.Name, call.Arguments),
        AggregateExpression aggregate => Write(new UnresolvedFunction([aggregate.Call.Function.Name], aggregate.Call.Arguments, aggregate.IsDistinct, aggregate.Filter,
            aggregate.IgnoreNulls ? true : null, aggregate.WithinGroup)),
        Lambda lambda => $"({string.Join(", ", lambda.Parameters.Select(Write))}) -> {Write(lambda.Body)}",
        NamedArgument argument => $"{Identifiers.Quote(argument.Name)} => {Write(argument.Value)}",
        Cast cast => $"{(cast.Mode == CastMode.Try ? "TRY_CAST" : "CAST")}({Write(cast.Child)} AS {cast.TargetType.Sql})",
        Alias alias => $"{Write(alias.Child)} AS {(alias.Names.Count == 1 ? Identifiers.Quote(alias.Name) : $"({string.Join(", ", alias.Names.Select(Identifiers.Quote))})")}",
        SortOrder order => $"{Write(order.Child)} {(order.Ascending ? "ASC" : "DESC")} NULLS {(order.NullsFirst ? "FIRST" : "LAST")}",
        UnresolvedExtract { Extraction: Literal { Value: string name } } extract => $"{Write(extract.Child)}.{Identifiers.Quote(name)}",
        UnresolvedExtract extract => $"{Write(extract.Child)}[{Write(extract.Extraction)}]",
        GetField field => $"{Write(field.Child)}.{Identifiers.Quote(field.Name)}",
        _ => throw ErrorClasses.NotExpressibleOnServer.With(("operation", $"{expression.GetType().Name} inside a part of a query that travels as SQL text: {expression}")),
    };

    static string Star(UnresolvedStar star)
    {
        var text = star.Qualifier.Count == 0 ? "*" : Identifiers.Join(star.Qualifier) + ".*";
        if (star.Replacements is not null) throw ErrorClasses.NotExpressibleOnServer.With(("operation", $"{text} with columns replaced"));
        return star.Except is { Count: > 0 } except ? $"{text} EXCEPT ({List(except)})" : text;
    }

    static string Function(UnresolvedFunction function)
    {
        var text = function is { IsDistinct: false, NameParts.Count: 1 }
            ? Call(function.Name, function.Arguments)
            : $"{Identifiers.Join(function.NameParts)}({(function.IsDistinct ? "DISTINCT " : "")}{List(function.Arguments)})";
        if (function.WithinGroup is { } order) text += $" WITHIN GROUP (ORDER BY {List(order)})";
        if (function.Filter is { } filter) text += $" FILTER (WHERE {Write(filter)})";
        return function.IgnoreNulls switch { true => text + " IGNORE NULLS", false => text + " RESPECT NULLS", null => text };
    }

    static string Call(string name, ValueList<Expression> arguments)
    {
        if (arguments.Count == 2 && Infix.Contains(name)) return $"({Write(arguments[0])} {name} {Write(arguments[1])})";
        return (name, arguments.Count) switch
        {
            ("not" or "~" or "-" or "+", 1) => $"({name} {Write(arguments[0])})",
            (OperatorNames.Negative, 1) => $"(- {Write(arguments[0])})",
            ("when" or "case", _) => Case(arguments),
            ("in", > 1) => $"({Write(arguments[0])} IN ({List(arguments.Skip(1))}))",
            ("isnull", 1) => $"({Write(arguments[0])} IS NULL)",
            ("isnotnull", 1) => $"({Write(arguments[0])} IS NOT NULL)",
            (OperatorNames.IsUnknown, 1) => $"({Write(arguments[0])} IS UNKNOWN)",
            (OperatorNames.IsNotUnknown, 1) => $"({Write(arguments[0])} IS NOT UNKNOWN)",
            (OperatorNames.LikeAny, _) => $"({Write(arguments[0])} LIKE ANY ({List(arguments.Skip(1))}))",
            (OperatorNames.LikeAll, _) => $"({Write(arguments[0])} LIKE ALL ({List(arguments.Skip(1))}))",
            (OperatorNames.NotLikeAny, _) => $"({Write(arguments[0])} NOT LIKE ANY ({List(arguments.Skip(1))}))",
            (OperatorNames.NotLikeAll, _) => $"({Write(arguments[0])} NOT LIKE ALL ({List(arguments.Skip(1))}))",
            (OperatorNames.SemiStructuredExtract, 2) when arguments[1] is Literal { Value: string path } => $"({Write(arguments[0])}):{path.TrimStart('$').TrimStart('.')}",
            _ => $"{StructType.QuoteIfNeeded(name)}({List(arguments)})",
        };
    }

    static string Case(ValueList<Expression> arguments)
    {
        var branches = Enumerable.Range(0, arguments.Count / 2).Select(i => $"WHEN {Write(arguments[2 * i])} THEN {Write(arguments[2 * i + 1])}");
        return $"CASE {string.Join(" ", branches)}{(arguments.Count % 2 == 1 ? $" ELSE {Write(arguments[^1])}" : "")} END";
    }

    // Plain where the text alone says precision and scale, for column names show it.
    static string Decimal(string text, DecimalType type)
    {
        var digits = text.TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
        return Math.Max(Math.Max(digits, 1), type.Scale) == type.Precision ? text + "BD" : $"CAST('{text}' AS {type.Sql})";
    }

    static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Write));

    // Numbers carry their type's suffix; whatever SQL has no plain literal for is a cast or a call.
    static string Value(object? value, DataType type) => (value, type) switch
    {
        (null, NullType) => "NULL",
        (null, _) => $"CAST(NULL AS {type.Sql})",
        (bool b, _) => b ? "true" : "false",
        (sbyte b, ByteType) => string.Create(CultureInfo.InvariantCulture, $"{b}Y"),
        (short s, _) => string.Create(CultureInfo.InvariantCulture, $"{s}S"),
        (int i, IntegerType) => i.ToString(CultureInfo.InvariantCulture),
        (long.MinValue, LongType) => "CAST('-9223372036854775808' AS BIGINT)",
        (long l, LongType) => string.Create(CultureInfo.InvariantCulture, $"{l}L"),
        (float f, _) => IsPlain(f) && Math.Abs(f) < float.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{f:R}F") : $"CAST('{Number(f)}' AS FLOAT)",
        (double d, _) => IsPlain(d) ? string.Create(CultureInfo.InvariantCulture, $"{d:R}D") : $"CAST('{Number(d)}' AS DOUBLE)",
        (_, DecimalType d) => Decimal(LiteralWriter.DecimalText(value, d.Scale), d),
        (string s, StringType { Collation: { } collation }) => $"({Identifiers.Text(s)} COLLATE {collation})",
        (string s, _) => Identifiers.Text(s),
        (byte[] bytes, _) => $"X'{Convert.ToHexString(bytes)}'",
        // With a zone of its own the text means the same instant in every session.
        (long, TimestampType) => LiteralPrinter.Sql(new Literal(value, type), "UTC")[..^1] + "Z'",
        (int, DateType or YearMonthIntervalType) or (long, TimestampNtzType or TimeType or DayTimeIntervalType) => LiteralPrinter.Sql(new Literal(value, type), "UTC"),
        (CalendarInterval i, _) => string.Create(CultureInfo.InvariantCulture, $"make_interval(0, {i.Months}, 0, {i.Days}, 0, 0, {i.Microseconds / 1e6m})"),
        (object?[] items, ArrayType a) => $"CAST(array({string.Join(", ", items.Select(item => Value(item, a.ElementType)))}) AS {a.Sql})",
        (object?[] items, StructType s) => $"named_struct({string.Join(", ", items.Select((item, i) => $"{Identifiers.Text(s[i].Name)}, {Value(item, s[i].DataType)}"))})",
        (KeyValuePair<object, object?>[] pairs, MapType m) =>
            $"CAST(map({string.Join(", ", pairs.Select(pair => $"{Value(pair.Key, m.KeyType)}, {Value(pair.Value, m.ValueType)}"))}) AS {m.Sql})",
        _ => throw ErrorClasses.UnsupportedLiteralType.With(("type", type.SimpleString)),
    };

    // Minus zero loses its sign as a number of SQL, and what is not finite has none.
    static bool IsPlain(double value) => double.IsFinite(value) && !(value == 0 && double.IsNegative(value));

    static string Number(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : value.ToString("R", CultureInfo.InvariantCulture);

    static string Number(float value) => float.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : Number((double)value);
}
