using Frames.Sql.Types;

namespace Frames.Tests.Surface;

public class TypeTextTests
{
    [Theory]
    [InlineData("bigint", "bigint")]
    [InlineData("LONG", "bigint")]
    [InlineData("decimal(10, 2)", "decimal(10,2)")]
    [InlineData("DEC(5)", "decimal(5,0)")]
    [InlineData("array<map<string, struct<a: int, `b c`: date>>>", "array<map<string,struct<a:int,b c:date>>>")]
    [InlineData("struct<>", "struct<>")]
    [InlineData("varchar(3)", "varchar(3)")]
    [InlineData("interval day to second", "interval day to second")]
    [InlineData("interval year", "interval year")]
    [InlineData("interval", "interval")]
    [InlineData("timestamp_ltz", "timestamp")]
    [InlineData("time(3)", "time(3)")]
    [InlineData("id LONG NOT NULL, name STRING COMMENT 'full'", "struct<id:bigint,name:string>")]
    public void Text_of_SQL_is_a_type(string ddl, string simple) => Assert.Equal(simple, DataType.FromDdl(ddl).SimpleString);

    [Theory]
    [InlineData("nope", "UNSUPPORTED_DATATYPE")]
    [InlineData("array<int", "PARSE_SYNTAX_ERROR")]
    [InlineData("char", "DATATYPE_MISSING_SIZE")]
    [InlineData("", "PARSE_SYNTAX_ERROR")]
    [InlineData("a int,", "PARSE_SYNTAX_ERROR")]
    public void Wrong_text_is_an_error(string ddl, string errorClass) => Assert.Equal(errorClass,
        Assert.Throws<FramesException>(() => DataType.FromDdl(ddl)).ErrorClass);

    [Fact]
    public void Schemas_are_Spark_s_JSON_both_ways()
    {
        var schema = StructType.FromDdl("id LONG NOT NULL, tags ARRAY<STRING>, m MAP<STRING, DECIMAL(10,2)>, s STRUCT<x: TIMESTAMP_NTZ>, i INTERVAL DAY TO SECOND, c STRING COMMENT 'a \"b\"'");
        const string json = """{"type":"struct","fields":[{"name":"id","type":"long","nullable":false,"metadata":{}},{"name":"tags","type":{"type":"array","elementType":"string","containsNull":true},"nullable":true,"metadata":{}},{"name":"m","type":{"type":"map","keyType":"string","valueType":"decimal(10,2)","valueContainsNull":true},"nullable":true,"metadata":{}},{"name":"s","type":{"type":"struct","fields":[{"name":"x","type":"timestamp_ntz","nullable":true,"metadata":{}}]},"nullable":true,"metadata":{}},{"name":"i","type":"interval day to second","nullable":true,"metadata":{}}""";
        Assert.StartsWith(json, schema.Json);
        Assert.Equal(schema, StructType.FromJson(schema.Json));
        Assert.Equal(schema.Json, DataType.ParseDataType(schema.Json).Json);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("""{"type":"array"}""")]
    [InlineData("""{"type":"struct","fields":[{"name":1}]}""")]
    public void Wrong_JSON_is_an_error(string json) => Assert.Equal("INVALID_JSON_DATA_TYPE",
        Assert.Throws<FramesException>(() => DataType.FromJson(json)).ErrorClass);

    [Fact]
    public void Hostile_nesting_is_an_error()
    {
        Assert.Throws<FramesException>(() => DataType.FromDdl(string.Concat(Enumerable.Repeat("array<", 100_000))));
        Assert.Throws<FramesException>(() => DataType.FromJson(string.Concat(Enumerable.Repeat("""{"type":"array","elementType":""", 100_000))));
    }
}
