using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>Booleans.</summary>
internal sealed class BitValues() : LeafValues(DataTypes.Boolean)
{
    Arena arena = Arena.Heap;
    ulong[] words = [];

    public override void Begin(Arena arena, int capacity)
    {
        this.arena = arena;
        words = arena.RentCleared<ulong>(Bitmap.WordCount(capacity));
        Count = 0;
    }

    public override void Reserve(int capacity)
    {
        if (Bitmap.WordCount(capacity) <= words.Length) return;
        var larger = arena.RentCleared<ulong>(Bitmap.WordCount(capacity) * 2);
        words.CopyTo(larger, 0);
        words = larger;
    }

    public override ValueDecoder Decoder(PageEncoding encoding, ByteCursor input) => encoding switch
    {
        PageEncoding.Plain => new PlainBitDecoder(input),
        PageEncoding.RunLength => new RunLengthBitDecoder(input),
        _ => throw Unsupported(encoding, "boolean"),
    };

    public override void Read(ValueDecoder decoder, int count)
    {
        ((BitDecoder)decoder).Read(words, Count, count);
        Count += count;
    }

    public override void Gather(Vector dictionary, ReadOnlySpan<int> codes)
    {
        var entries = (BooleanVector)dictionary;
        foreach (var code in codes)
        {
            if (entries[code]) Bitmap.Set(words, Count);
            Count++;
        }
    }

    public override Vector Dictionary(ByteCursor input, int count)
    {
        if (count > input.Left * 8L) throw ParquetFormatException.Truncated("a dictionary");
        var result = new ulong[Bitmap.WordCount(count)];
        new PlainBitDecoder(input).Read(result, 0, count);
        return new BooleanVector(Type, count, result);
    }

    public override bool PrefersValues(int dictionaryLength) => true;

    public override Vector Finish(int rows, Bitmap validity)
    {
        Reserve(rows);
        if (!validity.IsAll) Spread.Bits(words, Count, validity.Words, rows);
        return new BooleanVector(Type, rows, words, validity);
    }
}
