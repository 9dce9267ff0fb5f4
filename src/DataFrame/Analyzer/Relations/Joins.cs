using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>Joins: ON, USING, NATURAL and LATERAL.</summary>
internal static class Joins
{
    public static Plan Resolve(Join join, PlanResolver resolver, Surroundings around)
    {
        if (join.Natural && join.Kind is JoinKind.LeftSemi or JoinKind.LeftAnti) throw new FramesException(null, null,
            $"requirement failed: Unsupported natural join type {join.Kind}");
        var left = resolver.Resolve(join.Left, around);
        var right = resolver.Resolve(join.Right, join.Lateral ? around with { Outer = resolver.Scope(around, left) } : around);
        var names = join.Using ?? (join.Natural ? Common(left, right, resolver.Analysis.Settings) : null);
        var plain = join with { Left = left, Right = right, Using = null, Natural = false, Lateral = false };
        var resolved = names is null ? On(plain, join.Condition, resolver, around) : Using(plain, names, join, resolver);
        return join.Lateral ? LateralJoins.Resolve(resolved) : resolved;
    }

    static Join On(Join join, Expression? condition, PlanResolver resolver, Surroundings around)
    {
        if (condition is null) return join;
        var resolved = resolver.Expressions(around, join.Left, join.Right).Resolve(condition);
        if (resolved.Type is not BooleanType)
            throw ErrorClasses.JoinConditionIsNotBoolean.With(("joinCondition", SqlText.Expression(resolved)), ("conditionType", SqlText.Type(resolved.Type)));
        var left = SelectLists.Exposed(join.Left, OfSide(join.Left, resolved));
        var right = SelectLists.Exposed(join.Right, OfSide(join.Right, resolved));
        return join with { Left = left, Right = right, Condition = resolved };
    }

    static IEnumerable<Expression> OfSide(Plan side, Expression condition) => condition.References()
        .Where(column => HiddenColumns.Expose(side, [column]) is not null);

    static ValueList<string> Common(Plan left, Plan right, QuerySettings settings) => left.Output.Select(column => column.Name)
        .Where(name => right.Output.Any(column => string.Equals(column.Name, name, settings.NameComparison))).ToValueList();

    /// <summary>Equal columns come once and first; the others follow, and the left-out ones stay reachable through their table.</summary>
    static Plan Using(Join join, ValueList<string> names, Join original, PlanResolver resolver)
    {
        var settings = resolver.Analysis.Settings;
        var lefts = names.Map(name => Column(join.Left, name, "left", resolver));
        var rights = names.Map(name => Column(join.Right, name, "right", resolver));
        var conditions = lefts.Zip(rights, (left, right) => (Expression)Calls.Resolve(OperatorNames.Equal, settings, left, right));
        var condition = Conjunctions.And(conditions);
        var kind = join.Kind == JoinKind.Cross && condition is not null ? JoinKind.Inner : join.Kind;
        var joined = join with { Kind = kind, Condition = condition };
        var output = joined.Output;
        ColumnReference After(ColumnReference column) => output.First(found => found.Id == column.Id);
        var keys = kind switch
        {
            JoinKind.RightOuter => rights.Map(column => (Expression)After(column)),
            JoinKind.FullOuter => lefts.Zip(rights, (left, right) => (Expression)new Alias(Calls.Resolve("coalesce", settings, After(left), After(right)),
                [left.Name], Ids.Next())).ToValueList(),
            _ => lefts.Map(column => (Expression)After(column)),
        };
        var rest = output.Where(column => !lefts.Contains(column) && !rights.Contains(column));
        resolver.Analysis.UsingJoins.Add(original.Tag.Id);
        return new Project(joined, [.. keys, .. rest]) { Tag = original.Tag };
    }

    static ColumnReference Column(Plan side, string name, string which, PlanResolver resolver)
    {
        var scope = resolver.Scope(Surroundings.Nothing, side);
        return NameResolver.Find(scope, [name]) as ColumnReference ?? throw ErrorClasses.UnresolvedUsingColumn.With(("colName", SqlText.Name(name)),
            ("side", which),
            ("suggestion", string.Join(", ", side.Output.Select(column => SqlText.Name(column.Name)).Order(StringComparer.Ordinal))));
    }
}
