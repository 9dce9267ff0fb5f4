using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Tests.Surface;

public sealed class ShowTests : IDisposable
{
    readonly SparkSession spark = MemoryBackend.Session();

    public void Dispose() => spark.Dispose();

    [Fact]
    public void A_table_is_aligned_to_the_right_and_cut()
    {
        var frame = spark.CreateDataFrame(new[] { (1, "a text of more than twenty characters"), (2, (string?)null), (300, "東京") });
        Assert.Equal("""
            +---+--------------------+
            | _1|                  _2|
            +---+--------------------+
            |  1|a text of more th...|
            |  2|                NULL|
            |300|                東京|
            +---+--------------------+

            """.ReplaceLineEndings("\n"), frame.ShowString());
    }

    [Fact]
    public void Without_truncation_cells_are_aligned_to_the_left()
    {
        var frame = spark.CreateDataFrame(new[] { (1, "x\ty"), (22222, "long") });
        Assert.Equal("+-----+----+\n|_1   |_2  |\n+-----+----+\n|1    |x\\ty|\n|22222|long|\n+-----+----+\n", frame.ShowString(20, 0));
    }

    [Fact]
    public void More_rows_than_shown_are_announced()
    {
        var frame = spark.CreateDataFrame(new[] { 1, 2, 3 }, "value");
        Assert.Equal("+-----+\n|value|\n+-----+\n|    1|\n|    2|\n+-----+\nonly showing top 2 rows\n", frame.ShowString(2));
        Assert.EndsWith("only showing top 1 row\n", frame.ShowString(1));
    }

    [Fact]
    public void Records_are_shown_a_line_a_value()
    {
        var frame = spark.CreateDataFrame(new[] { (1, "one"), (2, "two") }).ToDF();
        Assert.Equal("-RECORD 0--\n _1  | 1   \n _2  | one \n-RECORD 1--\n _1  | 2   \n _2  | two \n", frame.ShowString(20, 20, vertical: true));
    }

    [Fact]
    public void Values_of_every_type_are_written_as_Spark_writes_them()
    {
        var frame = spark.CreateDataFrame(new[]
        {
            new Everything(true, -1, 1.0f, 1e10, 1.50m, "x", [1, 255], new DateOnly(2024, 2, 29), new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc),
                new TimeSpan(1, 2, 3, 4),
                [1, null], new() { ["k"] = 1.5 }, (1, "y")),
        });
        Assert.Equal("true|-1|1.0|1.0E10|1.5000000000|x|[01 FF]|2024-02-29|2024-02-29 01:02:03|INTERVAL '1 02:03:04' DAY TO SECOND|[1, NULL]|{k -> 1.5}|{1, y}",
            string.Join('|', frame.ShowString(1, 0).Split('\n')[3].Trim('|').Split('|').Select(cell => cell.TrimEnd())));
    }

    [Fact]
    public void A_schema_is_printed_as_a_tree()
    {
        var schema = new StructType(new StructField("id", DataTypes.Integer, false),
            new StructField("tags", new ArrayType(new StructType(new StructField("m", new MapType(DataTypes.String, DataTypes.Double, false))))));
        Assert.Equal("""
            root
             |-- id: integer (nullable = false)
             |-- tags: array (nullable = true)
             |    |-- element: struct (containsNull = true)
             |    |    |-- m: map (nullable = true)
             |    |    |    |-- key: string
             |    |    |    |-- value: double (valueContainsNull = false)

            """.ReplaceLineEndings("\n"), SchemaText.Of(schema));
        Assert.Equal("root\n |-- id: integer (nullable = false)\n |-- tags: array (nullable = true)\n", SchemaText.Of(schema, 1));
    }

    sealed record Everything(bool Flag, int Number, float Single, double Double, decimal Exact, string Text, byte[] Bytes, DateOnly Day, DateTime When,
        TimeSpan Span, int?[] List,
        Dictionary<string, double> Map, (int, string) Pair);
}
