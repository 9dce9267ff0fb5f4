using Frames.Sql;
using static Frames.Sql.Functions;

namespace Frames.Tests.Local;

/// <summary>Frames whose columns are values of the data, and statistics of columns.</summary>
public sealed class StatisticsTests : IDisposable
{
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Config("spark.sql.session.timeZone", "UTC").Create();

    DataFrame Sales => spark.Sql("""
        SELECT * FROM VALUES ('north', DATE '2020-01-02', 1, 10.0D), ('north', DATE '2020-01-01', 2, 20.0D), ('south', DATE '2020-01-01', 3, 30.0D),
            ('south', NULL, 4, double('NaN')), (NULL, DATE '2020-01-02', NULL, NULL) AS t(region, day, n, x)
        """);

    public void Dispose() => spark.Dispose();

    [Fact]
    public void A_pivot_without_values_takes_all_that_occur_in_order()
    {
        var pivoted = Sales.GroupBy("region").Pivot("day").Agg(Sum("n")).OrderBy("region");
        Assert.Equal(["region", "null", "2020-01-01", "2020-01-02"], pivoted.Columns());
        Assert.Equal(["[null,null,null,null]", "[north,null,2,1]", "[south,4,3,null]"], pivoted.Collect().Select(row => row.ToString()));
        var two = Sales.GroupBy("region").Pivot(Col("n") > 2).Agg(Sum("n").Alias("s"), Count("x").Alias("c"));
        Assert.Equal(["region", "null_s", "null_c", "false_s", "false_c", "true_s", "true_c"], two.Columns());
    }

    [Fact]
    public void A_pivot_over_too_many_values_is_refused()
    {
        spark.Conf().Set("spark.sql.pivotMaxValues", "2");
        var error = Assert.Throws<FramesException>(() => Sales.GroupBy("region").Pivot("day").Count().Columns());
        Assert.Equal("_LEGACY_ERROR_TEMP_1324", error.ErrorClass);
        Assert.Equal("2", error.Parameters["maxValues"]);
    }

    [Fact]
    public void A_crosstab_counts_pairs()
    {
        var table = Sales.Stat().Crosstab("region", "day").OrderBy("region_day");
        Assert.Equal(["region_day", "2020-01-01", "2020-01-02", "null"], table.Columns());
        Assert.Equal(["[north,1,1,0]", "[null,0,1,0]", "[south,1,0,1]"], table.Collect().Select(row => row.ToString()));
    }

    [Fact]
    public void Frequent_items_are_those_of_enough_rows()
    {
        var row = Sales.Stat().FreqItems(["region", "n"], 0.4).Collect().Single();
        Assert.Equal(["north", "south"], row.GetAs<string[]>("region_freqItems")!.Order());
        Assert.Empty(row.GetAs<int?[]>("n_freqItems")!);
        Assert.Equal(5, Sales.Stat().FreqItems(["n"], 0.1).Collect().Single().GetAs<int?[]>("n_freqItems")!.Length);
    }

    [Fact]
    public void Quantiles_leave_out_nulls_and_NaN()
    {
        Assert.Equal([10, 20, 30], Sales.Stat().ApproxQuantile("x", [0, 0.5, 1], 0));
        Assert.Equal([[2], [20]], Sales.Stat().ApproxQuantile(["n", "x"], [0.5], 0.01));
    }

    [Fact]
    public void A_row_prints_values_in_one_form_everywhere()
    {
        var row = spark.Sql("SELECT DATE '1582-10-04', TIMESTAMP_NTZ '2020-01-02 03:04:05.5', 10.0D, float('inf'), array(1, NULL), true").First();
        Assert.Equal("[1582-10-04,2020-01-02 03:04:05.5,10.0,Infinity,[1,null],true]", row.ToString());
    }
}
