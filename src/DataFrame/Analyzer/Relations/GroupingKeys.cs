using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;

namespace Frames.Analyzer.Relations;

/// <summary>What an aggregation groups by: expressions over the original input, and the columns that hold them in its input.</summary>
/// <param name="Expressions">The expressions as written.</param>
/// <param name="Columns">A column each, and last the grouping id of grouping sets.</param>
/// <param name="GroupingId">The column that tells grouping sets apart, or null.</param>
internal sealed record GroupingKeys(ValueList<Expression> Expressions, ValueList<ColumnReference> Columns, ColumnReference? GroupingId)
{
    /// <summary>The column of an expression that is grouped by, or null.</summary>
    public ColumnReference? Find(Expression expression)
    {
        for (var i = 0; i < Expressions.Count; i++) if (Expressions[i].Equals(expression)) return Columns[i];
        return expression is ColumnReference column && Columns.Contains(column) ? column : null;
    }

    /// <summary><c>grouping(key)</c> and <c>grouping_id(keys)</c> as arithmetic on the grouping id.</summary>
    public Expression GroupingCall(FunctionCall call, QuerySettings settings)
    {
        if (GroupingId is null) throw ErrorClasses.UnsupportedGroupingExpression.With();
        if (call.Function.Name == GroupingSets.IdFunction)
        {
            if (call.Arguments.Count > 0 && !call.Arguments.Equals(Expressions))
                throw ErrorClasses.GroupingIdColumnMismatch.With(("groupingIdColumn", SqlPrinter.List(call.Arguments)),
                    ("groupByColumns", SqlPrinter.List(Expressions)));
            return GroupingId;
        }
        var position = Enumerable.Range(0, Expressions.Count).FirstOrDefault(i => Expressions[i].Equals(call.Arguments[0]), -1);
        if (position < 0) throw ErrorClasses.GroupingColumnMismatch.With(("grouping", SqlText.Expression(call.Arguments[0])), ("groupingColumns", Quoted()));
        var place = new Literal(1L << (Expressions.Count - 1 - position), Sql.Types.DataTypes.Long);
        var bit = Calls.Resolve(OperatorNames.Remainder, settings, Calls.Resolve(OperatorNames.IntegralDivide, settings, GroupingId, place),
            new Literal(2L, Sql.Types.DataTypes.Long));
        return new Cast(bit, Sql.Types.DataTypes.Byte, settings.CastMode, IsImplicit: true);
    }

    string Quoted() => string.Join(",", Expressions.Select(SqlText.Expression));
}
