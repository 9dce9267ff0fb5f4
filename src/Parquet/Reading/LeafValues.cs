using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>
/// Collects a leaf's values of one batch from pages of any encoding, nulls left out, in the form of its Spark type; one virtual call for a page's part of a batch.
/// </summary>
internal abstract class LeafValues(DataType type)
{
    public DataType Type { get; } = type;

    /// <summary>Values collected so far.</summary>
    public int Count { get; protected set; }

    /// <summary>Begins a batch.</summary>
    public abstract void Begin(Arena arena, int capacity);

    /// <summary>Makes room for values and rows in all; collected values stay.</summary>
    public abstract void Reserve(int capacity);

    /// <summary>A decoder of this leaf's storage type.</summary>
    public abstract ValueDecoder Decoder(PageEncoding encoding, ByteCursor input);

    public abstract void Read(ValueDecoder decoder, int count);

    /// <summary>Reads like <see cref="Read"/> for rows of which only the selected ones count; the others may get any value.</summary>
    public virtual void ReadSelected(ValueDecoder decoder, int count, ReadOnlySpan<ulong> selected, int firstRow) => Read(decoder, count);

    /// <summary>Appends the dictionary's values at the codes, which have been checked.</summary>
    public abstract void Gather(Vector dictionary, ReadOnlySpan<int> codes);

    /// <summary>Appends like <see cref="Gather"/> for rows of which only the selected ones count; the others may get any value of the column.</summary>
    public virtual void GatherSelected(Vector dictionary, ReadOnlySpan<int> codes, ReadOnlySpan<ulong> selected, int firstRow) => Gather(dictionary, codes);

    /// <summary>The dictionary page's values, in memory of their own; where values are preferred to codes that is good until <see cref="Release"/> or the next dictionary.</summary>
    public abstract Vector Dictionary(ByteCursor input, int count);

    /// <summary>The chunk is at its end.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Whether gathering at once is cheaper than what operators do with codes.</summary>
    public virtual bool PrefersValues(int dictionaryLength) => false;

    /// <summary>The batch's vector: the values moved to the rows that are set.</summary>
    public abstract Vector Finish(int rows, Bitmap validity);

    protected static ParquetFormatException Unsupported(PageEncoding encoding, string type) => new($"the encoding {encoding} of {type} values is not supported");
}
