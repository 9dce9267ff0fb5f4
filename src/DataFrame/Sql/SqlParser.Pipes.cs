using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>What stands behind <c>|&gt;</c>.</summary>
    Plan PipeOperator(Plan plan)
    {
        switch (Peek.Key)
        {
            case "SELECT":
                return PipeSelect(plan);
            case "EXTEND":
                Next();
                return new Project(plan, [new UnresolvedStar([]), .. List(NamedExpression)]);
            case "SET":
                return PipeSet(plan);
            case "DROP":
                Next();
                return new Project(plan, [new UnresolvedStar([], List(() => new UnresolvedColumn([Identifier()])))]);
            case "AS":
                Next();
                return new SubqueryAlias(plan, [Identifier()]);
            case "WHERE":
                return Where(plan);
            case "PIVOT":
                return Pivot(plan);
            case "UNPIVOT":
                return Unpivot(plan);
            case "TABLESAMPLE":
                return Sampled(plan);
            case "AGGREGATE":
                return PipeAggregate(plan);
            case "UNION" or "EXCEPT" or "MINUS" or "INTERSECT":
                return SetOperation(plan, QueryPrimary);
            case "ORDER" or "SORT" or "CLUSTER" or "DISTRIBUTE" or "LIMIT" or "OFFSET" or "WINDOW":
                return PipeOrganized(plan);
            default:
                return StartsJoin() ? Join(plan) : plan;
        }
    }

    /// <summary>One clause of ordering or limiting; LIMIT and OFFSET count as one.</summary>
    Plan PipeOrganized(Plan plan)
    {
        var (first, start) = (Peek.Key, position);
        var result = Organized(plan);
        if (first is not ("LIMIT" or "OFFSET") && result is Limit or Offset)
        {
            later ??= SqlErrors.At(text, tokens[start].Start, Errors.ErrorClasses.MultipleResultClausesInPipe,
                ("clause1", first == "WINDOW" ? first : first + " BY"), ("clause2", result is Limit ? "LIMIT" : "OFFSET"));
        }
        return result;
    }

    Plan PipeSelect(Plan plan)
    {
        Next();
        var hints = Hints();
        var distinct = false;
        if (IsAny("DISTINCT", "ALL") && (!EndsExpression(1) || IsAt(1, "*"))) distinct = Next().Key == "DISTINCT";
        Plan result = new Project(plan, List(NamedExpression));
        if (distinct) result = new Distinct(result);
        if (Is("WINDOW") && IsClause()) result = Windowed(result);
        return Hinted(result, hints);
    }

    /// <summary>Columns replaced in their places, one after the other, so that later ones see earlier ones.</summary>
    Plan PipeSet(Plan plan)
    {
        Expect("SET");
        do
        {
            var column = new UnresolvedColumn([Identifier()]);
            if (!Take("=")) Expect("==");
            plan = new Project(plan, [new UnresolvedStar([], [column], Replacements: [new Alias(Expression(), column.Parts[0])])]);
        }
        while (Take(","));
        return plan;
    }

    /// <summary>The grouping columns come out before the aggregates.</summary>
    Plan PipeAggregate(Plan plan)
    {
        Next();
        ValueList<Expression> aggregates = Is("GROUP") ? [] : List(NamedExpression);
        if (!Take("GROUP", "BY")) return new Aggregate(plan, [], aggregates);
        var grouping = List(NamedExpression);
        return new Aggregate(plan, grouping.Map(item => item is Alias alias ? alias.Child : item), [.. grouping, .. aggregates]);
    }
}
