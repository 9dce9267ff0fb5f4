using Frames.Sql;
using Xunit;

namespace Frames.Tests.Delta;

public sealed class DeltaWriteTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "frames-" + Guid.NewGuid().ToString("N"));
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Create();

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    string[] Rows(string path, params (string, string)[] options) => TableRows.Of(spark, path, options);

    [Fact]
    public void Versions_are_written_and_read_back()
    {
        var path = folder + "/t";
        spark.Sql("SELECT * FROM VALUES (1, 'a', 'x'), (2, NULL, 'y'), (3, 'c', NULL) AS t(id, s, p)").Write.Format("delta").PartitionBy("p").Save(path);
        spark.Sql("SELECT 4 AS id, 'd' AS s, 'a/b =c' AS p").Write.Format("delta").Mode("append").Save(path);
        spark.Sql("SELECT 5 AS id, 'e' AS s, 'x' AS p").Write.Format("delta").Mode("overwrite").Save(path);
        Assert.Equal(["[5,\"e\",\"x\"]"], Rows(path));
        Assert.Equal(["[1,\"a\",\"x\"]", "[2,null,\"y\"]", "[3,\"c\",null]"], Rows(path, ("versionAsOf", "0")));
        Assert.Equal(4, Rows(path, ("versionAsOf", "1")).Length);
        Assert.Equal(1, spark.Sql($"SELECT * FROM delta.`{path}` VERSION AS OF 1 WHERE p = 'a/b =c'").Count());
    }

    [Fact]
    public void A_checkpoint_stands_every_ten_commits()
    {
        var path = folder + "/t";
        for (var i = 0; i < 12; i++) spark.Sql($"SELECT {i} AS id, CAST(NULL AS INT) AS n").Write.Format("delta").Mode("append").Save(path);
        Assert.True(File.Exists(path + "/_delta_log/00000000000000000010.checkpoint.parquet"));
        for (var i = 0; i < 10; i++) File.Delete($"{path}/_delta_log/{i:D20}.json");
        Assert.Equal(12, Rows(path).Length);
    }

    [Fact]
    public void Appends_side_by_side_all_count()
    {
        var path = folder + "/t";
        spark.Sql("SELECT -1 AS id").Write.Format("delta").Save(path);
        Parallel.For(0, 8, i => spark.Sql($"SELECT {i} AS id").Write.Format("delta").Mode("append").Save(path));
        Assert.Equal(9, Rows(path).Length);
        Assert.Equal(9, Directory.GetFiles(path + "/_delta_log", "*.json").Length);
    }

    [Theory]
    [InlineData("SELECT 'x' AS id", "DELTA_FAILED_TO_MERGE_FIELDS")]
    [InlineData("SELECT 1 AS id, 2 AS extra", "DELTA_METADATA_MISMATCH")]
    public void Other_schemas_are_refused(string query, string error)
    {
        var path = folder + "/t";
        spark.Sql("SELECT 1 AS id").Write.Format("delta").Save(path);
        Assert.Equal(error, Assert.Throws<FramesException>(() => spark.Sql(query).Write.Format("delta").Mode("append").Save(path)).ErrorClass);
        Assert.Single(Directory.GetFiles(path, "*.parquet"));
        Assert.Equal("DELTA_PATH_EXISTS", Assert.Throws<FramesException>(() => spark.Sql("SELECT 1 AS id").Write.Format("delta").Save(path)).ErrorClass);
    }

    [Fact]
    public void Columns_are_added_or_replaced_when_asked_to()
    {
        var path = folder + "/t";
        spark.Sql("SELECT 1 AS id").Write.Format("delta").Save(path);
        spark.Sql("SELECT 'x' AS s, 2 AS id").Write.Format("delta").Mode("append").Option("mergeSchema", true).Save(path);
        Assert.Equal(["[1,null]", "[2,\"x\"]"], Rows(path));
        spark.Sql("SELECT true AS b").Write.Format("delta").Mode("overwrite").Option("overwriteSchema", true).Save(path);
        Assert.Equal(["[true]"], Rows(path));
    }

    [Fact]
    public void A_query_that_fails_leaves_nothing()
    {
        var path = folder + "/t";
        Assert.Throws<FramesException>(() => spark.Sql("SELECT CAST(s AS INT) AS id FROM VALUES ('1'), ('x') AS t(s)").Write.Format("delta").Save(path));
        Assert.False(Directory.Exists(path) && Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public void Tables_are_made_and_filled_by_sql()
    {
        var path = folder + "/t";
        spark.Sql($"CREATE TABLE delta_sql (id INT NOT NULL, s STRING, p DATE) USING delta PARTITIONED BY (p) LOCATION '{path}'");
        spark.Sql("INSERT INTO delta_sql VALUES (1, 'a', DATE'2024-01-31'), (2, 'b', NULL)");
        spark.Sql("INSERT INTO delta_sql (s, id) VALUES ('c', 3)");
        Assert.Equal(["[1,\"a\",\"2024-01-31\"]", "[2,\"b\",null]", "[3,\"c\",null]"], Rows(path));
        Assert.Equal("DELTA_NOT_NULL_CONSTRAINT_VIOLATED", Assert.Throws<FramesException>(() => spark.Sql("INSERT INTO delta_sql VALUES (NULL, 'x', NULL)")).ErrorClass);
        Assert.Equal("DELTA_INSERT_COLUMN_ARITY_MISMATCH", Assert.Throws<FramesException>(() => spark.Sql("INSERT INTO delta_sql VALUES (1)")).ErrorClass);
        Assert.Equal("TABLE_OR_VIEW_ALREADY_EXISTS", Assert.Throws<FramesException>(() => spark.Sql("CREATE TABLE delta_sql (id INT) USING delta")).ErrorClass);
        Assert.Equal(0, spark.Sql("SELECT * FROM delta_sql VERSION AS OF 0").Count());
        spark.Sql("DROP TABLE delta_sql");
    }
}
