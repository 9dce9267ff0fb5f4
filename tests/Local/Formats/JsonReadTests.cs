using Frames.Sql.Types;
using Xunit;

namespace Frames.Tests.Local.Formats;

public sealed class JsonReadTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_schema_holds_all_values()
    {
        var path = folder.Write("j.json", """
            {"a":1,"b":"x","c":[1,2.5],"d":{"z":1,"y":null}}
            {"a":12345678901234567890,"b":true,"e":1e400}

            {"a":1.5,"b":{"q":1}
            [{"a":3},{"a":4}]
            "str"
            {"a":"7","b":null,"t":"2020-01-01 10:00:00","c":[]}
            """);
        var source = Table.Open("json", path, null);
        Assert.Equal("_corrupt_record string, a string, b string, c array<double>, d struct<y:string,z:bigint>, e double, t string", Table.Schema(source));
        Assert.Equal(["~|1|x|[1,2.5]|[~,1]|~|~", "~|12345678901234567890|true|~|~|Infinity|~", "{\"a\":1.5,\"b\":{\"q\":1}|~|~|~|~|~|~", "~|3|~|~|~|~|~", "~|4|~|~|~|~|~",
            "\"str\"|~|~|~|~|~|~", "~|7|~|[]|~|~|2020-01-01 10:00:00"], Table.Rows(source));
    }

    [Fact]
    public void Values_of_other_types_are_null_and_mark_the_record()
    {
        var path = folder.Write("s.json", """
            {"a":1,"b":"2","c":"2020-01-01","d":[1,2],"e":{"x":1,"y":"k"},"f":1.5,"g":true,"m":{"k1":1,"k2":null}}
            {"a":"1","b":2,"c":"nope","d":[1,"x"],"e":{"x":"q","y":5},"f":"NaN","g":"true","m":[1]}
            {"a":99999999999,"f":"1.5"}
            bad
            {'a':5, "A":6}
            {"A":5,"a":6,"a":7} trailing
            """);
        var schema = StructType.FromDdl("a int, b string, c date, d array<int>, e struct<x:int,y:string>, f double, g boolean, m map<string,int>, _corrupt_record string");
        Assert.Equal(["1|2|18262|[1,2]|[1,k]|1.5|True|{k1:1,k2:~}|~",
            "~|2|~|~|[~,5]|NaN|~|~|{\"a\":\"1\",\"b\":2,\"c\":\"nope\",\"d\":[1,\"x\"],\"e\":{\"x\":\"q\",\"y\":5},\"f\":\"NaN\",\"g\":\"true\",\"m\":[1]}",
            "~|~|~|~|~|~|~|~|{\"a\":99999999999,\"f\":\"1.5\"}", "~|~|~|~|~|~|~|~|bad", "5|~|~|~|~|~|~|~|~", "7|~|~|~|~|~|~|~|~"], Table.Rows(Table.Open("json", path, schema)));
        var small = StructType.FromDdl("a int");
        Assert.Equal(["1", "5", "7"], Table.Rows(Table.Open("json", path, small, ("mode", "DROPMALFORMED"))));
        Assert.Equal("FAILED_READ_FILE.NO_HINT", Assert.Throws<FramesException>(() => Table.Rows(Table.Open("json", path, small, ("mode", "FAILFAST")))).ErrorClass);
    }

    [Fact]
    public void A_file_may_be_one_value()
    {
        var path = folder.Write("m.json", "[\n {\"a\": 1},\n {\"a\": 2}\n]\n");
        Assert.Equal(["1", "2"], Table.Rows(Table.Open("json", path, null, ("multiLine", "true"))));
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_refused()
    {
        var path = folder.Write("c.json", "{\"a\":1,\"A\":2}\n");
        Assert.Equal("COLUMN_ALREADY_EXISTS", Assert.Throws<FramesException>(() => Table.Open("json", path, null)).ErrorClass);
    }

    [Fact]
    public void Deep_nesting_is_malformed_and_no_crash()
    {
        var path = folder.Write("d.json", new string('[', 100_000) + "\n{\"a\":1}\n");
        Assert.Equal(["~", "1"], Table.Rows(Table.Open("json", path, StructType.FromDdl("a int"))));
    }
}
