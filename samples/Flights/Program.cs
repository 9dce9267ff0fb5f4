// Delays of flights from New York City: CSV files in, statistics out, a Delta table on the way.
//   dotnet run --project samples/Flights [FOLDER]
// FOLDER holds flights.csv.gz, weather.csv.gz and airlines.csv; without it the sample reads a January of its own.
// FRAMES_BACKEND=gpu or SPARK_REMOTE=sc://127.0.0.1:15002 runs the same program elsewhere, with the same output.
using Frames.Sql;
using static Frames.Sql.Functions;
using ColumnAttribute = System.ComponentModel.DataAnnotations.Schema.ColumnAttribute;

var folder = Path.GetFullPath(args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "data"));
var table = Path.Combine(Directory.CreateTempSubdirectory("flights-").FullName, "delays");

using var spark = SparkSession.Builder().AppName("flights").Config("spark.sql.session.timeZone", "UTC").GetOrCreate();

DataFrame Csv(string name) => spark.Read.Option("header", true).Option("nullValue", "NA").Option("inferSchema", true).Csv(Path.Combine(folder, name));

var flights = Csv("flights.csv.gz");
var weather = Csv("weather.csv.gz").Select("origin", "year", "month", "day", "hour", "temp", "wind_speed", "precip", "visib");
var airlines = Csv("airlines.csv");

// 1. Clean: flights that left, joined with the weather of their airport and hour.
var departed = flights
    .Where(Col("dep_delay").IsNotNull())
    .Join(weather, ["origin", "year", "month", "day", "hour"], "left_outer")
    .WithColumn("conditions", When(Col("precip") > 0, "wet").When(Col("wind_speed") >= 20, "windy").When(Col("precip").IsNull(), "unknown").Otherwise("fair"));

Console.WriteLine($"{flights.Count()} flights, {departed.Count()} with a departure delay");
departed.Agg(Round(Avg("dep_delay"), 4).Alias("mean_delay"), Percentile(Col("dep_delay"), Lit(0.95)).Alias("p95")).Show();

// 2. By carrier, in SQL, ranked by a window.
departed.CreateOrReplaceTempView("departed");
airlines.CreateOrReplaceTempView("airlines");
spark.Sql("""
    SELECT rank() OVER (ORDER BY mean DESC) AS place, carrier, name, flights, round(mean, 3) AS mean, p95
    FROM (SELECT carrier, count(*) AS flights, avg(dep_delay) AS mean, percentile(dep_delay, 0.95) AS p95 FROM departed GROUP BY carrier)
    JOIN airlines USING (carrier)
    ORDER BY place, carrier
    """).Show(20, truncate: 25);

// 3. By hour of the day, in typed LINQ.
var byHour =
    from flight in departed.As<Departure>()
    group flight by flight.Hour into hour
    orderby hour.Key
    select new { Hour = hour.Key, Flights = hour.Count(), Mean = Math.Round(hour.Average(f => f.DepDelay), 3) };
foreach (var row in byHour) Console.WriteLine($"{row.Hour,2}h {row.Flights,6} flights, mean delay {row.Mean,7:F3}");

// 4. By weather, in the fluent API.
departed.GroupBy("conditions")
    .Agg(Count("*").Alias("flights"), Round(Avg("dep_delay"), 3).Alias("mean"), Percentile(Col("dep_delay"), Lit(0.95)).Alias("p95"))
    .OrderBy(Col("mean").Desc())
    .Show();

// 5. A Delta table partitioned by airport: all but the last day, then that day appended.
var columns = departed.Select("origin", "dest", "carrier", "flight", "month", "day", "hour", "dep_delay", "conditions");
var last = columns.Select(Max(Col("month") * 100 + Col("day"))).First().GetAs<int>(0);
var isLast = Col("month") * 100 + Col("day") == last;
columns.Where(!isLast).Write.Format("delta").PartitionBy("origin").Save(table);
columns.Where(isLast).Write.Format("delta").Mode("append").Save(table);

// 6. Back: the table now, and as it was at its first version.
spark.Read.Format("delta").Load(table).GroupBy("origin").Agg(Count("*").Alias("flights"), Max("dep_delay").Alias("worst")).OrderBy("origin").Show();
Console.WriteLine($"version 0: {spark.Read.Format("delta").Option("versionAsOf", 0).Load(table).Count()} rows, now: {spark.Read.Format("delta").Load(table).Count()}");

/// <summary>What the query in LINQ needs of a flight.</summary>
record Departure(int Hour, [property: ColumnAttribute("dep_delay")] int DepDelay);
