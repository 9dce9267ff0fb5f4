using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>PIVOT: aggregates by the keys and the pivot column, then by the keys, taking for each pivot value the one row that has it; a value that no row has
/// gives NULL.</summary>
internal static class Pivots
{
    const string maximumSetting = "spark.sql.pivotMaxValues";
    const int maximum = 10_000;

    public static Plan Resolve(Aggregate aggregate, PlanResolver resolver, Surroundings around)
    {
        var settings = resolver.Analysis.Settings;
        var child = resolver.Resolve(aggregate.Child, around);
        var expressions = resolver.Expressions(around, child);
        var pivot = expressions.Resolve(aggregate.Pivot!.Column);
        var items = SelectLists.Items(aggregate.Aggregates, resolver, around, child);
        var aggregates = items.Where(AggregateSearch.Has).ToList();
        foreach (var item in items.Where(item => !AggregateSearch.Has(item)
            && aggregate.Grouping.Count == 0)) throw ErrorClasses.MissingAggregation.With(("expression", SqlText.Expression(item)),
            ("expressionAnyValue", $"\"any_value({SqlPrinter.Print(item)})\""));
        var values = (aggregate.Pivot.Values.Count > 0 ? aggregate.Pivot.Values.Map(expressions.Resolve) : Occurring(pivot, child, resolver.Analysis))
            .Map(value => Value(value, pivot, settings));
        // SQL's PIVOT groups by all columns that neither the pivot nor an aggregate reads.
        var used = aggregates.Append(pivot).SelectMany(item => item.References()).ToHashSet();
        var keys = !aggregate.Pivot.GroupsByRest ? aggregate.Grouping.Map(expressions.Resolve) : child.Output.Where(column => !used.Contains(column))
            .Cast<Expression>().ToValueList();
        return Pivoted(child, keys, pivot, values, aggregates.ConvertAll(item => (Alias)item), resolver);
    }

    /// <summary>All values of the pivot, in order, nulls first. A query of its own: the columns cannot be known without it.</summary>
    static ValueList<Expression> Occurring(Expression pivot, Plan child, Analysis analysis)
    {
        var limit = int.TryParse(analysis.Settings.Get(maximumSetting, ""), out var set) ? set : maximum;
        var builder = AggregateBuilder.Over(child, [pivot], analysis);
        var column = builder.Lower(pivot);
        var distinct = new Project(builder.Build(), [Naming.Named(column)]);
        var values = analysis.Values(new Limit(new Sort(distinct, [new SortOrder(distinct.Output[0])]), new Literal(limit + 1, DataTypes.Integer)));
        if (values.Count > limit) throw ErrorClasses.TooManyPivotValues.With(("pivotColumn", SqlPrinter.Print(pivot)), ("maxValues", $"{limit}"), ("conf", maximumSetting));
        return values.Select(Expression (value) => new Literal(value, pivot.Type)).ToValueList();
    }

    static Plan Pivoted(Plan child, ValueList<Expression> keys, Expression pivot, ValueList<Alias> values, List<Alias> aggregates, PlanResolver resolver)
    {
        var settings = resolver.Analysis.Settings;
        var inner = AggregateBuilder.Over(child, [.. keys, pivot], resolver.Analysis);
        var lowered = aggregates.ConvertAll(item => (Alias)inner.LowerItem(item));
        var named = keys.Map(key => inner.LowerItem(Naming.Named(key)));
        var pivotColumn = inner.Lower(pivot);
        Plan first = new Project(inner.Build(), [.. named, pivotColumn, .. lowered]);
        var outer = AggregateBuilder.Over(first, named.Map(item => (Expression)Plan.ToColumn(item)), resolver.Analysis);
        var list = named.Map(item => (Expression)Plan.ToColumn(item)).ToList();
        foreach (var value in values)
        {
            foreach (var item in lowered)
            {
                var matches = Calls.Resolve(OperatorNames.EqualNullSafe, settings, pivotColumn, value.Child);
                var picked = outer.Lower(new AggregateExpression(Calls.Resolve("first", settings, Plan.ToColumn(item)), Filter: matches));
                list.Add(new Alias(picked, [aggregates.Count == 1 ? value.Name : $"{value.Name}_{item.Name}"], Ids.Next()));
            }
        }
        return new Project(outer.Build(), list.ToValueList());
    }

    /// <summary>A column is named as its value is cast to text.</summary>
    static string Text(Expression value, QuerySettings settings)
        => Folding.Evaluate(new Cast(value, DataTypes.String, settings.CastMode), settings).Value as string ?? "null";

    static Alias Value(Expression value, Expression pivot, QuerySettings settings)
    {
        var (bare, name) = value is Alias alias ? (alias.Child, alias.Name) : (value, null);
        if (!Folding.IsFoldable(bare)) throw ErrorClasses.PivotAggregateMissing.With(("expression", SqlText.Expression(bare)));
        if (CommonTypes.Wider(pivot.Type, bare.Type, settings) is null && !CastRules.IsAllowed(bare.Type, pivot.Type, settings.CastMode))
            throw ErrorClasses.PivotValueTypeMismatch.With(("value", SqlPrinter.Print(bare)), ("valueType", bare.Type.SimpleString),
                ("pivotType", pivot.Type.SimpleString));
        return new Alias(CommonTypes.CastTo(bare, pivot.Type, settings), [name ?? Text(bare, settings)],
            Ids.Next());
    }
}
