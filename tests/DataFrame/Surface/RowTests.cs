using System.Data.SqlTypes;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Tests.Surface;

public sealed class RowTests : IDisposable
{
    readonly SparkSession spark = MemoryBackend.Session();

    public void Dispose() => spark.Dispose();

    [Fact]
    public void Objects_come_back_as_they_went_in()
    {
        var row = spark.CreateDataFrame(new[] { new Flight("AA", 10, 2.5, new DateOnly(2013, 1, 1), null) }).Collect().Single();
        Assert.Equal(["Carrier", "Delay", "Distance", "Day", "Note"], row.Schema.Select(field => field.Name));
        Assert.Equal([false, true, false, false, true], row.Schema.Select(field => field.IsNullable));
        Assert.Equal("AA", row["Carrier"]);
        Assert.Equal(10, row.GetAs<int?>("delay"));
        Assert.Equal(2.5, row.GetDouble(2));
        Assert.Equal(new DateOnly(2013, 1, 1), row[3]);
        Assert.True(row.IsNullAt(4));
        Assert.Equal("[AA,10,2.5,2013-01-01,null]", row.ToString());
    }

    [Fact]
    public void A_value_beyond_its_CSharp_type_names_the_wider_type()
    {
        var schema = new StructType(new StructField("when", DataTypes.Timestamp), new StructField("day", DataTypes.Date),
            new StructField("exact", new DecimalType(38, 0)));
        var row = new Row([long.MaxValue, int.MaxValue, (Int128)decimal.MaxValue * 1000], schema);
        Assert.Contains("long", Assert.Throws<FramesException>(() => row[0]).Message);
        Assert.Contains("int", Assert.Throws<FramesException>(() => row[1]).Message);
        Assert.Equal(long.MaxValue, row.GetAs<long>("when"));
        Assert.Equal(int.MaxValue, row.GetAs<int>("day"));
        Assert.Contains("SqlDecimal", Assert.Throws<FramesException>(() => row.GetAs<decimal>("exact")).Message);
        Assert.Equal(SqlDecimal.Parse("79228162514264337593543950335000"), row.GetAs<SqlDecimal>("exact"));
    }

    [Fact]
    public void Null_does_not_become_a_default()
    {
        var row = spark.CreateDataFrame(new int?[] { null }, "n").First();
        Assert.Null(row.GetAs<int?>(0));
        Assert.Contains("int?", Assert.Throws<FramesException>(() => row.GetInt(0)).Message.Replace("Int32", "int"));
    }

    [Fact]
    public void Untyped_rows_take_a_schema()
    {
        var schema = StructType.FromDdl("id LONG NOT NULL, name STRING, at TIMESTAMP_NTZ");
        var rows = spark.CreateDataFrame([new GenericRow([1, "x", new DateTime(2020, 1, 2)]), new GenericRow([2L, null, null])], schema).Collect();
        Assert.Equal(new Row(1L, "x", new DateTime(2020, 1, 2)), rows[0]);
        Assert.Equal(2L, rows[1].GetLong(0));
        var wrong = Assert.Throws<FramesException>(() => spark.CreateDataFrame([new GenericRow(["x", "x", null])], schema));
        Assert.Equal("INVALID_EXTERNAL_TYPE", wrong.ErrorClass);
        Assert.Equal("id", wrong.Parameters["expr"]);
    }

    sealed record Flight(string Carrier, int? Delay, double Distance, DateOnly Day, string? Note);
}
