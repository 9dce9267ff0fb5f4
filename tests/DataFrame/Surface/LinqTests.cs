using System.ComponentModel.DataAnnotations.Schema;
using Frames.Linq;
using Frames.Sql;

namespace Frames.Tests.Surface;

public sealed class LinqTests : IDisposable
{
    readonly SparkSession spark = MemoryBackend.Session();

    Dataset<Flight> Flights => spark.Table<Flight>("flights");

    public void Dispose() => spark.Dispose();

    [Fact]
    public void A_filter_keeps_CSharps_meaning_of_null()
    {
        Assert.Equal(["(and(>(Delay, 15), =(Carrier, AA)))"], Conditions(Flights.Where(f => f.Delay > 15 && f.Carrier == "AA")));
        Assert.Equal(["isnull(Delay)"], Conditions(Flights.Where(f => f.Delay == null)));
        Assert.Equal(["not(<=>(Carrier, AA))"], Conditions(Flights.Where(f => f.Carrier != "AA")));
        Assert.Equal(["not(coalesce(>(Delay, 15), false))"], Conditions(Flights.Where(f => !(f.Delay > 15))));
        Assert.Equal(["<=>(Carrier, Origin)"], Conditions(Flights.Where(f => f.Carrier == f.Origin)));
        Assert.Equal(["=(Hour, 5)"], Conditions(Flights.Where(f => f.Hour == 5)));
    }

    [Fact]
    public void Captured_values_and_lists_are_literals()
    {
        var least = 10;
        var limits = new { Least = 20 };
        string[] carriers = ["AA", "UA"];
        Assert.Equal(["(or(>(Delay, 10), >(Delay, 20)))"], Conditions(Flights.Where(f => f.Delay > least || f.Delay > limits.Least)));
        Assert.Equal(["in(Carrier, AA, UA)"], Conditions(Flights.Where(f => carriers.Contains(f.Carrier))));
        Assert.Equal(["in(Hour, 1, 2)"], Conditions(Flights.Where(f => new List<int> { 1, 2 }.Contains(f.Hour))));
        Assert.Equal(["=(Kind, Cargo)"], Conditions(Flights.Where(f => f.Kind == Kind.Cargo)));
    }

    [Fact]
    public void Members_of_dotnet_are_functions()
    {
        var query = Flights.Select(f => new
        {
            Text = f.Carrier.ToLowerInvariant() + "-" + f.Hour,
            Start = f.Carrier.Substring(1, 2),
            Root = Math.Sqrt(f.Distance),
            f.Day.Year,
            Hours = f.Hour / 2,
            Miles = f.Delay ?? 0,
            Known = f.Delay.HasValue,
            Late = f.Delay > 15 ? "late" : "fine",
        });
        Assert.StartsWith("'Project [concat(coalesce(CAST(lower(Carrier) AS STRING), ), -, coalesce(CAST(Hour AS STRING), )) AS Text, substring(Carrier, +(1, 1), 2) AS Start, sqrt(Distance) AS Root, "
            + "year(Day) AS Year, CAST(div(Hour, 2) AS INT) AS Hours, coalesce(Delay, 0) AS Miles, isnotnull(Delay) AS Known, when(>(Delay, 15), late, fine) AS Late]", query.ToString());
    }

    [Fact]
    public void Columns_may_have_other_names_than_members()
        => Assert.Contains("dep_time AS dep_time", spark.Table<Named>("t").ToString());

    [Fact]
    public void Groups_give_aggregates()
    {
        var query = from f in Flights
                    group f by new { f.Carrier, f.Hour } into g
                    where g.Count() > 5
                    orderby g.Key.Hour descending
                    select new
                    {
                        g.Key.Carrier,
                        Mean = g.Average(f => f.Delay),
                        Worst = g.Max(f => f.Delay),
                        Sum = g.Sum(f => f.Hour),
                        Late = g.Count(f => f.Delay > 15),
                        Kinds = g.Select(f => f.Kind).Distinct().Count()
                    };
        Assert.Equal("""
            'Project [#0 AS Carrier, #1 AS Mean, #2 AS Worst, #3 AS Sum, #4 AS Late, #5 AS Kinds]
            +- 'Sort [#7 DESC NULLS LAST]
               +- 'Filter [#6]
                  +- 'Aggregate [Carrier, Hour, Carrier, Hour, Carrier AS #0, avg(Delay) AS #1, max(Delay) AS #2, coalesce(CAST(sum(Hour) AS INT), 0) AS #3, CAST(count(1) FILTER (WHERE >(Delay, 15)) AS INT) AS #4, CAST(count(DISTINCT Kind) AS INT) AS #5, >(CAST(count(1) AS INT), 5) AS #6, Hour AS #7]
            """.ReplaceLineEndings("\n"), string.Join('\n', query.ToString().Split('\n')[..4]));
    }

    [Fact]
    public void Joins_keep_both_sides_apart()
    {
        var query = from f in Flights
                    join g in Flights on new { f.Carrier, f.Hour } equals new { g.Carrier, g.Hour }
                    where f.Delay > g.Delay
                    orderby f.Delay, g.Delay descending
                    select new { f.Carrier, Other = g.Origin };
        var lines = query.ToString().Split('\n');
        Assert.Equal("'Project [f.Carrier AS Carrier, g.Origin AS Other]", lines[0]);
        Assert.Contains("Sort [f.Delay ASC NULLS FIRST, g.Delay DESC NULLS LAST]", lines[1]);
        Assert.Contains("Filter [>(f.Delay, g.Delay)]", lines[2]);
        Assert.Contains("Join Inner [and(=(key.Carrier, inner.Carrier), =(key.Hour, inner.Hour))]", lines[4]);
    }

    [Fact]
    public void Rows_without_matches_stay_with_DefaultIfEmpty()
    {
        var query = from f in Flights
                    join g in Flights on f.Hour equals g.Hour into matches
                    from g in matches.DefaultIfEmpty()
                    select new { f.Carrier, Other = g == null ? "none" : g.Carrier };
        var lines = query.ToString().Split('\n');
        Assert.Equal("'Project [outer.f.Carrier AS Carrier, when(isnull(inner.Carrier), none, inner.Carrier) AS Other]", lines[0]);
        Assert.Contains("Join LeftOuter [=(key, inner.Hour)]", lines[1]);
    }

    [Fact]
    public void What_has_no_translation_is_named()
    {
        var error = Assert.Throws<FramesException>(() => Flights.Where(f => f.Carrier.Normalize() == "x"));
        Assert.Contains("`f.Carrier.Normalize()`", error.Message);
        Assert.Contains("String.Normalize", error.Message);
        error = Assert.Throws<FramesException>(() => Flights.Where(f => Twice(f.Hour) > 2));
        Assert.Contains("Twice(f.Hour)", error.Message);
    }

    [Fact]
    public void Objects_come_back_through_a_query()
    {
        var data = spark.CreateDataset(new[] { new Flight("AA", "JFK", 5, null, 2.5, new DateOnly(2013, 1, 1), Kind.Cargo),
            new Flight("UA", "EWR", 6, 7, 1, new DateOnly(2013, 1, 2), Kind.Passenger) });
        Assert.Equal([Kind.Cargo, Kind.Passenger], data.ToList().Select(f => f.Kind));
        Assert.Equal(new Flight("UA", "EWR", 6, 7, 1, new DateOnly(2013, 1, 2), Kind.Passenger), data.ToArray()[1]);
        var names = new List<string>();
        foreach (var flight in data) names.Add(flight.Carrier);
        Assert.Equal(["AA", "UA"], names);
    }

    static int Twice(int number) => 2 * number;

    static IEnumerable<string> Conditions<T>(Dataset<T> data) => data.ToString().Split('\n').Where(line => line.Contains("Filter", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..line.LastIndexOf(']')])
        .Select(text => text.StartsWith("and(", StringComparison.Ordinal) || text.StartsWith("or(", StringComparison.Ordinal) ? $"({text})" : text);

    enum Kind
    {
        Passenger,
        Cargo,
    }

    sealed record Flight(string Carrier, string Origin, int Hour, int? Delay, double Distance, DateOnly Day, Kind Kind);

    sealed class Named
    {
        [Column("dep_time")]
        public int DepartureTime { get; set; }

        [NotMapped]
        public int Ignored { get; set; }

        public int Computed => DepartureTime / 100;
    }
}
