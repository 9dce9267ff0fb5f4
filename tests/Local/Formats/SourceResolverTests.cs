using Frames.Sources;
using Frames.Sql.Types;
using Xunit;

namespace Frames.Tests.Local.Formats;

public sealed class SourceResolverTests : IDisposable
{
    readonly TestFolder folder = new();

    public SourceResolverTests()
    {
        folder.Write("p/k=1/s=a%20b/x.csv", "1,2\n");
        folder.Write("p/k=2/s=__HIVE_DEFAULT_PARTITION__/y.csv", "3,4\n");
        folder.Write("p/_hidden/z.csv", "9,9\n");
        folder.Write("p/k=1/s=a%20b/.x.csv.crc", "9,9\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folders_give_partition_columns()
    {
        var source = Table.Open("csv", folder.Path + "/p", null);
        Assert.Equal("_c0 string, _c1 string, k int, s string", Table.Schema(source));
        Assert.Equal(["1|2|1|a b", "3|4|2|~"], Table.Rows(source));
    }

    [Fact]
    public void A_given_schema_types_partition_columns()
    {
        var schema = new StructType(new StructField("k", DataTypes.String), new StructField("_c0", DataTypes.Integer));
        Assert.Equal("_c0 int, k string, s string", Table.Schema(Table.Open("csv", folder.Path + "/p", schema)));
    }

    [Fact]
    public void Patterns_and_base_paths_decide_what_counts_as_partition()
    {
        Assert.Equal("_c0 string, _c1 string", Table.Schema(Table.Open("csv", folder.Path + "/p/*/*", null)));
        Assert.Equal("_c0 string, _c1 string, s string", Table.Schema(Table.Open("csv", folder.Path + "/p/k={1,3}", null)));
        Assert.Equal(["1|2|1|a b"], Table.Rows(Table.Open("csv", folder.Path + "/p/k=[^2]", null, ("basePath", folder.Path + "/p"))));
        Assert.Equal(["1|2", "3|4"], Table.Rows(Table.Open("csv", folder.Path + "/p", null, ("recursiveFileLookup", "true"))));
    }

    [Fact]
    public void What_is_not_there_is_an_error()
    {
        var missing = Assert.Throws<FramesException>(() => Table.Open("csv", folder.Path + "/nope", null));
        Assert.Equal("PATH_NOT_FOUND", missing.ErrorClass);
        Assert.Equal($"file:{folder.Path}/nope", missing.Parameters["path"]);
        Assert.Equal("PATH_NOT_FOUND", Assert.Throws<FramesException>(() => Table.Open("csv", folder.Path + "/no*pe", null)).ErrorClass);
        Directory.CreateDirectory(folder.Path + "/empty");
        var empty = Assert.Throws<FramesException>(() => Table.Open("csv", folder.Path + "/empty", null));
        Assert.Equal(("UNABLE_TO_INFER_SCHEMA", "CSV"), (empty.ErrorClass, empty.Parameters["format"]));
        Assert.Equal("DATA_SOURCE_NOT_FOUND", Assert.Throws<FramesException>(() => Table.Open("nonsense", folder.Path, null)).ErrorClass);
    }

    [Fact]
    public void Uneven_folders_conflict()
    {
        folder.Write("u/k=1/x.csv", "1\n");
        folder.Write("u/j=1/x.csv", "1\n");
        Assert.Equal("CONFLICTING_PARTITION_COLUMN_NAMES", Assert.Throws<FramesException>(() => Table.Open("csv", folder.Path + "/u", null)).ErrorClass);
    }
}
