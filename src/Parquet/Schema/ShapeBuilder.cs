using Frames.Parquet.Footer;
using Frames.Parquet.Reading;
using Frames.Sql.Types;

namespace Frames.Parquet.Schema;

/// <summary>Finds the requested columns in a file's schema, by name or by field id, and checks that their stored types can become the requested ones.</summary>
internal sealed class ShapeBuilder(bool caseSensitive, Func<StructField, int?>? fieldId = null)
{
    /// <summary>A shape for each requested column; columns that the file lacks are null in every row.</summary>
    public ReadShape[] Build(SchemaNode root, StructType requested) => [.. requested.Fields.Select(field => FieldOf(root, field))];

    ReadShape FieldOf(SchemaNode parent, StructField field)
        => Find(parent, field) is { } node ? Repeatable(node, field.DataType) : new MissingShape(field.DataType);

    SchemaNode? Find(SchemaNode parent, StructField field)
        => fieldId?.Invoke(field) is { } id ? Array.Find(parent.Children, child => child.Element.FieldId == id) : parent.Child(field.Name, caseSensitive);

    /// <summary>A field with its repetition: a repeated field without an annotation is an array that is never null.</summary>
    ReadShape Repeatable(SchemaNode node, DataType type)
    {
        if (node.Repetition != Repetition.Repeated) return Value(node, type);
        return type is ArrayType array ? new RepeatedShape(type, node.Definition - 1, node.RepetitionLevel, Value(node, array.ElementType)) : throw Mismatch(node, type);
    }

    ReadShape Value(SchemaNode node, DataType type) => type switch
    {
        ArrayType array when !node.IsLeaf && LeafAnnotation.Of(node.Element).Kind == Annotation.List => List(node, array),
        MapType map when !node.IsLeaf => Map(node, map),
        StructType structure when !node.IsLeaf => Struct(node, structure, structure),
        VariantType when !node.IsLeaf => Struct(node, type, Columns.StructBuilder.VariantParts),
        _ when node.IsLeaf && LeafRules.For(node, type) is not null => new LeafShape(type, node),
        NullType => new MissingShape(type),
        _ => throw Mismatch(node, type),
    };

    RepeatedShape List(SchemaNode node, ArrayType type)
    {
        var (element, isRepeated) = ListLayout.ElementOf(node);
        var shape = isRepeated ? Value(element, type.ElementType) : Repeatable(element, type.ElementType);
        return new(type, node.Definition, node.RepetitionLevel + 1, shape);
    }

    RepeatedShape Map(SchemaNode node, MapType type)
    {
        var (key, value) = ListLayout.PairOf(node);
        return new(type, node.Definition, node.RepetitionLevel + 1, Repeatable(key, type.KeyType), Repeatable(value, type.ValueType));
    }

    StructShape Struct(SchemaNode node, DataType type, StructType fields)
    {
        var shapes = Build(node, fields);
        var witness = Array.TrueForAll(shapes, shape => shape.First is null) ? new LeafShape(DataTypes.Null, FirstLeaf(node), levelsOnly: true) : null;
        return new(type, node.Definition, shapes, witness);
    }

    static SchemaNode FirstLeaf(SchemaNode node)
    {
        // A leaf that is not repeated within the struct shows the struct's own rows.
        var leaves = new Stack<SchemaNode>(node.Children.Reverse());
        while (leaves.TryPop(out var next))
        {
            if (next.IsLeaf) return next;
            foreach (var child in next.Children.Reverse()) leaves.Push(child);
        }
        throw new ParquetFormatException($"the group {node.Name} has no columns");
    }

    static TypeMismatchException Mismatch(SchemaNode node, DataType type) => new(node, type);
}

/// <summary>A stored type cannot become the requested one. The reader's edge adds the file's path.</summary>
internal sealed class TypeMismatchException(SchemaNode node, DataType type) : Exception($"{string.Join('.', node.Path)} cannot be read as {type.SimpleString}")
{
    /// <summary>The column as Spark writes it in this error.</summary>
    public string Column { get; } = $"[{string.Join(", ", node.Path)}]";
    public string Expected { get; } = type.SimpleString;
    public string Actual { get; } = node.IsLeaf ? ParquetTypeText.StorageText(node.Storage) : "group";
}
