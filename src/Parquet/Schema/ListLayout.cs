using Frames.Parquet.Footer;

namespace Frames.Parquet.Schema;

/// <summary>The layouts in which writers have put lists and maps; all of them are read.</summary>
internal static class ListLayout
{
    /// <summary>The element of a field annotated as a list, and whether it is the repeated field itself (older layouts of two levels).</summary>
    public static (SchemaNode Element, bool IsRepeated) ElementOf(SchemaNode list)
    {
        if (list.Children is not [{ Repetition: Repetition.Repeated } repeated]) throw Malformed(list, "a list");
        var isElement = repeated.IsLeaf || repeated.Children.Length != 1 || repeated.Name == "array" || repeated.Name == list.Name + "_tuple"
            || repeated.Children[0].Repetition == Repetition.Repeated;
        return isElement ? (repeated, true) : (repeated.Children[0], false);
    }

    /// <summary>The repeated pairs of a field annotated as a map, with their key and value.</summary>
    public static (SchemaNode Key, SchemaNode Value) PairOf(SchemaNode map)
        => map.Children is [{ Repetition: Repetition.Repeated, Children: [var key, var value] }] ? (key, value) : throw Malformed(map, "a map");

    static ParquetFormatException Malformed(SchemaNode node, string what) => new($"the field {string.Join('.', node.Path)} is not built as {what}");
}
