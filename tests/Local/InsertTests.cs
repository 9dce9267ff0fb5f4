using Frames.Sql;

namespace Frames.Tests.Local;

/// <summary>INSERT stores only what SQL's assignment rules let in, and says which column a value does not fit.</summary>
public sealed class InsertTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("frames-insert-").FullName;
    readonly SparkSession spark;

    public InsertTests()
    {
        spark = SparkSession.Builder().Master("local[2]").Config("spark.sql.warehouse.dir", folder).Config("spark.sql.session.timeZone", "UTC").Create();
        spark.Sql("CREATE TABLE t (i INT, s STRING, d DATE, b BOOLEAN, ts TIMESTAMP, dc DECIMAL(5,2), ti TINYINT) USING parquet");
    }

    public void Dispose()
    {
        spark.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("i", "'12'", "\"STRING\"", "\"INT\"")]
    [InlineData("i", "true", "\"BOOLEAN\"", "\"INT\"")]
    [InlineData("i", "DATE'2020-01-01'", "\"DATE\"", "\"INT\"")]
    [InlineData("i", "array(1)", "\"ARRAY<INT>\"", "\"INT\"")]
    [InlineData("d", "'2020-01-01'", "\"STRING\"", "\"DATE\"")]
    [InlineData("d", "1", "\"INT\"", "\"DATE\"")]
    [InlineData("b", "1", "\"INT\"", "\"BOOLEAN\"")]
    [InlineData("ts", "5", "\"INT\"", "\"TIMESTAMP\"")]
    public void What_cannot_be_assigned(string column, string value, string from, string to)
    {
        var error = Assert.Throws<FramesException>(() => spark.Sql($"INSERT INTO t ({column}) VALUES ({value})"));
        Assert.Equal(("INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST", "KD000"), (error.ErrorClass, error.SqlState));
        Assert.Equal(("`spark_catalog`.`default`.`t`", $"`{column}`", from, to), (error.Parameters["tableName"], error.Parameters["colName"], error.Parameters["srcType"], error.Parameters["targetType"]));
    }

    [Theory]
    [InlineData("i", "3000000000", "\"BIGINT\"", "\"INT\"")]
    [InlineData("ti", "300", "\"INT\"", "\"TINYINT\"")]
    [InlineData("dc", "12345.678", "\"DECIMAL(8,3)\"", "\"DECIMAL(5,2)\"")]
    [InlineData("dc", "1e10D", "\"DOUBLE\"", "\"DECIMAL(5,2)\"")]
    public void What_overflows(string column, string value, string from, string to)
    {
        var error = Assert.Throws<FramesException>(() => spark.Sql($"INSERT INTO t ({column}) VALUES ({value})"));
        Assert.Equal(("CAST_OVERFLOW_IN_TABLE_INSERT", "22003"), (error.ErrorClass, error.SqlState));
        Assert.Equal(($"`{column}`", from, to), (error.Parameters["columnName"], error.Parameters["sourceType"], error.Parameters["targetType"]));
        Assert.Throws<FramesException>(() => spark.Sql($"INSERT INTO t ({column}) SELECT {value} + id * 0 FROM range(2)"));
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (1)", "INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS")]
    [InlineData("INSERT INTO t (i) VALUES (1, 2)", "INSERT_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS")]
    [InlineData("INSERT INTO t (nope) VALUES (1)", "UNRESOLVED_COLUMN.WITH_SUGGESTION")]
    [InlineData("INSERT INTO t (i, I) VALUES (1, 2)", "COLUMN_ALREADY_EXISTS")]
    [InlineData("INSERT INTO nope VALUES (1)", "TABLE_OR_VIEW_NOT_FOUND")]
    public void Columns_that_do_not_match(string sql, string error) => Assert.Equal(error, Assert.Throws<FramesException>(() => spark.Sql(sql)).ErrorClass);

    [Fact]
    public void What_is_assigned()
    {
        spark.Sql("INSERT INTO t (i, s, d, ts, dc) VALUES (1.7, 1, TIMESTAMP'2020-01-01 10:00:00', DATE'2020-01-02', 1.239), (NULL, 2, NULL, NULL, NULL)");
        spark.Sql("INSERT INTO t (i, s) VALUES (3, DATE'2020-01-03')");
        var rows = spark.Sql("SELECT i, s, string(d), string(ts), string(dc) FROM t ORDER BY i").Collect().Select(row => string.Join("|", row.Values.Select(value => value ?? "~")));
        Assert.Equal(["~|2|~|~|~", "1|1|2020-01-01|2020-01-02 00:00:00|1.24", "3|2020-01-03|~|~|~"], rows);
    }
}
