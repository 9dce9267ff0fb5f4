using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using EvalMode = Frames.Backends.Spark.Proto.Expression.Types.Cast.Types.EvalMode;
using FrameBoundary = Frames.Backends.Spark.Proto.Expression.Types.Window.Types.WindowFrame.Types.FrameBoundary;
using FrameType = Frames.Backends.Spark.Proto.Expression.Types.Window.Types.WindowFrame.Types.FrameType;
using Messages = Frames.Backends.Spark.Proto.Expression.Types;
using SubqueryType = Frames.Backends.Spark.Proto.SubqueryExpression.Types.SubqueryType;

namespace Frames.Backends.Spark.Writing;

/// <summary>Every expression node as a message.</summary>
internal static class ExpressionWriters
{
    const long FirstGregorianMicros = -12_219_292_800_000_000;

    public static readonly WriterTable<Expression, Proto.Expression> Table = new WriterTable<Expression, Proto.Expression>()
        .Add<Literal>((_, literal) => IsTextOnly(literal) ? Text(SqlText.Write(literal)) : new() { Literal = LiteralWriter.Write(literal) })
        .Add<UnresolvedColumn>(Column)
        .Add<ColumnReference>((_, column) => Attribute([.. column.Qualifier, column.Name]))
        .Add<OuterReference>((_, outer) => Attribute([.. outer.Column.Qualifier, outer.Column.Name]))
        .Add<UnresolvedStar>(Star)
        .Add<UnresolvedRegex>(Regex)
        .Add<SqlExpression>((_, sql) => Text(sql.Text))
        .Add<Parameter>((_, parameter) => Text(parameter.Name is null ? "?" : ":" + parameter.Name))
        .Add<LambdaVariable>((_, variable) => new() { UnresolvedNamedLambdaVariable = Variable(variable) })
        .Add<UnresolvedFunction>(Function)
        .Add<FunctionCall>((writer, call) => Call(writer, call.CalledAs ?? call.Function.Name, call.Arguments, false))
        .Add<AggregateExpression>((writer, aggregate) => writer.Write(Unresolved(aggregate)))
        .Add<UserFunctionCall>((_, call) => throw ErrorClasses.ClientFunctionOnServer.With(("function", call.Function.Name)))
        .Add<WindowExpression>(Window)
        .Add<UnresolvedWindow>((writer, window) => writer.Write(writer.FindWindow(window.Name) with { Function = window.Function }))
        .Add<Lambda>((writer, lambda) => new()
        {
            LambdaFunction = new() { Function = writer.Write(lambda.Body), Arguments = { lambda.Parameters.Select(Variable) } },
        })
        .Add<NamedArgument>((writer, argument) => new() { NamedArgumentExpression = new() { Key = argument.Name, Value = writer.Write(argument.Value) } })
        .Add<Cast>((writer, cast) => new()
        {
            Cast = new() { Expr = writer.Write(cast.Child), Type = TypeConverter.ToProto(cast.TargetType), EvalMode = Mode(cast.Mode) },
        })
        .Add<Alias>((writer, alias) => new() { Alias = NamedAs(writer, alias) })
        .Add<SortOrder>(Order)
        .Add<UnresolvedExtract>((writer, extract) => Extract(writer.Write(extract.Child), writer.Write(extract.Extraction)))
        .Add<GetField>((writer, field) => Extract(writer.Write(field.Child), writer.Write(new Literal(field.Name, DataTypes.String))))
        .Add<UpdateField>(Update)
        .Add<Subquery>(Subquery);

    public static Messages.Alias NamedAs(MessageWriter writer, Alias alias)
    {
        var message = new Messages.Alias { Expr = writer.Write(alias.Child), Name = { alias.Names } };
        if (alias.Metadata is not null) message.Metadata = alias.Metadata;
        return message;
    }

    static Proto.Expression Column(MessageWriter writer, UnresolvedColumn column)
    {
        var message = Attribute(column.Parts);
        if (column.PlanId is { } plan) message.UnresolvedAttribute.PlanId = plan;
        return message;
    }

    static Proto.Expression Attribute(ValueList<string> parts) => new() { UnresolvedAttribute = new() { UnparsedIdentifier = Identifiers.Join(parts) } };

    // The server reads a time's message without the session's settings, and shows an instant's in Java's old calendar, which skips ten days of 1582.
    static bool IsTextOnly(Literal literal) => (literal.Value, literal.LiteralType) switch
    {
        (long, TimeType) => true,
        (long micros, TimestampType or TimestampNtzType) => micros < FirstGregorianMicros,
        _ => false,
    };

    static Proto.Expression Text(string sql) => new() { ExpressionString = new() { Expression = sql } };

    static Proto.Expression Star(MessageWriter writer, UnresolvedStar star)
    {
        if (star.Except is { Count: > 0 }) return Text(SqlText.Write(star));
        var message = new Messages.UnresolvedStar();
        // A target and a plan exclude each other.
        if (star.Qualifier.Count > 0) message.UnparsedTarget = Identifiers.Join(star.Qualifier) + ".*";
        else if (star.PlanId is { } plan) message.PlanId = plan;
        return new() { UnresolvedStar = message };
    }

    static Proto.Expression Regex(MessageWriter writer, UnresolvedRegex regex)
    {
        var message = new Messages.UnresolvedRegex { ColName = regex.Pattern.StartsWith('`') ? regex.Pattern : $"`{regex.Pattern}`" };
        if (regex.PlanId is { } plan) message.PlanId = plan;
        return new() { UnresolvedRegex = message };
    }

    static Messages.UnresolvedNamedLambdaVariable Variable(LambdaVariable variable) => new() { NameParts = { variable.Name } };

    static Proto.Expression Function(MessageWriter writer, UnresolvedFunction function)
    {
        // FILTER, WITHIN GROUP and IGNORE NULLS have no field in the message, but SQL text says them.
        if (function.Filter is not null || function.WithinGroup is not null || function.IgnoreNulls is not null) return Text(SqlText.Write(function));
        if (function.NameParts.Count > 1)
            return new() { CallFunction = new() { FunctionName = Identifiers.Join(function.NameParts), Arguments = { writer.Write(function.Arguments) } } };
        return Call(writer, function.Name, function.Arguments, function.IsDistinct);
    }

    static Proto.Expression Call(MessageWriter writer, string name, ValueList<Expression> arguments, bool distinct) => name switch
    {
        // Spark's grammar knows these, its function registry does not.
        "!=" or "<>" => Call(writer, "not", [new UnresolvedFunction("==", arguments.Span)], distinct),
        "||" => Call(writer, "concat", arguments, distinct),
        "case" => Call(writer, "when", arguments, distinct),
        // The server knows the operator as text only; by the function's name it shows a call.
        OperatorNames.Negative => IsPlain(arguments[0]) ? Text(SqlText.Write(new UnresolvedFunction([name], arguments))) : Call(writer, "negative", arguments, distinct),
        // Only SQL text makes these, and so only SQL text can hold them.
        OperatorNames.IsUnknown or OperatorNames.IsNotUnknown or OperatorNames.SemiStructuredExtract or OperatorNames.LikeAll or OperatorNames.LikeAny or OperatorNames.NotLikeAll
            or OperatorNames.NotLikeAny => Text(SqlText.Write(new UnresolvedFunction([name], arguments))),
        _ => new() { UnresolvedFunction = new() { FunctionName = name, Arguments = { writer.Write(arguments) }, IsDistinct = distinct } },
    };

    // Text cannot say which frame a column was taken from.
    static bool IsPlain(Expression expression) => expression.Walk().All(node => node is Literal or UnresolvedColumn { PlanId: null } or UnresolvedFunction);

    static UnresolvedFunction Unresolved(AggregateExpression aggregate) => new([aggregate.Call.CalledAs ?? aggregate.Call.Function.Name], aggregate.Call.Arguments,
        aggregate.IsDistinct, aggregate.Filter, aggregate.IgnoreNulls ? true : null, aggregate.WithinGroup);

    static Proto.Expression Window(MessageWriter writer, WindowExpression window)
    {
        var message = new Messages.Window
        {
            WindowFunction = writer.Write(window.Function),
            PartitionSpec = { writer.Write(window.PartitionBy) },
            OrderSpec = { window.OrderBy.Select(writer.Write) },
        };
        if (window.Frame is { } frame)
        {
            message.FrameSpec = new()
            {
                FrameType = frame.IsRows ? FrameType.Row : FrameType.Range,
                Lower = Boundary(writer, frame.Lower),
                Upper = Boundary(writer, frame.Upper),
            };
        }
        return new() { Window = message };
    }

    static FrameBoundary Boundary(MessageWriter writer, Expression? bound) => bound switch
    {
        null => new() { Unbounded = true },
        Literal { Value: 0 or 0L } => new() { CurrentRow = true },
        // A negated number is what the server shows as PRECEDING.
        Literal { Value: < 0 and > int.MinValue and int rows, LiteralType: IntegerType } => new() { Value = writer.Write(new UnresolvedFunction("negative", new Literal(-rows, DataTypes.Integer))) },
        UnresolvedFunction { Name: OperatorNames.Negative } negated => new() { Value = writer.Write(negated with { NameParts = ["negative"] }) },
        _ => new() { Value = writer.Write(bound) },
    };

    static EvalMode Mode(CastMode mode) => mode switch
    {
        CastMode.Ansi => EvalMode.Ansi,
        CastMode.Legacy => EvalMode.Legacy,
        CastMode.Try => EvalMode.Try,
        _ => EvalMode.Unspecified,
    };

    // Both fields always: a direction left out means descending to the server.
    static Proto.Expression Order(MessageWriter writer, SortOrder order) => new()
    {
        SortOrder = new()
        {
            Child = writer.Write(order.Child),
            Direction = order.Ascending ? Messages.SortOrder.Types.SortDirection.Ascending : Messages.SortOrder.Types.SortDirection.Descending,
            NullOrdering = order.NullsFirst ? Messages.SortOrder.Types.NullOrdering.SortNullsFirst : Messages.SortOrder.Types.NullOrdering.SortNullsLast,
        },
    };

    static Proto.Expression Extract(Proto.Expression child, Proto.Expression extraction) => new() { UnresolvedExtractValue = new() { Child = child, Extraction = extraction } };

    static Proto.Expression Update(MessageWriter writer, UpdateField update)
    {
        var message = new Messages.UpdateFields { StructExpression = writer.Write(update.Child), FieldName = Identifiers.Join(update.Path) };
        if (update.Value is not null) message.ValueExpression = writer.Write(update.Value);
        return new() { UpdateFields = message };
    }

    static Proto.Expression Subquery(MessageWriter writer, Subquery subquery) => new()
    {
        SubqueryExpression = new()
        {
            PlanId = writer.AddSubquery(subquery.Plan),
            SubqueryType = subquery.Kind switch
            {
                SubqueryKind.Scalar => SubqueryType.Scalar,
                SubqueryKind.Exists => SubqueryType.Exists,
                _ => SubqueryType.In,
            },
            InSubqueryValues = { writer.Write(subquery.Values) },
        },
    };
}
