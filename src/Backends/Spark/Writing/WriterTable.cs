namespace Frames.Backends.Spark.Writing;

/// <summary>How each node type of a closed set becomes a message: one row a type, so that a test can tell which one is missing.</summary>
internal sealed class WriterTable<TNode, TMessage>
    where TNode : notnull
{
    readonly Dictionary<Type, Func<MessageWriter, TNode, TMessage>> rows = [];

    public IReadOnlyCollection<Type> NodeTypes => rows.Keys;

    public WriterTable<TNode, TMessage> Add<T>(Func<MessageWriter, T, TMessage> write)
        where T : TNode
    {
        rows.Add(typeof(T), (writer, node) => write(writer, (T)node));
        return this;
    }

    public TMessage Write(MessageWriter writer, TNode node) => rows.TryGetValue(node.GetType(), out var write)
        ? write(writer, node)
        : throw new InvalidOperationException($"This is a bug in Frames: {node.GetType().Name} has no Spark Connect message.");
}
