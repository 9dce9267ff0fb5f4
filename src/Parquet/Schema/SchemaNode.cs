using Frames.Parquet.Footer;

namespace Frames.Parquet.Schema;

/// <summary>A field of a file's schema with its children and the levels at which it is there.</summary>
internal sealed class SchemaNode
{
    const int DeepestLevel = 100;

    SchemaNode(SchemaElement element, SchemaNode? parent)
    {
        Element = element;
        var repetition = parent is null ? Repetition.Required : element.Repetition ?? Repetition.Required;
        if (repetition is < Repetition.Required or > Repetition.Repeated) throw new ParquetFormatException($"the field {element.Name} has the repetition {repetition}");
        Repetition = repetition;
        Definition = (parent?.Definition ?? 0) + (repetition == Repetition.Required ? 0 : 1);
        RepetitionLevel = (parent?.RepetitionLevel ?? 0) + (repetition == Repetition.Repeated ? 1 : 0);
        Path = parent is null ? [] : [.. parent.Path, Name];
    }

    public SchemaElement Element { get; }
    public string Name => Element.Name ?? "";
    public string[] Path { get; }
    public Repetition Repetition { get; }

    /// <summary>The definition level from which on a value is there.</summary>
    public int Definition { get; }

    /// <summary>The number of repeated fields from the root to here.</summary>
    public int RepetitionLevel { get; }

    public SchemaNode[] Children { get; private set; } = [];

    public bool IsLeaf { get; private init; }

    /// <summary>The position of the leaf's chunk in each row group; for a group, of its first leaf.</summary>
    public int Column { get; private init; }

    public StorageType Storage => Element.Type is >= StorageType.Boolean and <= StorageType.FixedLengthByteArray and var type ? type
        : throw new ParquetFormatException($"the field {Name} has no known storage type");

    public SchemaNode? Child(string name, bool caseSensitive)
    {
        var exact = Array.Find(Children, child => child.Name == name);
        return exact ?? (caseSensitive ? null : Array.Find(Children, child => string.Equals(child.Name, name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The tree of a footer's list, and its leaves in order.</summary>
    public static (SchemaNode Root, SchemaNode[] Leaves) Parse(List<SchemaElement>? elements)
    {
        if (elements is null || elements.Count == 0) throw new ParquetFormatException("the footer has no schema");
        var leaves = new List<SchemaNode>();
        var next = 0;
        var root = Parse(elements, ref next, null, leaves, 0);
        return (root, [.. leaves]);
    }

    static SchemaNode Parse(List<SchemaElement> elements, ref int next, SchemaNode? parent, List<SchemaNode> leaves, int depth)
    {
        if (next == elements.Count) throw new ParquetFormatException("the schema has fewer fields than its groups count");
        if (depth > DeepestLevel) throw new ParquetFormatException($"the schema is nested deeper than {DeepestLevel}");
        var element = elements[next++];
        var children = element.ChildCount ?? 0;
        var isLeaf = parent is not null && element.ChildCount is null or 0 && element.Type is not null;
        if (children < 0 || children > elements.Count - next) throw new ParquetFormatException($"the group {element.Name} has {children} fields");
        var node = new SchemaNode(element, parent) { IsLeaf = isLeaf, Column = leaves.Count };
        if (isLeaf) leaves.Add(node);
        node.Children = new SchemaNode[children];
        for (var i = 0; i < children; i++) node.Children[i] = Parse(elements, ref next, node, leaves, depth + 1);
        return node;
    }
}
