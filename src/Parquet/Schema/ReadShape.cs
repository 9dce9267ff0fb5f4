using Frames.Sql.Types;

namespace Frames.Parquet.Schema;

/// <summary>How a requested column comes out of a file: its Spark type, and the fields and levels that it is built from.</summary>
internal abstract class ReadShape(DataType type)
{
    public DataType Type { get; } = type;

    /// <summary>The leaf whose levels show where this column's rows, structs and lists begin; null if the file has nothing of it.</summary>
    public abstract LeafShape? First { get; }

    /// <summary>All leaves that must be read.</summary>
    public abstract IEnumerable<LeafShape> Leaves { get; }
}

/// <summary>A column that the file does not have: null in every row.</summary>
internal sealed class MissingShape(DataType type) : ReadShape(type)
{
    public override LeafShape? First => null;
    public override IEnumerable<LeafShape> Leaves => [];
}

/// <summary>A column chunk's values. <paramref name="levelsOnly"/>: only to see where a struct is null none of whose fields the file has.</summary>
internal sealed class LeafShape(DataType type, SchemaNode node, bool levelsOnly = false) : ReadShape(type)
{
    public SchemaNode Node { get; } = node;
    public bool LevelsOnly { get; } = levelsOnly;

    /// <summary>Whether rows and values are the same but for nulls.</summary>
    public bool IsFlat => Node is { RepetitionLevel: 0, Definition: <= 1 };

    public override LeafShape First => this;
    public override IEnumerable<LeafShape> Leaves => [this];
}

/// <summary>A struct: there from definition level <paramref name="present"/> on.</summary>
internal sealed class StructShape(DataType type, int present, ReadShape[] fields, LeafShape? witness) : ReadShape(type)
{
    public int Present { get; } = present;
    public ReadShape[] Fields { get; } = fields;
    public override LeafShape? First { get; } = Array.Find(fields, shape => shape.First is not null)?.First ?? witness;
    public override IEnumerable<LeafShape> Leaves => Fields.SelectMany(shape => shape.Leaves).DefaultIfEmpty(witness).OfType<LeafShape>();
}

/// <summary>
/// An array or a map: there from definition level <paramref name="present"/> on; elements from <paramref name="present"/> + 1 on, each new one with a repetition level of
/// at most <paramref name="repetition"/>. A map's parts are its keys and values.
/// </summary>
internal sealed class RepeatedShape(DataType type, int present, int repetition, params ReadShape[] parts) : ReadShape(type)
{
    public int Present { get; } = present;
    public int ElementPresent => Present + 1;
    public int Repetition { get; } = repetition;
    public ReadShape[] Parts { get; } = parts;
    public override LeafShape? First { get; } = Array.Find(parts, part => part.First is not null)?.First;
    public override IEnumerable<LeafShape> Leaves => Parts.SelectMany(part => part.Leaves);
}
