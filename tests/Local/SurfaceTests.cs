using Frames.Linq;
using Frames.Sql;
using Frames.Sql.Types;
using static Frames.Sql.Functions;

namespace Frames.Tests.Local;

/// <summary>The surfaces, from objects through the engine and back.</summary>
public sealed class SurfaceTests : IDisposable
{
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Config("spark.sql.session.timeZone", "UTC").Create();

    Dataset<Flight> Flights => spark.CreateDataset(new Flight[]
    {
        new("AA", "JFK", 5, 20, 2.5, new(2013, 1, 1)), new("AA", "EWR", 6, null, 10, new(2013, 1, 2)), new("UA", "JFK", 5, -3, 7, new(2013, 1, 2)),
            new("F9", "LGA", 7, 40, 4, new(2013, 2, 1)),
    });

    public void Dispose() => spark.Dispose();

    [Fact]
    public void A_frame_is_filtered_grouped_sorted_and_shown()
    {
        var frame = Flights.ToDF();
        var result = frame.Where(Col("Delay").IsNotNull()).GroupBy("Carrier").Agg(CallFunction("avg", Col("Delay")).As("mean"),
            CallFunction("count", Lit(1)).As("n")).OrderBy(Col("mean").Desc());
        Assert.Equal("+-------+----+---+\n|Carrier|mean|  n|\n+-------+----+---+\n|     F9|40.0|  1|\n|     AA|20.0|  1|\n|     UA|-3.0|  1|\n+-------+----+---+\n", result.ShowString());
        Assert.Equal(4, frame.Count());
        Assert.Equal("AA", frame.First()["Carrier"]);
        Assert.Equal(["F9"], frame.Tail(1).Select(row => row.GetAs<string>("Carrier")));
        Assert.False(frame.IsEmpty());
        Assert.Contains("Filter", result.ExplainString("extended"));
    }

    [Fact]
    public void SQL_text_sees_views_parameters_and_settings()
    {
        Flights.ToDF().CreateOrReplaceTempView("flights");
        var rows = spark.Sql("SELECT Carrier, Delay + :more AS d FROM flights WHERE Hour = :hour ORDER BY d", new Dictionary<string,
            object?>
        { ["more"] = 1, ["hour"] = 5 }).Collect();
        Assert.Equal([new Row("UA", -2), new Row("AA", 21)], rows);
        Assert.Equal("TABLE_OR_VIEW_NOT_FOUND", Assert.Throws<FramesException>(() => spark.Sql("SELECT * FROM nowhere")).ErrorClass);
        Assert.Equal("PARSE_SYNTAX_ERROR", Assert.Throws<FramesException>(() => spark.Sql("SELEC 1")).ErrorClass);
        spark.Sql("SET spark.sql.ansi.enabled=false");
        Assert.Equal("false", spark.Conf.Get("spark.sql.ansi.enabled"));
        Assert.True(spark.Sql("SELECT 1 / 0").First().IsNullAt(0));
        spark.Sql("CREATE TEMP VIEW late AS SELECT * FROM flights WHERE Delay > 15");
        Assert.Equal(2, spark.Table("late").Count());
    }

    [Fact]
    public void Joins_tell_both_sides_apart()
    {
        var left = spark.CreateDataFrame(new[] { (1, "a"), (2, "b") }).ToDF("id", "x");
        var right = spark.CreateDataFrame(new[] { (1, "c"), (3, "d") }).ToDF("id", "x");
        Assert.Equal([new Row(1, "a", "c")], left.Join(right, left["id"] == right["id"]).Select(left["id"], left["x"], right["x"]).Collect());
        Assert.Equal(3, left.Join(right, ["id"], "outer").Count());
        Assert.Equal([new Row(2, "b")], left.Join(right, ["id"], "anti").Collect());
    }

    [Fact]
    public void Queries_in_LINQ_run_on_the_engine()
    {
        Assert.Equal(["AA", "F9"], Flights.Where(f => f.Delay > 15).OrderBy(f => f.Carrier).Select(f => f.Carrier).ToList());
        Assert.Equal(2, Flights.Count(f => f.Carrier == "AA"));
        Assert.Equal(57, Flights.Sum(f => f.Delay ?? 0));
        Assert.Equal(19.0, Flights.Average(f => f.Delay));
        Assert.Equal(10.0, Flights.Max(f => f.Distance));
        Assert.True(Flights.Any(f => f.Origin == "LGA"));
        Assert.True(Flights.All(f => f.Hour >= 5));
        Assert.Equal(["JFK", "EWR", "LGA"], Flights.Select(f => f.Origin).Distinct().ToList().OrderBy(origin => origin == "JFK" ? 0 : origin == "EWR" ? 1 : 2));
        var groups = from f in Flights
                     group f by f.Origin into g
                     where g.Count() >= 1
                     orderby g.Key
                     select new { Origin = g.Key, Mean = g.Average(f => f.Delay), Late = g.Count(f => f.Delay > 15), Far = g.Max(f => f.Distance) };
        Assert.Equal([("EWR", null, 0, 10.0), ("JFK", 8.5, 1, 7.0), ("LGA", 40.0, 1, 4.0)], groups.ToList().Select(g => (g.Origin, g.Mean, g.Late, g.Far)));
    }

    [Fact]
    public void LINQ_joins_a_frame_with_itself_and_gives_nested_objects()
    {
        var pairs = from f in Flights
                    join g in Flights on f.Hour equals g.Hour
                    where f.Carrier != g.Carrier
                    orderby f.Carrier
                    select new { First = f, Second = g.Carrier, Both = f.Distance + g.Distance };
        var found = pairs.ToList();
        Assert.Equal(["AA", "UA"], found.Select(pair => pair.First.Carrier));
        Assert.Equal([9.5, 9.5], found.Select(pair => pair.Both));
        Assert.Equal(new DateOnly(2013, 1, 1), found[0].First.Day);
        Assert.IsType<StructType>(pairs.ToDF().Schema[0].DataType);
    }

    [Fact]
    public void LINQ_keeps_rows_without_matches()
    {
        var carriers = spark.CreateDataset(new[] { (Code: "AA", Name: "American"), (Code: "UA", Name: "United") });
        var query = from f in Flights
                    join c in carriers on f.Carrier equals c.Code into matches
                    from c in matches.DefaultIfEmpty()
                    orderby f.Carrier, f.Origin
                    select new { f.Carrier, c.Name };
        Assert.Equal(["American", "American", null, "United"], query.ToList().Select(pair => pair.Name));
        Assert.Equal(1, Flights.LeftJoin(carriers, f => f.Carrier, c => c.Code, (f, c) => c.Name).Count(name => name == null));
    }

    [Fact]
    public void CSharp_functions_run_on_the_engine_and_in_SQL()
    {
        var shout = Udf<string, int, string>((text, times) => string.Concat(Enumerable.Repeat(text, times)));
        Assert.Equal(["AAAA", "AAAA", "UAUA", "F9F9"], Flights.ToDF().Select(shout(Col("Carrier"), Lit(2))).Collect().Select(row => row[0]));
        spark.Udf.Register<int?, int>("known", delay => delay ?? -1);
        Flights.ToDF().CreateOrReplaceTempView("flights");
        Assert.Equal([20, -1, -3, 40], spark.Sql("SELECT known(Delay) FROM flights").Collect().Select(row => row.GetInt(0)));
    }

    [Fact]
    public void Nulls_are_dropped_filled_and_replaced()
    {
        var frame = Flights.ToDF().Select("Carrier", "Delay");
        Assert.Equal(3, frame.Na.Drop().Count());
        Assert.Equal([20, 0, -3, 40], frame.Na.Fill(0).Collect().Select(row => row.GetInt(1)));
        Assert.Equal(["XX", "XX", "UA", "F9"], frame.Na.Replace("Carrier", new Dictionary<string, string> { ["AA"] = "XX" }).Collect().Select(row => row[0]));
    }

    [Fact]
    public void Kept_rows_are_computed_once()
    {
        var calls = 0;
        var count = Udf<string, string>(text =>
        {
            Interlocked.Increment(ref calls);
            return text;
        });
        var frame = Flights.ToDF().Select(count(Col("Carrier")).As("c")).Cache();
        Assert.Equal(4, frame.Collect().Length);
        Assert.Equal(2, frame.Where(frame["c"] == "AA").Collect().Length);
        Assert.Equal(4, calls);
        frame.Unpersist();
        Assert.Equal(StorageLevel.NONE, frame.StorageLevel);
        Assert.Equal(4, frame.Collect().Length);
        Assert.Equal(8, calls);
    }

    [Fact]
    public void Every_type_makes_the_round_trip()
    {
        var everything = new Everything(true, 1, 2, 3, 4, 5.5f, 6.25, 7.125m, "text", [1, 2], new(2024, 2, 29), new(1, 2, 3),
            new(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc), new(1, 2, 3), new(14), new(1, 2, 3),
            [1, null], new() { ["k"] = 1.5 }, ("x", 2), new Inner("y", null));
        var back = spark.CreateDataset(new[] { everything }).Where(e => e.Flag).ToList().Single();
        Assert.Equal(everything with { Bytes = back.Bytes, List = back.List, Map = back.Map }, back);
        Assert.Equal(everything.Bytes, back.Bytes);
        Assert.Equal(everything.List, back.List);
        Assert.Equal(everything.Map, back.Map);
    }

    sealed record Flight(string Carrier, string Origin, int Hour, int? Delay, double Distance, DateOnly Day);

    sealed record Inner(string Name, int? Number);

    sealed record Everything(bool Flag, sbyte Tiny, short Small, int Number, long Big, float Single, double Double, decimal Exact, string Text, byte[] Bytes,
        DateOnly Day, TimeOnly Time, DateTime When,
        TimeSpan Span, YearMonthInterval Months, CalendarInterval Calendar, int?[] List, Dictionary<string, double> Map, (string, int) Pair, Inner Nested);
}
