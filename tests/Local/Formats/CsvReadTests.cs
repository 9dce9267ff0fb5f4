using Frames.Sql.Types;
using Xunit;

namespace Frames.Tests.Local.Formats;

public sealed class CsvReadTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1,\"x, y\",2", "1|x, y|2")]
    [InlineData("2,\"he said \"\"hi\"\"\",3", "2|\"he said \"\"hi\"\"\"|3")]
    [InlineData("3,\"esc \\\"q\\\" x\",4", "3|esc \"q\" x|4")]
    [InlineData("4,\"open,5", "4|open,5|~")]
    [InlineData("5,,\"\"", "5|~|~")]
    [InlineData("6,a\"b\"c,7", "6|a\"b\"c|7")]
    [InlineData("7,\"ab\"cd,8", "7|\"ab\"cd|8")]
    [InlineData("8,\"ab\" ,9", "8|ab|9")]
    [InlineData("9, \"ab\",10", "9| \"ab\"|10")]
    [InlineData("10,short", "10|short|~")]
    [InlineData("11,a,b,c", "11|a|b")]
    [InlineData("12,\\\"x,1", "12|\\\"x|1")]
    [InlineData("13,\"a\\b\",1", "13|a\\b|1")]
    [InlineData("14,\"a\\\\\",1", "14|a\\|1")]
    [InlineData("15,\"a\\\\\"b\",1", "15|\"a\\\"b\"|1")]
    [InlineData("16,\"a\"\"\",1", "16|a\"\"|1")]
    [InlineData("17,\"\"\"\",1", "17|\"\"|1")]
    [InlineData("18,\"x\"y\"z\",1", "18|\"x\"y\"z\"|1")]
    public void Quotes_are_read_as_Spark_reads_them(string line, string expected)
    {
        var path = folder.Write("q.csv", "a,b,c\n" + line + "\n");
        Assert.Equal([expected], Table.Rows(Table.Open("csv", path, null, ("header", "true"))));
    }

    [Theory]
    [InlineData("2,\"he said \"\"hi\"\"\",3", "2|he said \"hi\"|3")]
    [InlineData("3,\"esc \\\"q\\\" x\",4", "3|\"esc \\\"q\\\" x\"|4")]
    [InlineData("16,\"a\"\"\",1", "16|a\"|1")]
    [InlineData("17,\"\"\"\",1", "17|\"|1")]
    public void A_quote_may_escape_itself(string line, string expected)
    {
        var path = folder.Write("q.csv", line);
        Assert.Equal([expected], Table.Rows(Table.Open("csv", path, null, ("escape", "\""))));
    }

    [Fact]
    public void Types_are_inferred_from_all_values()
    {
        var path = folder.Write("i.csv", "d,e,t,v,w,k,b,n,x\n2020-01-01,2020-01-02,10:00,Infinity,1.0,2020,true,NA,12345678901234567890\n2020-01-02,x,11:00,1,2,12345678901,FALSE,,1\n");
        var source = Table.Open("csv", path, null, ("header", "true"), ("inferSchema", "true"), ("nullValue", "NA"));
        Assert.Equal("d date, e string, t timestamp, v double, w double, k bigint, b boolean, n string, x decimal(20,0)", Table.Schema(source));
    }

    [Fact]
    public void Repeated_and_missing_names_are_numbered()
    {
        var path = folder.Write("n.csv", "a;b,a;;A\n 1 ;+5;1d;0x1p3\n");
        var source = Table.Open("csv", path, null, ("header", "true"), ("inferSchema", "true"), ("sep", ";"));
        Assert.Equal("a0 double, b,a int, _c2 double, A3 double", Table.Schema(source));
        Assert.Equal(["1|5|1|8"], Table.Rows(source));
    }

    [Fact]
    public void Bad_records_go_where_the_mode_says()
    {
        var path = folder.Write("m.csv", "1,a,2\nx,b,3\n3,c\n4,d,5,6\n");
        var schema = new StructType(new StructField("a", DataTypes.Integer), new StructField("b", DataTypes.String), new StructField("c", DataTypes.Integer));
        Assert.Equal(["1|a|2", "~|b|3", "3|c|~", "4|d|5"], Table.Rows(Table.Open("csv", path, schema)));
        Assert.Equal(["1|a|2"], Table.Rows(Table.Open("csv", path, schema, ("mode", "DROPMALFORMED"))));
        Assert.Equal(["a", "b", "c", "d"], Table.Rows(Table.Open("csv", path, schema, ("mode", "DROPMALFORMED")), "b"));
        var error = Assert.Throws<FramesException>(() => Table.Rows(Table.Open("csv", path, schema, ("mode", "FAILFAST"))));
        Assert.Equal("FAILED_READ_FILE.NO_HINT", error.ErrorClass);
        Assert.Equal("MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", ((FramesException)error.InnerException!).ErrorClass);
        var withCorrupt = new StructType([.. schema.Fields, new StructField("_corrupt_record", DataTypes.String)]);
        Assert.Equal(["1|a|2|~", "~|b|3|x,b,3", "3|c|~|3,c", "4|d|5|4,d,5,6"], Table.Rows(Table.Open("csv", path, withCorrupt)));
    }

    [Fact]
    public void Quoted_values_span_lines_when_asked_to()
    {
        var path = folder.Write("l.csv", "a,b\r\n1,\"x\r\ny\"\r\n\r\n# no\r\n2,z");
        Assert.Equal(["1|x\r\ny", "2|z"], Table.Rows(Table.Open("csv", path, null, ("header", "true"), ("multiLine", "true"), ("comment", "#"))));
    }

    [Fact]
    public void Parts_of_a_big_file_hold_every_line_once()
    {
        var path = Path.Combine(folder.Path, "big.csv");
        using (var writer = new StreamWriter(path))
            for (var i = 0; i < 1_500_000; i++) writer.Write(i % 3 == 0 ? $"{i},abcdefgh\r\n" : $"{i},abcdefgh\n");
        var schema = new StructType(new StructField("i", DataTypes.Integer), new StructField("s", DataTypes.String));
        var rows = Table.Rows(Table.Open("csv", path, schema), "i");
        Assert.Equal(1_500_000, rows.Length);
        Assert.Equal("1499999", rows[^1]);
        Assert.Equal(rows.Length, rows.Distinct().Count());
    }

    [Fact]
    public void Gzip_and_bad_encoding_are_read()
    {
        var path = Path.Combine(folder.Path, "z.csv.gz");
        using (var gzip = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionMode.Compress)) gzip.Write("1,\xC3\x28\n2,é\n"u8);
        File.WriteAllBytes(Path.Combine(folder.Path, "b.csv"), [(byte)'1', (byte)',', 0xC3, (byte)'(', (byte)'\n']);
        Assert.Equal(2, Table.Rows(Table.Open("csv", path, null)).Length);
        Assert.Equal(["1|\uFFFD("], Table.Rows(Table.Open("csv", Path.Combine(folder.Path, "b.csv"), null)));
    }

    [Fact]
    public void A_truncated_gzip_file_is_an_error()
    {
        var path = Path.Combine(folder.Path, "t.csv.gz");
        using (var bytes = new MemoryStream())
        {
            using (var gzip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
                for (var i = 0; i < 100_000; i++) gzip.Write(System.Text.Encoding.ASCII.GetBytes($"{i * 7919},x\n"));
            File.WriteAllBytes(path, bytes.ToArray()[..(int)(bytes.Length / 2)]);
        }
        var schema = new StructType(new StructField("a", DataTypes.Integer), new StructField("b", DataTypes.String));
        Assert.Equal("FAILED_READ_FILE.NO_HINT", Assert.Throws<FramesException>(() => Table.Rows(Table.Open("csv", path, schema))).ErrorClass);
    }
}
