using System.Reflection;
using Frames.Backends.Spark.Writing;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Tests.Spark.Writing;

/// <summary>A node type without a message is found here, before a query meets it.</summary>
public class ClosedSetTests
{
    public static TheoryData<Type> Nodes() =>
        [.. typeof(Expression).Assembly.GetTypes().Where(type => !type.IsAbstract && (type.IsAssignableTo(typeof(Expression)) || type.IsAssignableTo(typeof(Frames.Plans.Plan))))];

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Every_node_has_a_message_or_a_reason(Type node)
    {
        var written = ExpressionWriters.Table.NodeTypes.Concat(PlanWriters.Table.NodeTypes).Concat(CommandWriters.Table.NodeTypes).Contains(node);
        var excused = PlanWriters.NotSent.ContainsKey(node) || CommandWriters.NotSent.ContainsKey(node);
        Assert.True(written != excused, $"{node.Name} has {(written ? "both a message and a reason for none" : "neither a message nor a reason for none")}");
    }

    [Fact]
    public void Both_trees_are_seen() => Assert.True(Nodes().Count > 60);
}
