using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Expressions;

/// <summary>The functions that decide about nulls or about what is evaluated; the device has structs of its own for them.</summary>
internal static class BuiltInCalls
{
    /// <summary>Items of IN beyond which the tree of comparisons takes too long to compile.</summary>
    const int MostItems = 32;

    static readonly Dictionary<string, Func<FunctionCall, DeviceNode[], DeviceNode?>> Calls = new()
    {
        ["and"] = (_, nodes) => And(nodes[0], nodes[1]),
        ["or"] = (_, nodes) => Or(nodes[0], nodes[1]),
        ["not"] = (_, nodes) => DeviceCallNode.Of(typeof(DeviceNot<>), typeof(byte), nodes),
        ["isnull"] = (_, nodes) => DeviceCallNode.Of(typeof(DeviceIsNull<,>), typeof(byte), nodes, nodes[0].Result),
        ["isnotnull"] = (_, nodes) => IsNotNull(nodes[0]),
        ["<=>"] = NullSafeEqual,
        ["in"] = In,
        ["when"] = (call, nodes) => When(call.Type, nodes),
        ["if"] = (call, nodes) => When(call.Type, nodes),
        ["coalesce"] = (_, nodes) => nodes.Aggregate((first, second)
            => DeviceCallNode.Of(typeof(DeviceCoalesce<,,>), first.Result, [first, second], first.Result) with { IsText = first.IsText }),
    };

    public static IReadOnlyCollection<string> Names => Calls.Keys;

    public static bool Knows(FunctionDefinition function) => Calls.ContainsKey(function.Name);

    /// <summary>The call over nodes, or null where the device does not take their types.</summary>
    public static DeviceNode? Create(FunctionCall call, DeviceNode[] nodes) => Calls[call.Function.Name](call, nodes);

    public static DeviceCallNode And(DeviceNode left, DeviceNode right) => DeviceCallNode.Of(typeof(DeviceAnd<,>), typeof(byte), [left, right]);

    public static DeviceCallNode IsNotNull(DeviceNode node) => DeviceCallNode.Of(typeof(DeviceIsNotNull<,>), typeof(byte), [node], node.Result);

    static DeviceCallNode Or(DeviceNode left, DeviceNode right) => DeviceCallNode.Of(typeof(DeviceOr<,>), typeof(byte), [left, right]);

    static DeviceCallNode? NullSafeEqual(FunctionCall call, DeviceNode[] nodes) => OperatorCalls.EqualityOf(call.Arguments[0].Type) is { } equality
        ? DeviceCallNode.Of(typeof(DeviceNullSafeEqual<,,,>), typeof(byte), nodes, equality, nodes[0].Result) : null;

    /// <summary>True if any item is equal, else null if anything is null: as comparisons joined by OR, in a balanced tree.</summary>
    static DeviceNode? In(FunctionCall call, DeviceNode[] nodes)
    {
        if (nodes.Length > MostItems + 1) return null;
        var comparisons = new List<DeviceNode>();
        foreach (var item in nodes[1..])
        {
            if (OperatorCalls.Equal(call.Arguments[0].Type, [nodes[0], item]) is not { } comparison) return null;
            comparisons.Add(comparison);
        }
        while (comparisons.Count > 1) comparisons = [.. comparisons.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : Or(pair[0], pair[1]))];
        return comparisons.SingleOrDefault();
    }

    /// <summary>Conditions stand at even positions; an odd number of nodes ends with the value of ELSE.</summary>
    static DeviceNode When(DataType type, DeviceNode[] nodes)
    {
        var result = DeviceTypes.Of(type)!;
        var isText = DeviceTypes.IsText(type);
        DeviceNode value = nodes.Length % 2 == 1 ? nodes[^1] : new DeviceConstantNode(null, result) { IsText = isText };
        for (var i = (nodes.Length / 2 * 2) - 2; i >= 0; i -= 2)
            value = DeviceCallNode.Of(typeof(DeviceWhen<,,,>), result, [nodes[i], nodes[i + 1], value], result) with { IsText = isText };
        return value;
    }
}
