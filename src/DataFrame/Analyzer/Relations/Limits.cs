using System.Globalization;
using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>LIMIT, OFFSET and tail: a whole number known before the query runs.</summary>
internal static class Limits
{
    public static Plan Resolve(Plan plan, PlanResolver resolver, Surroundings around) => plan switch
    {
        Limit limit when resolver.Resolve(limit.Child, around) is var child => limit with
        {
            Child = child,
            Count = Count(limit.Count, "limit", child, resolver, around)
        },
        Offset offset when resolver.Resolve(offset.Child, around) is var child => offset with
        {
            Child = child,
            Count = Count(offset.Count, "offset", child, resolver, around)
        },
        _ => plan.MapChildren(child => resolver.Resolve(child, around)),
    };

    static Literal Count(Expression unresolved, string name, Plan child, PlanResolver resolver, Surroundings around)
    {
        var count = resolver.Expressions(around, child).Resolve(unresolved);
        if (!Folding.IsFoldable(count)) throw ErrorClasses.LimitNotFoldable.With(("name", name), ("expr", SqlText.Expression(count)));
        if (count.Type is not IntegerType)
            throw ErrorClasses.LimitDataType.With(("name", name), ("expr", SqlText.Expression(count)), ("dataType", SqlText.Type(count.Type)));
        var value = Folding.Evaluate(count, resolver.Analysis.Settings).Value ?? throw ErrorClasses.LimitIsNull.With(("name", name),
            ("expr", SqlText.Expression(count)));
        var rows = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        if (rows < 0) throw ErrorClasses.LimitIsNegative.With(("name", name), ("expr", SqlText.Expression(count)), ("v", $"{rows}"));
        return new Literal(rows, DataTypes.Long);
    }
}
