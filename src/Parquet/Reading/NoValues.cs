using Frames.Columns;
using Frames.Parquet.Encodings;
using Frames.Parquet.Footer;
using Frames.Sql.Types;

namespace Frames.Parquet.Reading;

/// <summary>Leaves a leaf's values alone: only its levels are wanted.</summary>
internal sealed class NoValues() : LeafValues(DataTypes.Null)
{
    public override void Begin(Arena arena, int capacity) => Count = 0;

    public override void Reserve(int capacity)
    {
    }

    public override ValueDecoder Decoder(PageEncoding encoding, ByteCursor input) => new Nothing();

    public override void Read(ValueDecoder decoder, int count) => Count += count;

    public override void Gather(Vector dictionary, ReadOnlySpan<int> codes) => Count += codes.Length;

    public override Vector Dictionary(ByteCursor input, int count) => new NullVector(Type, count);

    public override Vector Finish(int rows, Bitmap validity) => new NullVector(Type, rows);

    sealed class Nothing : ValueDecoder
    {
        public override void Skip(int count)
        {
        }
    }
}
