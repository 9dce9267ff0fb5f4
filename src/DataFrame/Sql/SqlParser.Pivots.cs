using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary><c>PIVOT (sum(x) AS s, ... FOR column IN (1 AS one, 2))</c></summary>
    Plan Pivot(Plan plan)
    {
        Expect("PIVOT");
        Expect("(");
        var aggregates = List(NamedExpression);
        Expect("FOR");
        var column = PivotColumn();
        Expect("IN");
        var values = Parenthesized(NamedExpression);
        Expect(")");
        return new Aggregate(plan, [], aggregates, Pivot: new(column, values, GroupsByRest: true));
    }

    Expression PivotColumn()
    {
        if (!Is("(")) return new UnresolvedColumn(MultipartIdentifier());
        var columns = Parenthesized(() => (Expression)new UnresolvedColumn(MultipartIdentifier()));
        return columns.Count == 1 ? columns[0] : RowOf([.. columns]);
    }

    /// <summary><c>UNPIVOT [INCLUDE | EXCLUDE NULLS] (value FOR name IN (a AS x, b))</c>, or rows of several values.</summary>
    Plan Unpivot(Plan plan)
    {
        Expect("UNPIVOT");
        var includeNulls = Is("INCLUDE");
        if (IsAny("INCLUDE", "EXCLUDE"))
        {
            Next();
            Expect("NULLS");
        }
        Expect("(");
        var several = Is("(");
        var valueNames = several ? IdentifierList() : [Identifier()];
        Expect("FOR");
        var variable = Identifier();
        Expect("IN");
        var entries = Parenthesized(() => UnpivotEntry(several));
        Expect(")");
        var result = new Unpivot(plan, [], entries.Map(entry => entry.Columns), variable, valueNames, includeNulls, KeepsRest: true,
            entries.Map(entry => entry.Alias));
        return Aliased(result);
    }

    (ValueList<Expression> Columns, string? Alias) UnpivotEntry(bool several)
    {
        ValueList<Expression> columns = several ? Parenthesized(UnpivotColumn) : [UnpivotColumn()];
        if (!Take("AS") && !Peek.IsIdentifier) return (columns, null);
        return (columns, Identifier());
    }

    Expression UnpivotColumn() => new UnresolvedColumn(MultipartIdentifier());
}
