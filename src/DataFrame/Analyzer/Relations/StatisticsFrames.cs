using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>describe and summary: one aggregation, its statistics turned into rows of text.</summary>
internal static class StatisticsFrames
{
    static readonly string[] Described = ["count", "mean", "stddev", "min", "max"];
    static readonly string[] Summarized = ["count", "mean", "stddev", "min", "25%", "50%", "75%", "max"];

    public static Plan Resolve(Statistics statistics, PlanResolver resolver, Surroundings around) => statistics.Function switch
    {
        "describe" => Describe(statistics, Described, resolver, around),
        "summary" => Describe(statistics, statistics.Arguments.Count == 0 ? Summarized : [.. statistics.Arguments.Select(argument => (string)argument.Value!)],
            resolver, around),
        _ => resolver.Resolve(StatisticsQueries.Of(statistics) ?? throw new FramesException(null, null, $"The statistic '{statistics.Function}' is not known."), around),
    };

    static Plan Describe(Statistics statistics, string[] names, PlanResolver resolver, Surroundings around)
    {
        var settings = resolver.Analysis.Settings;
        var child = resolver.Resolve(statistics.Child, around);
        var expressions = resolver.Expressions(around, child);
        var columns = statistics.Columns.Count > 0 ? statistics.Columns.Map(column => (ColumnReference)expressions.Resolve(column))
            : child.Output.Where(column => column.Type is NumericType or StringType).ToValueList();
        var builder = AggregateBuilder.Over(child, [], resolver.Analysis);
        var cells = names.Select(name => columns.Map(column => builder.Lower(Text(name, column, settings)))).ToList();
        var projections = names.Select((name, i) => (ValueList<Expression>)[new Literal(name, DataTypes.String), .. cells[i]]).ToValueList();
        var output = columns.Map(column => new ColumnReference(Ids.Next(), column.Name, DataTypes.String, true, []));
        return new Expand(builder.Build(), projections, [new ColumnReference(Ids.Next(), "summary", DataTypes.String, false, []), .. output]);
    }

    static Expression Text(string name, ColumnReference column, QuerySettings settings)
    {
        Expression Aggregate(string function, params Expression[] arguments) => new AggregateExpression(Calls.Resolve(function, settings, arguments));
        Expression number = column.Type is NumericType ? column : new Cast(column, DataTypes.Double, CastMode.Try);
        var value = name switch
        {
            "count" => Aggregate("count", column),
            "mean" => Aggregate("avg", number),
            "stddev" => Aggregate("stddev", number),
            "min" => Aggregate("min", column),
            "max" => Aggregate("max", column),
            _ when name.EndsWith('%') && double.TryParse(name[..^1], System.Globalization.CultureInfo.InvariantCulture, out var percent)
                => column.Type is NumericType
                ? Aggregate("percentile_approx", column, new Literal(percent / 100, DataTypes.Double)) : Literal.Null,
            _ => throw new FramesException(null, null,
                $"'{name}' is not a recognised statistic. Known are count, mean, stddev, min, max and percentages such as 75%."),
        };
        return new Cast(value, DataTypes.String, settings.CastMode, IsImplicit: true);
    }
}
