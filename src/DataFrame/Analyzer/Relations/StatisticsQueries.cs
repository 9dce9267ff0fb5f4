using System.Globalization;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>The statistics of data frames that are queries like others: each as the unresolved plan that a user could have written.</summary>
internal static class StatisticsQueries
{
    /// <summary>The query of a statistic, or null where it is none of these.</summary>
    public static Plan? Of(Statistics statistics) => statistics.Function switch
    {
        "crosstab" => Crosstab(statistics.Child, Name(statistics.Columns[0]), Name(statistics.Columns[1])),
        "freqItems" => FrequentItems(statistics),
        "approxQuantile" => Quantiles(statistics),
        "sampleBy" => SampleBy(statistics),
        _ => null,
    };

    /// <summary>A row for each value of the first column, a column for each of the second, the number of rows of each pair; nulls count as the text <c>null</c>.</summary>
    static FillNulls Crosstab(Plan child, string rows, string columns)
    {
        var corner = $"{rows}_{columns}";
        static string Text(string name) => $"coalesce(CAST({Quoted(name)} AS STRING), 'null')";
        var texts = new Project(child, [new Alias(new SqlExpression(Text(rows)), corner), new Alias(new SqlExpression(Text(columns)), "value")]);
        var key = new UnresolvedColumn([corner]);
        var counts = new Aggregate(texts, [key], [key, new SqlExpression("count(1)")], Pivot: new PivotClause(new UnresolvedColumn(["value"]), []));
        return new FillNulls(counts, [], [new Literal(0L, DataTypes.Long)]);
    }

    /// <summary>One row: for each column the values that at least the given part of the rows has. Exact, so that no others are among them.</summary>
    static Plan FrequentItems(Statistics statistics)
    {
        var support = statistics.Arguments is [{ Value: double given }, ..] ? given : 0.01;
        if (!(support is >= 1e-4 and <= 1)) throw new FramesException(null, null, $"Support must be in [1e-4, 1], but got {support.ToString(CultureInfo.InvariantCulture)}.");
        return statistics.Columns.Select(Name).Select(name => Frequent(statistics.Child, name, support)).Aggregate((left, right) => new Join(left, right, JoinKind.Cross, null));
    }

    static Plan Frequent(Plan child, string name, double support)
    {
        var counts = new Aggregate(child, [Column(name)], [new Alias(Column(name), "item"), new Alias(new SqlExpression("count(1)"), "occurs")]);
        var totals = new Project(counts, [new SqlExpression("struct(item)").As("boxed"), new SqlExpression("occurs"), new SqlExpression("sum(occurs) OVER ()").As("total")]);
        // Boxed, because collecting leaves nulls out.
        var least = support.ToString("E17", CultureInfo.InvariantCulture);
        return new Aggregate(totals, [], [new SqlExpression($"collect_list(boxed) FILTER (WHERE occurs >= total * {least}).item").As($"{name}_freqItems")]);
    }

    /// <summary>One row with an array of quantiles for each column; nulls and NaN do not count.</summary>
    static Aggregate Quantiles(Statistics statistics)
    {
        var probabilities = string.Join(", ", ((object?[])statistics.Arguments[0].Value!).Select(value => Number((double)value!)));
        var error = (double)statistics.Arguments[1].Value!;
        var accuracy = error <= 0 ? int.MaxValue : (int)Math.Clamp(Math.Ceiling(1 / error), 1, int.MaxValue);
        var quantiles = statistics.Columns.Select(Name).Select(name
            => $"percentile_approx(CAST({Quoted(name)} AS DOUBLE), array({probabilities}), {accuracy}) FILTER (WHERE NOT isnan({Quoted(name)}))");
        return new Aggregate(statistics.Child, [], [new SqlExpression($"array({string.Join(", ", quantiles)})").As("approx_quantile")]);
    }

    /// <summary>Each row with the probability of its stratum; what no fraction names is left out.</summary>
    static Filter SampleBy(Statistics statistics)
    {
        var arguments = statistics.Arguments;
        var fractions = new UnresolvedFunction("map", [.. arguments.Take(arguments.Count - 1)]);
        var fraction = new UnresolvedFunction("coalesce", new UnresolvedFunction("try_element_at", fractions, statistics.Columns[0]), new Literal(0.0, DataTypes.Double));
        return new Filter(statistics.Child, new UnresolvedFunction("<", new UnresolvedFunction("rand", arguments[^1]), fraction));
    }

    static Alias As(this Expression expression, string name) => new(expression, name);

    static UnresolvedColumn Column(string name) => new([name]);

    static string Name(Expression column) => ((UnresolvedColumn)column).Parts[^1];

    static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    static string Number(double value) => value.ToString("E17", CultureInfo.InvariantCulture);
}
