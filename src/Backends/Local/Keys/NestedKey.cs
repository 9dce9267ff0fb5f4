using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Keys;

/// <summary>A key column of arrays, structs, maps or variants, each value written as bytes.</summary>
internal sealed unsafe class NestedKey(DataType type, int lane) : BytesKey(type, lane)
{
    public override KeyWriter CreateWriter() => new Writer(this);

    protected override Vector ReadValues(ReadOnlySpan<nint> rows, Bitmap validity)
    {
        var bytes = ReadBytes(DataTypes.Binary, rows, validity);
        var builder = VectorBuilder.Create(Type);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes.IsNull(i)) builder.AppendNull();
            else ValueBytes.Read(bytes[i], builder);
        }
        return builder.Build();
    }

    sealed class Writer(NestedKey column) : BytesKeyWriter(column)
    {
        readonly ValueBytes values = new();

        protected override BytesVector ToBytes(Vector flat)
        {
            var builder = new BytesBuilder(DataTypes.Binary);
            for (var i = 0; i < flat.Length; i++) builder.Append(flat.IsNull(i) ? default : values.Write(flat, i));
            return (BytesVector)builder.Build();
        }
    }
}
