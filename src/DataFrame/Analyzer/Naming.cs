using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>Gives the items of a select list names: Spark's text of the expression where the user gave none.</summary>
internal static class Naming
{
    public static Expression Named(Expression expression, Expression? written = null) => expression switch
    {
        ColumnReference => expression,
        Alias { Id: 0 } alias => alias with { Id = Ids.Next() },
        Alias => expression,
        FunctionCall { Function: GeneratorFunction } call => new Alias(call, ((StructType)call.Type).Fields.Select(field => field.Name).ToValueList(),
            Ids.Next()),
        // A name with dots gives its last part; st['x'] and f(y).x are shown as they are.
        GetField field when written is UnresolvedColumn or SqlExpression => new Alias(field, [field.Name], Ids.Next()),
        Cast { Child: ColumnReference column } => new Alias(expression, [column.Name], Ids.Next()),
        OuterReference outer => new Alias(outer, [outer.Column.Name], Ids.Next()),
        _ => new Alias(expression, [SqlPrinter.Print(expression)], Ids.Next()),
    };
}
