using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>Resolves the query inside an expression: it sees the columns of the query around it.</summary>
internal static class SubqueryResolution
{
    public static Expression Resolve(Subquery subquery, ExpressionResolver resolver)
    {
        var scope = resolver.Scope;
        var values = resolver.Resolve(subquery.Values);
        var plan = new PlanResolver(scope.Analysis).Resolve(subquery.Plan, scope.Around with { Outer = scope });
        if (subquery.Kind == SubqueryKind.Scalar && plan.Output.Count != 1) throw ErrorClasses.TooManyScalarSubqueryColumns.With(("number",
            $"{plan.Output.Count}"));
        var resolved = subquery with { Plan = plan, Values = values, OuterColumns = Correlation.References(plan).ToValueList() };
        return subquery.Kind == SubqueryKind.In ? In(resolved, resolver.Settings) : resolved;
    }

    static Subquery In(Subquery subquery, QuerySettings settings)
    {
        var (values, output) = (subquery.Values, subquery.Plan.Output);
        if (values.Count != output.Count)
            throw ErrorClasses.InColumnsMismatch.With(("sqlExpr", SqlText.Expression(subquery)), ("leftLength", $"{values.Count}"),
                ("leftColumns", Quoted(values)),
                ("rightLength", $"{output.Count}"), ("rightColumns", Quoted(output)));
        var left = values.Span.ToArray();
        var right = new Expression[left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            var type = CommonTypes.Widest([left[i].Type, output[i].Type], settings)
                ?? throw ErrorClasses.InSubqueryTypeMismatch.With(("sqlExpr", SqlText.Expression(subquery)),
                ("mismatchedColumns", $"({SqlText.Expression(left[i])}:{SqlText.Type(left[i].Type)}, {SqlText.Expression(output[i])}:{SqlText.Type(output[i].Type)})"),
                ("leftType", string.Join(", ", values.Select(value => SqlText.Type(value.Type)))),
                    ("rightType", string.Join(", ", output.Select(column => SqlText.Type(column.Type)))));
            left[i] = CommonTypes.CastTo(left[i], type, settings);
            var cast = CommonTypes.CastTo(output[i], type, settings);
            right[i] = ReferenceEquals(cast, output[i]) ? output[i] : new Alias(cast, [output[i].Name], Ids.Next());
        }
        var plan = right.All(column => column is ColumnReference) ? subquery.Plan : new Project(subquery.Plan, new(right));
        return subquery with { Values = new(left), Plan = plan };
    }

    static string Quoted(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(SqlText.Expression));
}
