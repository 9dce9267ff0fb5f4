using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Parser;
using Frames.Sql.Types;

namespace Frames.Tests.Spark;

/// <summary>Every function of the catalogue is called on the server by its declared name, as a message, and its example holds there.</summary>
public class FunctionTests
{
    public static TheoryData<string> Functions() => [.. FunctionCatalogue.All.Where(function => function.Examples.Count > 0).Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Examples_hold_on_spark(string name)
    {
        var spark = Engine.Shared;
        foreach (var example in FunctionCatalogue.Get(name).Examples)
        {
            var item = SqlParser.ParseExpression(example.Sql, QuerySettings.Default);
            var list = new Project(new OneRow(), [new Alias(item, "x")]);
            var rows = spark.Rows(new Project(list, [new Cast(new UnresolvedColumn(["x"]), DataTypes.String)]));
            Assert.Equal([example.Result ?? "null"], rows.Take(1));
        }
    }
}
