using Frames.Sql.Types;

namespace Frames.Tests.DataFrame;

public class TypeJsonTests
{
    static readonly StructType Everything = new(
        new StructField("a", DataTypes.Integer, false),
        new StructField("é \"q\"", new DecimalType(38, 18), true, """{"comment":"x"}"""),
        new StructField("c", new ArrayType(new MapType(DataTypes.String, new StructType(new StructField("t", DataTypes.TimestampNtz)), false), false)),
        new StructField("d", new DayTimeIntervalType(IntervalField.Hour, IntervalField.Second)),
        new StructField("e", new YearMonthIntervalType(IntervalField.Year, IntervalField.Year)),
        new StructField("f", new CharType(3)),
        new StructField("g", new VarcharType(70)),
        new StructField("h", new TimeType(3)),
        new StructField("i", DataTypes.Variant),
        new StructField("j", DataTypes.Null));

    [Fact]
    public void Types_survive_the_way_through_json() => Assert.Equal(Everything, TypeJson.TryParse(TypeJson.Write(Everything)));

    [Fact]
    public void Json_is_what_Spark_writes() => Assert.Equal(
        """{"type":"struct","fields":[{"name":"a","type":"integer","nullable":false,"metadata":{}},{"name":"b","type":{"type":"array","elementType":"decimal(5,2)","containsNull":true},"nullable":true,"metadata":{}}]}""",
        TypeJson.Write(new StructType(new StructField("a", DataTypes.Integer, false), new StructField("b", new ArrayType(new DecimalType(5, 2))))));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\"bigint9\"")]
    [InlineData("\"decimal(39,2)\"")]
    [InlineData("\"decimal(x)\"")]
    [InlineData("{\"type\":\"array\"}")]
    [InlineData("{\"type\":\"struct\",\"fields\":[1]}")]
    [InlineData("\"interval day to year\"")]
    public void What_is_no_type_gives_none(string json) => Assert.Null(TypeJson.TryParse(json));
}
