using Frames.Parquet.Thrift;

namespace Frames.Parquet.Footer;

/// <summary>Where a chunk's data pages lie and with which row each begins.</summary>
internal sealed class OffsetIndex : IThriftStruct
{
    public List<PageLocation>? Pages;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
        => protocol.Structures(1, ref Pages);
}

/// <summary>Place and first row of one data page.</summary>
internal sealed class PageLocation : IThriftStruct
{
    public long? Offset;
    public int? CompressedSize;
    public long? FirstRow;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Long(1, ref Offset);
        protocol.Integer(2, ref CompressedSize);
        protocol.Long(3, ref FirstRow);
    }
}

/// <summary>Bounds of each data page of a chunk.</summary>
internal sealed class ColumnIndex : IThriftStruct
{
    public List<bool>? NullPages;
    public List<byte[]>? Minima;
    public List<byte[]>? Maxima;
    public BoundaryOrder? Order;
    public List<long>? NullCounts;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Booleans(1, ref NullPages);
        protocol.Binaries(2, ref Minima);
        protocol.Binaries(3, ref Maxima);
        protocol.Enumeration(4, ref Order);
        protocol.Longs(5, ref NullCounts);
    }
}
