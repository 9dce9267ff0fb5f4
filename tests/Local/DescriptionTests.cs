using Frames.Sql;

namespace Frames.Tests.Local;

/// <summary>Statements that describe: DESCRIBE, SHOW, EXPLAIN.</summary>
public class DescriptionTests
{
    [Fact]
    public void Columns_and_names_are_rows()
    {
        using var session = SparkSession.Builder().Master("local[1]").Create();
        session.Sql("CREATE TEMP VIEW described AS SELECT 1 AS a, 'x' AS b");
        Assert.Equal(["[a,int,null]", "[b,string,null]"], session.Sql("DESCRIBE described").Collect().Select(row => row.ToString()));
        Assert.Equal(["[a]", "[b]"], session.Sql("SHOW COLUMNS IN described").Collect().Select(row => row.ToString()));
        Assert.Equal(["[,described,true]"], session.Sql("SHOW TABLES LIKE 'desc*|x'").Collect().Select(row => row.ToString()));
        Assert.Empty(session.Sql("SHOW VIEWS LIKE 'x'").Collect());
        Assert.Contains("Physical Plan", session.Sql("EXPLAIN SELECT a FROM described").Collect().Single().ToString(), StringComparison.Ordinal);
        Assert.Throws<FramesException>(() => session.Sql("DESCRIBE nothing").Collect());
    }
}
