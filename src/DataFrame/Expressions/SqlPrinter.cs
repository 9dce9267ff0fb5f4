using System.Globalization;
using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>Expressions as Spark's implicit column names and error messages write them. Functions may print themselves (see <see cref="FunctionDefinition.Print"/>).</summary>
internal static class SqlPrinter
{
    /// <summary>The text of an expression; casts that analysis inserted do not show.</summary>
    public static string Print(Expression expression) => expression switch
    {
        Literal literal => LiteralPrinter.Print(literal),
        ColumnReference column => column.Name,
        UnresolvedColumn column => string.Join(".", column.Parts),
        UnresolvedStar star => star.Qualifier.Count == 0 ? "*" : string.Join(".", star.Qualifier) + ".*",
        UnresolvedRegex regex => regex.Pattern,
        SqlExpression sql => sql.Text,
        Parameter parameter => parameter.Name is null ? "?" : ":" + parameter.Name,
        LambdaVariable variable => variable.Resolved ? "namedlambdavariable()" : variable.Name,
        OuterReference outer => $"outer({outer.Column.Name})",
        UnresolvedFunction call => $"{string.Join(".", call.NameParts)}({(call.IsDistinct ? "DISTINCT " : "")}{List(call.Arguments)}){Filter(call.Filter)}",
        FunctionCall call => call.Function.Print(call),
        AggregateExpression aggregate => aggregate.Call.Function.PrintAggregate(aggregate),
        UserFunctionCall call => $"{call.Function.Name}({List(call.Arguments)})",
        WindowExpression window => $"{Print(window.Function)} OVER ({Window(window)})",
        UnresolvedWindow window => $"{Print(window.Function)} OVER {window.Name}",
        Lambda lambda => $"lambdafunction({Print(lambda.Body)}{string.Concat(lambda.Parameters.Select(p => ", " + Print(p)))})",
        NamedArgument argument => $"{argument.Name} => {Print(argument.Value)}",
        // Spark does not show casts to nested types either.
        Cast { IsImplicit: true } or Cast { TargetType: ArrayType or MapType or StructType } => Print(expression.Children[0]),
        Cast cast => $"{(cast.Mode == CastMode.Try ? "TRY_CAST" : "CAST")}({Print(cast.Child)} AS {cast.TargetType.Sql})",
        Alias alias => alias.Names.Count == 1 ? $"{Print(alias.Child)} AS {alias.Name}" : $"{Print(alias.Child)} AS ({string.Join(", ", alias.Names)})",
        SortOrder order => $"{Print(order.Child)} {(order.Ascending ? "ASC" : "DESC")} NULLS {(order.NullsFirst ? "FIRST" : "LAST")}",
        UnresolvedExtract extract => $"{Print(extract.Child)}[{Print(extract.Extraction)}]",
        GetField field => $"{Print(field.Child)}.{field.Name}",
        UpdateField update => $"update_fields({Print(update.Child)}, {string.Join(".", update.Path)})",
        Subquery { Kind: SubqueryKind.Scalar } scalar => $"scalarsubquery({List(scalar.OuterColumns)})",
        Subquery { Kind: SubqueryKind.Exists } exists => $"exists({List(exists.OuterColumns)})",
        Subquery subquery => $"({List(subquery.Values)} IN (listquery()))",
        _ => throw new InvalidOperationException($"No text for {expression.GetType().Name}."),
    };

    public static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Print));

    /// <summary>The text in double quotes, as error parameters show expressions.</summary>
    public static string Quoted(Expression expression) => "\"" + Print(expression) + "\"";

    /// <summary>A position, counted from 1, as a word.</summary>
    public static string Ordinal(int position) => position switch { 1 => "first", 2 => "second", 3 => "third", _ => position + "th" };

    /// <summary>A type in double quotes, as error parameters show it.</summary>
    public static string Quoted(DataType type) => "\"" + type.Sql + "\"";

    internal static string Filter(Expression? filter) => filter is null ? "" : $" FILTER (WHERE {Print(filter)})";

    static string Window(WindowExpression window)
    {
        var parts = new List<string>();
        if (window.PartitionBy.Count > 0) parts.Add("PARTITION BY " + List(window.PartitionBy));
        if (window.OrderBy.Count > 0) parts.Add("ORDER BY " + List(window.OrderBy));
        if (window.Frame is { } frame) parts.Add($"{(frame.IsRows ? "ROWS" : "RANGE")} BETWEEN {frame.LowerText ?? Bound(frame.Lower, "PRECEDING")} AND {frame.UpperText ?? Bound(frame.Upper, "FOLLOWING")}");
        return string.Join(" ", parts);
    }

    internal static string Bound(Expression? bound, string unboundedSide) => bound switch
    {
        null => "UNBOUNDED " + unboundedSide,
        _ when bound.Equals(WindowFrame.CurrentRow) => "CURRENT ROW",
        Literal { Value: int or long } literal => Convert.ToInt64(literal.Value, CultureInfo.InvariantCulture) is < 0 and var n
            ? $"{-n} PRECEDING" : $"{Convert.ToInt64(literal.Value, CultureInfo.InvariantCulture)} FOLLOWING",
        UnresolvedFunction { Name: OperatorNames.Negative, Arguments: [var value] } => Print(value) + " PRECEDING",
        FunctionCall { Function.Name: "negative", Arguments: [var value] } => Print(value) + " PRECEDING",
        _ => Print(bound) + " FOLLOWING",
    };
}
