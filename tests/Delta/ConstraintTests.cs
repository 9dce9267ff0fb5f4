using System.Text.Json.Nodes;
using Frames.Sql;

namespace Frames.Tests.Delta;

/// <summary>What a table declares about its rows holds after every write.</summary>
public sealed class ConstraintTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "frames-" + Guid.NewGuid().ToString("N"));
    readonly SparkSession spark = SparkSession.Builder().Master("local[2]").Config("spark.sql.session.timeZone", "UTC").Create();

    public void Dispose()
    {
        spark.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    string Table => $"delta.`{folder}/t`";

    string[] Rows => [.. spark.Sql($"SELECT * FROM {Table}").Collect().Select(row => string.Join("|", row.Values.Select(value => value ?? "~"))).Order(StringComparer.Ordinal)];

    FramesException Refused(string sql) => Assert.Throws<FramesException>(() => spark.Sql(sql));

    [Fact]
    public void Check_constraints()
    {
        spark.Sql($"CREATE TABLE {Table} (id INT, x INT) USING delta TBLPROPERTIES ('delta.constraints.pos' = 'x > 0', 'delta.constraints.Small' = 'x < 100 OR id IS NULL')");
        Assert.Equal(3, (int)Action("protocol")["minWriterVersion"]!);
        spark.Sql($"INSERT INTO {Table} VALUES (1, 5), (NULL, 500)");
        var error = Refused($"INSERT INTO {Table} VALUES (2, 7), (3, -5)");
        Assert.Equal(("DELTA_VIOLATE_CONSTRAINT_WITH_VALUES", "23001"), (error.ErrorClass, error.SqlState));
        Assert.Equal(("pos", "(x > 0)", " - x : -5"), (error.Parameters["constraintName"], error.Parameters["expression"], error.Parameters["values"]));
        Assert.Contains(" - x : null", Refused($"INSERT INTO {Table} VALUES (2, NULL)").Message, StringComparison.Ordinal);
        Assert.Equal(" - x : 100\n - id : 4", Refused($"INSERT OVERWRITE {Table} VALUES (4, 100)").Parameters["values"]);
        Assert.Throws<FramesException>(() => spark.Sql("SELECT 9 AS id, 0 AS x").Write.Format("delta").Mode("append").Save(folder + "/t"));
        Assert.Equal(["1|5", "~|500"], Rows);
        Assert.Equal(2, Directory.GetFiles(folder + "/t/_delta_log", "*.json").Length);
        Assert.Single(Directory.GetFiles(folder + "/t", "*.parquet"));
    }

    [Fact]
    public void Null_in_a_column_that_takes_none()
    {
        spark.Sql($"CREATE TABLE {Table} (id INT NOT NULL, s STRUCT<a: INT NOT NULL>) USING delta");
        spark.Sql($"INSERT INTO {Table} VALUES (1, NULL)");
        Assert.Equal("id", Refused($"INSERT INTO {Table} VALUES (NULL, NULL)").Parameters["columnName"]);
        var nested = Refused($"INSERT INTO {Table} VALUES (2, named_struct('a', CAST(NULL AS INT)))");
        Assert.Equal(("DELTA_NOT_NULL_CONSTRAINT_VIOLATED", "s.a"), (nested.ErrorClass, nested.Parameters["columnName"]));
        Assert.Equal("DELTA_NOT_NULL_CONSTRAINT_VIOLATED", Refused($"INSERT INTO {Table} (s) VALUES (NULL)").ErrorClass);
    }

    [Fact]
    public void Generated_columns_are_filled_in_or_checked()
    {
        spark.Sql($"CREATE TABLE {Table} (id INT, ts TIMESTAMP, d DATE, dbl INT) USING delta PARTITIONED BY (d)");
        Declare(4, fields =>
        {
            fields[2]!["metadata"]!["delta.generationExpression"] = "CAST(ts AS DATE)";
            fields[3]!["metadata"]!["delta.generationExpression"] = "id * 2";
        });
        spark.Sql($"INSERT INTO {Table} (id, ts) VALUES (1, TIMESTAMP'2024-05-06 07:08:09')");
        spark.Sql($"INSERT INTO {Table} VALUES (2, TIMESTAMP'2024-05-06 07:08:09', DATE'2024-05-06', 4), (3, NULL, NULL, 6)");
        var error = Refused($"INSERT INTO {Table} VALUES (3, NULL, NULL, 7)");
        Assert.Equal(("Generated Column", "(dbl <=> (id * 2))", " - dbl : 7\n - id : 3"), (error.Parameters["constraintName"], error.Parameters["expression"], error.Parameters["values"]));
        spark.Sql("SELECT 4 AS id, 'new' AS more").Write.Format("delta").Mode("append").Option("mergeSchema", true).Save(folder + "/t");
        Assert.Equal(["1|2024-05-06|2", "2|2024-05-06|4", "3|~|6", "4|~|8"],
            spark.Sql($"SELECT id, string(d), dbl FROM {Table}").Collect().Select(row => string.Join("|", row.Values.Select(value => value ?? "~"))).Order(StringComparer.Ordinal));
        Assert.Contains("id * 2", Action("metaData").ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Invariants_of_columns()
    {
        spark.Sql($"CREATE TABLE {Table} (id INT) USING delta");
        Declare(2, fields => fields[0]!["metadata"]!["delta.invariants"] = """{"expression":{"expression":"id > 3"}}""");
        spark.Sql($"INSERT INTO {Table} VALUES (4)");
        Assert.Equal("DELTA_VIOLATE_CONSTRAINT_WITH_VALUES", Refused($"INSERT INTO {Table} VALUES (3)").ErrorClass);
    }

    [Theory]
    [InlineData("delta.identity.start", "1", "identityColumns")]
    public void What_is_not_enforced_is_refused(string mark, string value, string feature)
    {
        spark.Sql($"CREATE TABLE {Table} (id BIGINT) USING delta");
        spark.Sql($"INSERT INTO {Table} VALUES (1)");
        Declare(6, fields => fields[0]!["metadata"]![mark] = value);
        var error = Refused($"INSERT INTO {Table} VALUES (2)");
        Assert.Equal(("DELTA_UNSUPPORTED_FEATURES_FOR_WRITE", feature), (error.ErrorClass, error.Parameters["unsupported"]));
        Assert.Equal(["1"], Rows);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void An_old_version_whose_features_are_not_used_takes_rows(int version)
    {
        spark.Sql($"CREATE TABLE {Table} (id BIGINT) USING delta");
        Declare(version, _ => { });
        spark.Sql($"INSERT INTO {Table} VALUES (2)");
        Assert.Equal(["2"], Rows);
    }

    [Theory]
    [InlineData("'delta.columnMapping.mode' = 'name'")]
    [InlineData("'delta.enableDeletionVectors' = 'true'")]
    [InlineData("'delta.feature.rowTracking' = 'supported'")]
    public void A_new_table_must_not_ask_for_what_is_not_written(string property)
        => Assert.Equal("DELTA_UNSUPPORTED_FEATURES_FOR_WRITE", Refused($"CREATE TABLE {Table} (id INT) USING delta TBLPROPERTIES ({property})").ErrorClass);

    /// <summary>Commits, as another program would, another protocol and other marks on columns.</summary>
    void Declare(int writerVersion, Action<JsonArray> change)
    {
        var metadata = Action("metaData");
        var schema = JsonNode.Parse((string)metadata["schemaString"]!)!;
        change(schema["fields"]!.AsArray());
        metadata["schemaString"] = schema.ToJsonString();
        var protocol = new JsonObject { ["protocol"] = new JsonObject { ["minReaderVersion"] = 1, ["minWriterVersion"] = writerVersion } };
        var next = Directory.GetFiles(folder + "/t/_delta_log", "*.json").Length;
        File.WriteAllText($"{folder}/t/_delta_log/{next:D20}.json", protocol.ToJsonString() + "\n" + new JsonObject { ["metaData"] = metadata.DeepClone() }.ToJsonString() + "\n");
    }

    /// <summary>The last action of a kind.</summary>
    JsonNode Action(string name) => Directory.GetFiles(folder + "/t/_delta_log", "*.json").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)![name]).Last(action => action is not null)!;
}
