using Frames.Sql;
using Frames.Sql.Types;
using Xunit;

namespace Frames.Tests.Local.Formats;

public sealed class WriteTests : IDisposable
{
    readonly TestFolder folder = new();
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Create();

    public void Dispose() => folder.Dispose();

    DataFrame Values => spark.Sql("""
        SELECT * FROM VALUES (1, 'a,b', 1.5D, DATE'2020-01-01', TIMESTAMP'2020-01-01 10:00:00.123456', true, 1.50, X'6162'),
        (2, 'q"x', CAST('NaN' AS DOUBLE), null, TIMESTAMP'2020-01-01 10:00:00', null, null, null), (3, '', 1e10D, null, null, null, null, null), (4, ' pad ', 0.1D, null, null, null, null, null),
        (5, 'back\\slash', 0.1D, null, null, null, null, null), (8, 'a\\"b', 1D, null, null, null, null, null) AS t(i, s, d, dt, ts, b, dec, bin)
        """);

    [Fact]
    public void Csv_is_written_as_Spark_writes_it()
    {
        Values.Write.Format("csv").Option("header", true).Save(folder.Path + "/c");
        Assert.Equal("""
            i,s,d,dt,ts,b,dec,bin
            1,"a,b",1.5,2020-01-01,2020-01-01T10:00:00.123Z,true,1.50,[61 62]
            2,"q\"x",NaN,,2020-01-01T10:00:00.000Z,,,
            3,"",1.0E10,,,,,
            4,pad,0.1,,,,,
            5,back\slash,0.1,,,,,
            8,"a\\\"b",1.0,,,,,

            """, File.ReadAllText(Directory.GetFiles(folder.Path + "/c", "part-*.csv").Single()));
        Assert.True(File.Exists(folder.Path + "/c/_SUCCESS"));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path + "/c").Length);
    }

    [Fact]
    public void Json_is_written_as_Spark_writes_it()
    {
        Values.Write.Format("json").Save(folder.Path + "/j");
        Assert.Equal("""
            {"i":1,"s":"a,b","d":1.5,"dt":"2020-01-01","ts":"2020-01-01T10:00:00.123Z","b":true,"dec":1.50,"bin":"YWI="}
            {"i":2,"s":"q\"x","d":"NaN","ts":"2020-01-01T10:00:00.000Z"}
            {"i":3,"s":"","d":1.0E10}
            {"i":4,"s":" pad ","d":0.1}
            {"i":5,"s":"back\\slash","d":0.1}
            {"i":8,"s":"a\\\"b","d":1.0}

            """, File.ReadAllText(Directory.GetFiles(folder.Path + "/j", "part-*.json").Single()));
    }

    [Theory]
    [InlineData("csv", "gzip", ".csv.gz")]
    [InlineData("json", "zstd", ".json.zst")]
    [InlineData("parquet", "zstd", ".zstd.parquet")]
    public void What_is_written_is_read_back(string format, string codec, string ending)
    {
        var path = folder.Path + "/r";
        spark.Sql("SELECT id, CONCAT('v', id) AS s, id % 3 AS p FROM range(10000)").Write.Format(format).Option("compression", codec).PartitionBy("p").Save(path);
        Assert.Equal(3, Directory.GetDirectories(path).Length);
        Assert.All(Directory.GetFiles(path, "part-*", SearchOption.AllDirectories), file => Assert.EndsWith(ending, file));
        var back = spark.Read.Format(format).Schema("id BIGINT, s STRING").Load(path);
        Assert.Equal(10000, back.Count());
        Assert.Equal(3333, back.Where("p = 1").Count());
    }

    [Fact]
    public void Save_modes_decide_what_happens_to_what_is_there()
    {
        var path = folder.Path + "/m";
        var one = spark.Sql("SELECT 1 AS a");
        one.Write.Format("parquet").Save(path);
        Assert.Equal("PATH_ALREADY_EXISTS", Assert.Throws<FramesException>(() => one.Write.Format("parquet").Save(path)).ErrorClass);
        one.Write.Format("parquet").Mode("ignore").Save(path);
        one.Write.Format("parquet").Mode("append").Save(path);
        Assert.Equal(2, spark.Read.Format("parquet").Load(path).Count());
        spark.Read.Format("parquet").Load(path).Write.Format("parquet").Mode("overwrite").Save(path);
        Assert.Equal(2, spark.Read.Format("parquet").Load(path).Count());
        one.Write.Format("parquet").Mode("overwrite").Save(path);
        Assert.Equal(1, spark.Read.Format("parquet").Load(path).Count());
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_files()
    {
        var path = folder.Path + "/f";
        spark.Sql("SELECT 1 AS a").Write.Format("csv").Save(path);
        Assert.Throws<FramesException>(() => spark.Sql("SELECT CAST(s AS INT) AS a FROM VALUES ('1'), ('x') AS t(s)").Write.Format("csv").Mode("overwrite").Save(path));
        Assert.Equal(1, spark.Read.Format("csv").Load(path).Count());
        Assert.Equal(2, Directory.GetFileSystemEntries(path).Length);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public void Partition_values_of_any_text_come_back(string format)
    {
        var path = folder.Path + "/p";
        spark.Sql("SELECT 1 AS id, 'a/b:c=d%e' AS p UNION ALL SELECT 2, null UNION ALL SELECT 3, 'ü x'").Write.Format(format).PartitionBy("p").Save(path);
        Assert.Equal(["1|a/b:c=d%e", "2|~", "3|ü x"], Table.Rows(Table.Open(format, path, StructType.FromDdl("id INT"))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tables_of_files_are_made_and_filled()
    {
        var path = folder.Path + "/t";
        spark.Sql($"CREATE TABLE files_sql USING parquet LOCATION '{path}' AS SELECT 1 AS a, 'x' AS b");
        spark.Sql("INSERT INTO files_sql VALUES (2, 'y')");
        Assert.Equal(2, spark.Table("files_sql").Count());
        spark.Sql("DROP TABLE files_sql");
    }
}
