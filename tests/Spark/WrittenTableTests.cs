using System.Globalization;
using Frames.Sql;

namespace Frames.Tests.Spark;

/// <summary>Spark reads the tables and files that Local writes: the same schema, the same rows, the same answers to filters. The server must see this machine's files.</summary>
public sealed class WrittenTableTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("frames-written-").FullName;
    readonly SparkSession local = SparkSession.Builder().Master("local[2]").Config("spark.sql.session.timeZone", "UTC").Create();
    readonly SparkSession spark = SparkSession.Builder().Remote(SparkServer.Address).Config("spark.sql.session.timeZone", "UTC").Create();

    public void Dispose()
    {
        local.Dispose();
        spark.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("BOOLEAN", "true", "false")]
    [InlineData("TINYINT", "-128", "127")]
    [InlineData("SMALLINT", "-32768", "0")]
    [InlineData("INT", "-2147483648", "7")]
    [InlineData("BIGINT", "-9223372036854775808", "9223372036854775807")]
    [InlineData("FLOAT", "1.5", "-0.25", "'NaN'", "'Infinity'")]
    [InlineData("DOUBLE", "1.0E20", "0.1", "'NaN'", "'-Infinity'")]
    [InlineData("DECIMAL(10,2)", "-12345678.90", "0.01")]
    [InlineData("DECIMAL(38,10)", "1234567890123456789012345678.0123456789", "-1")]
    [InlineData("DATE", "'0001-01-01'", "'9999-12-31'", "'1582-10-15'")]
    [InlineData("TIMESTAMP", "'2024-01-31 10:11:12.123456'", "'1900-01-01 00:00:00'")]
    [InlineData("TIMESTAMP_NTZ", "'2024-01-31 10:11:12.123456'", "'2024-01-31 00:00:00'")]
    [InlineData("STRING", "'a'", "''", "' '", "'a/b=c%d'", "'ü€𝄞'", "'a:b\"c\\'d'", "'x{y}[z]^~`|'", "'a\nb\tc'", "'.'", "'..'", "'__HIVE_DEFAULT_PARTITION__x'", "'a+b&c?d#e'", "'%41'", "'null'")]
    public void Partition_values(string type, params string[] values)
    {
        var rows = string.Join(" UNION ALL ", values.Append("NULL").Select((value, i) => $"SELECT {i} AS id, CAST({value} AS {type}) AS p"));
        local.Sql(rows).Write.Format("delta").PartitionBy("p").Save(folder + "/t");
        local.Sql(rows).Write.Format("delta").PartitionBy("p").Mode("append").Save(folder + "/t");
        Agree("SELECT id, p FROM t");
        for (var i = 0; i < Math.Min(2, values.Length); i++) Agree($"SELECT id FROM t WHERE p = CAST({values[i]} AS {type})");
        Agree("SELECT id FROM t WHERE p IS NULL");
    }

    [Fact]
    public void Every_type_with_nulls_and_statistics()
    {
        local.Sql("""
            SELECT id, IF(id % 3 = 0, NULL, id % 2 = 0) AS bo, CAST(id - 64 AS TINYINT) AS ti, CAST(id * 200 AS SMALLINT) AS sm, IF(id % 7 = 0, NULL, CAST(id AS INT)) AS i, id * 10000000000 AS l,
                CAST(id AS FLOAT) / 3 AS f, IF(id = 5, CAST('NaN' AS DOUBLE), id / 7) AS d, CAST(id AS DECIMAL(9, 2)) AS d9, CAST(id AS DECIMAL(18, 3)) AS d18, CAST(id AS DECIMAL(38, 5)) AS d38,
                IF(id % 5 = 0, NULL, CONCAT('text ', id, 'ü𝄞')) AS s, REPEAT('long', 20) AS long, CAST(CONCAT('b', id) AS BINARY) AS bin, DATE_ADD(DATE'1969-12-01', CAST(id AS INT)) AS dt,
                TIMESTAMP'1969-12-31 23:59:58.999999' + MAKE_DT_INTERVAL(CAST(id AS INT)) AS ts, CAST(NULL AS INT) AS nothing
            FROM range(100)
            """).Write.Format("delta").Save(folder + "/t");
        Agree("SELECT * FROM t");
        foreach (var filter in new[] { "i > 50", "s = 'text 7ü𝄞'", "dt < DATE'1970-01-01'", "ts >= TIMESTAMP'1970-01-01 00:00:00'", "d > 10", "d38 = 5", "bo", "nothing IS NULL", "s IS NULL", "long LIKE 'long%'" })
            Agree($"SELECT id FROM t WHERE {filter}");
    }

    [Fact]
    public void Nested_values()
    {
        local.Sql("""
            SELECT id, IF(id % 4 = 0, NULL, ARRAY(id, NULL, id + 1)) AS a, IF(id % 3 = 0, NULL, named_struct('x', id, 'y', named_struct('z', CONCAT('s', id), 'n', CAST(NULL AS INT)))) AS st,
                MAP(CONCAT('k', id), IF(id % 2 = 0, NULL, id), 'other', 7L) AS m, ARRAY(ARRAY(named_struct('q', id)), CAST(ARRAY() AS ARRAY<STRUCT<q: BIGINT>>), NULL) AS deep, SLICE(ARRAY(1, 2), 1, CAST(id % 3 AS INT)) AS e
            FROM range(50)
            """).Write.Format("delta").Save(folder + "/t");
        Agree("SELECT * FROM t");
        Agree("SELECT id FROM t WHERE st.y.z = 's7' OR m['k3'] = 3");
    }

    [Fact]
    public void Appends_overwrites_checkpoints_and_time_travel()
    {
        for (var i = 0; i < 13; i++) local.Sql($"SELECT {i} AS id, 'v{i}' AS s, {i % 3} AS p").Write.Format("delta").PartitionBy("p").Mode(i == 6 ? "overwrite" : "append").Save(folder + "/t");
        Agree("SELECT * FROM t");
        Agree("SELECT * FROM t", ("versionAsOf", "5"));
        foreach (var file in Directory.GetFiles(folder + "/t/_delta_log", "0000000000000000000?.json")) File.Delete(file);
        Agree("SELECT * FROM t");
        spark.Sql("SELECT 99 AS id, 'spark' AS s, 1 AS p").Write.Format("delta").Mode("append").Save(folder + "/t");
        Agree("SELECT * FROM t");
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Folders_of_files(string format)
    {
        local.Sql("SELECT id, CONCAT('text, \"', id, '\"') AS s, id / 4 AS d, DATE_ADD(DATE'2024-01-01', CAST(id AS INT)) AS dt, CAST(id % 3 AS INT) AS p FROM range(1000)")
            .Write.Format(format).PartitionBy("p").Save(folder + "/t");
        Agree("SELECT * FROM t", format, "id BIGINT, s STRING, d DOUBLE, dt DATE, p INT");
        Agree("SELECT COUNT(*) FROM t WHERE p = 1", format, "id BIGINT, s STRING, d DOUBLE, dt DATE, p INT");
    }

    void Agree(string sql, params (string Name, string Value)[] options) => Agree(sql, "delta", null, options);

    void Agree(string sql, string format, string? schema, params (string Name, string Value)[] options)
    {
        var expected = Answer(spark, sql, format, schema, options);
        var actual = Answer(local, sql, format, schema, options);
        Assert.Equal(expected, actual);
    }

    string[] Answer(SparkSession session, string sql, string format, string? schema, (string Name, string Value)[] options)
    {
        var reader = session.Read.Format(format);
        if (schema is not null) reader.Schema(schema);
        foreach (var (name, value) in options) reader.Option(name, value);
        reader.Load(folder + "/t").CreateOrReplaceTempView("t");
        var frame = session.Sql(sql);
        return [string.Join(", ", frame.Schema.Select(field => $"{field.Name} {field.DataType.SimpleString}")),
            .. frame.Collect().Select(row => string.Join(" | ", row.Values.Select(Text))).Order(StringComparer.Ordinal)];
    }

    static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => "X" + Convert.ToHexString(bytes),
        string text => $"'{text}'",
        Row row => "{" + string.Join(", ", row.Values.Select(Text)) + "}",
        System.Collections.IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(key => Text(key) + ": " + Text(map[key])).Order(StringComparer.Ordinal)) + "}",
        System.Collections.IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Text)) + "]",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
