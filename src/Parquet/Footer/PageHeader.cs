using Frames.Parquet.Thrift;

namespace Frames.Parquet.Footer;

/// <summary>What stands before each page.</summary>
internal sealed class PageHeader : IThriftStruct
{
    public PageType? Type;
    public int? UncompressedSize;
    public int? CompressedSize;
    public int? Checksum;
    public DataPageHeader? Data;
    public DictionaryPageHeader? Dictionary;
    public DataPageHeaderV2? DataV2;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Enumeration(1, ref Type);
        protocol.Integer(2, ref UncompressedSize);
        protocol.Integer(3, ref CompressedSize);
        protocol.Integer(4, ref Checksum);
        protocol.Structure(5, ref Data);
        protocol.Structure(7, ref Dictionary);
        protocol.Structure(8, ref DataV2);
    }
}

/// <summary>A page whose levels are compressed with its values.</summary>
internal sealed class DataPageHeader : IThriftStruct
{
    public int? ValueCount;
    public PageEncoding? Encoding;
    public PageEncoding? DefinitionEncoding;
    public PageEncoding? RepetitionEncoding;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Integer(1, ref ValueCount);
        protocol.Enumeration(2, ref Encoding);
        protocol.Enumeration(3, ref DefinitionEncoding);
        protocol.Enumeration(4, ref RepetitionEncoding);
    }
}

/// <summary>The values that codes stand for.</summary>
internal sealed class DictionaryPageHeader : IThriftStruct
{
    public int? ValueCount;
    public PageEncoding? Encoding;
    public bool? IsSorted;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Integer(1, ref ValueCount);
        protocol.Enumeration(2, ref Encoding);
        protocol.Boolean(3, ref IsSorted);
    }
}

/// <summary>A page whose levels stand uncompressed before its values and that begins with a row.</summary>
internal sealed class DataPageHeaderV2 : IThriftStruct
{
    public int? ValueCount;
    public int? NullCount;
    public int? RowCount;
    public PageEncoding? Encoding;
    public int? DefinitionBytes;
    public int? RepetitionBytes;
    public bool? IsCompressed;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Integer(1, ref ValueCount);
        protocol.Integer(2, ref NullCount);
        protocol.Integer(3, ref RowCount);
        protocol.Enumeration(4, ref Encoding);
        protocol.Integer(5, ref DefinitionBytes);
        protocol.Integer(6, ref RepetitionBytes);
        protocol.Boolean(7, ref IsCompressed);
    }
}
