using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>WHERE, HAVING and QUALIFY.</summary>
internal static class Filters
{
    public static Plan Resolve(Filter filter, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(filter.Child, around);
        if (AggregateBelow.Find(child) is { } below && (filter.IsHaving || Mentions(filter.Condition, resolver))) return Having(filter, child, below, resolver,
            around);
        var condition = Condition(filter, BelowResolver.Over(child, resolver, around));
        if (!filter.IsQualify && condition.Any(node => node is WindowExpression)) throw ErrorClasses.WindowNotAllowedInClause.With(("clauseName", "WHERE"));
        if (filter.IsQualify) return Qualify(child, condition);
        CheckWhere(condition);
        return Kept(child, input => new Filter(input, condition), [condition]);
    }

    /// <summary>A node over a child that may have to show more columns; the result shows only the child's own.</summary>
    public static Plan Kept(Plan child, Func<Plan, Plan> node, IEnumerable<Expression> expressions)
    {
        var exposed = SelectLists.Exposed(child, expressions);
        var result = node(exposed);
        return ReferenceEquals(exposed, child) ? result : new Project(result, [.. child.Output]);
    }

    /// <summary>The condition as a truth value.</summary>
    public static Expression CheckedCondition(Expression condition) => condition.Type switch
    {
        BooleanType => condition,
        NullType => new Literal(null, DataTypes.Boolean),
        _ => throw ErrorClasses.FilterNotBoolean.With(("sqlExpr", SqlText.Expression(condition)), ("filter", SqlText.Expression(condition)),
            ("type", SqlText.Type(condition.Type))),
    };

    static Expression Condition(Filter filter, ExpressionResolver expressions) => CheckedCondition(expressions.Resolve(filter.Condition));

    // A filter of the API over an aggregation, such as df.GroupBy(...).Agg(...).Where("sum(x) > 1"), may use aggregates as HAVING does.
    static bool Mentions(Expression condition, PlanResolver resolver) => condition is SqlExpression sql
        ? Mentions(Sql.Parser.SqlParser.ParseExpression(sql.Text, resolver.Analysis.Settings), resolver)
        : condition.Any(node => node is UnresolvedFunction call && FunctionResolution.Find(call.NameParts) is { Kind: FunctionKind.Aggregate });

    static Plan Having(Filter filter, Plan child, AggregateBelow below, PlanResolver resolver, Surroundings around)
    {
        var condition = Condition(filter, below.Resolver(child, resolver, around));
        // What the select list computes is replaced by how it does so: the condition goes below it.
        condition = condition.TransformUp(node => node is ColumnReference column && below.Computed(column) is { } value ? value : node);
        var builder = AggregateBuilder.Of(below.Aggregate, resolver.Analysis);
        var lowered = builder.Lower(condition);
        if (filter.IsHaving && lowered.Any(node => node is WindowExpression)) throw ErrorClasses.WindowNotAllowedInClause.With(("clauseName", "HAVING"));
        if (lowered.Any(node => node is WindowExpression)) return Qualify(below.With(builder.Build()), condition);
        return below.With(builder.Build(), aggregate => new Filter(aggregate, lowered));
    }

    static Plan Qualify(Plan child, Expression condition)
    {
        var (input, conditions) = WindowExtraction.Extract(SelectLists.Exposed(child, [condition]), [condition]);
        return new Project(new Filter(input, conditions[0]), [.. child.Output]);
    }

    static void CheckWhere(Expression condition)
    {
        var misplaced = condition.Walk().Where(node => node is WindowExpression || (node is FunctionCall { Function: Catalogue.GeneratorFunction }))
            .Concat(AggregateSearch.In(condition)).ToList();
        if (misplaced.Count > 0)
            throw ErrorClasses.InvalidWhereCondition.With(("condition", SqlText.Expression(condition)),
                ("expressionList", string.Join(", ", misplaced.Select(item => QualifiedText.Of(item)))));
    }
}
