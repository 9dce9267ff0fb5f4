using Frames.Parquet.Thrift;

namespace Frames.Parquet.Footer;

/// <summary>The footer: the schema and where the column chunks lie.</summary>
internal sealed class FileMetadata : IThriftStruct
{
    public int? Version;
    public List<SchemaElement>? Schema;
    public long? RowCount;
    public List<RowGroup>? RowGroups;
    public List<KeyValue>? KeyValues;
    public string? CreatedBy;
    public List<ColumnOrder>? ColumnOrders;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Integer(1, ref Version);
        protocol.Structures(2, ref Schema);
        protocol.Long(3, ref RowCount);
        protocol.Structures(4, ref RowGroups);
        protocol.Structures(5, ref KeyValues);
        protocol.Text(6, ref CreatedBy);
        protocol.Structures(7, ref ColumnOrders);
    }
}

/// <summary>A key with a text, such as the schema in Spark's own notation.</summary>
internal sealed class KeyValue : IThriftStruct
{
    public string? Key;
    public string? Value;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Text(1, ref Key);
        protocol.Text(2, ref Value);
    }
}

/// <summary>A union whose one case says that minima and maxima follow the order of the column's type.</summary>
internal sealed class ColumnOrder : IThriftStruct
{
    public EmptyStructure? TypeDefined;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
        => protocol.Structure(1, ref TypeDefined);
}

/// <summary>A structure without fields, the content of most union cases.</summary>
internal sealed class EmptyStructure : IThriftStruct
{
    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
    }
}

/// <summary>Some rows of the file, a chunk for each column.</summary>
internal sealed class RowGroup : IThriftStruct
{
    public List<ColumnChunk>? Columns;
    public long? TotalByteSize;
    public long? RowCount;
    public long? FileOffset;
    public long? TotalCompressedSize;
    public short? Ordinal;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Structures(1, ref Columns);
        protocol.Long(2, ref TotalByteSize);
        protocol.Long(3, ref RowCount);
        protocol.Long(5, ref FileOffset);
        protocol.Long(6, ref TotalCompressedSize);
        protocol.Short(7, ref Ordinal);
    }
}

/// <summary>Where a column's values of a row group lie.</summary>
internal sealed class ColumnChunk : IThriftStruct
{
    public string? FilePath;
    public long? FileOffset;
    public ColumnMetadata? Metadata;
    public long? OffsetIndexOffset;
    public int? OffsetIndexLength;
    public long? ColumnIndexOffset;
    public int? ColumnIndexLength;
    public EmptyStructure? Encryption;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Text(1, ref FilePath);
        protocol.Long(2, ref FileOffset);
        protocol.Structure(3, ref Metadata);
        protocol.Long(4, ref OffsetIndexOffset);
        protocol.Integer(5, ref OffsetIndexLength);
        protocol.Long(6, ref ColumnIndexOffset);
        protocol.Integer(7, ref ColumnIndexLength);
        protocol.Structure(8, ref Encryption);
    }
}

/// <summary>What a column chunk is made of.</summary>
internal sealed class ColumnMetadata : IThriftStruct
{
    public StorageType? Type;
    public List<PageEncoding>? Encodings;
    public List<string>? Path;
    public Codec? Codec;
    public long? ValueCount;
    public long? TotalUncompressedSize;
    public long? TotalCompressedSize;
    public long? DataPageOffset;
    public long? IndexPageOffset;
    public long? DictionaryPageOffset;
    public ChunkStatistics? Statistics;
    public List<PageEncodingCount>? EncodingCounts;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Enumeration(1, ref Type);
        protocol.Enumerations(2, ref Encodings);
        protocol.Texts(3, ref Path);
        protocol.Enumeration(4, ref Codec);
        protocol.Long(5, ref ValueCount);
        protocol.Long(6, ref TotalUncompressedSize);
        protocol.Long(7, ref TotalCompressedSize);
        protocol.Long(9, ref DataPageOffset);
        protocol.Long(10, ref IndexPageOffset);
        protocol.Long(11, ref DictionaryPageOffset);
        protocol.Structure(12, ref Statistics);
        protocol.Structures(13, ref EncodingCounts);
    }
}

/// <summary>How many pages of a kind have an encoding: tells whether a dictionary covers the whole chunk.</summary>
internal sealed class PageEncodingCount : IThriftStruct
{
    public PageType? Page;
    public PageEncoding? Encoding;
    public int? Count;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Enumeration(1, ref Page);
        protocol.Enumeration(2, ref Encoding);
        protocol.Integer(3, ref Count);
    }
}

/// <summary>Bounds and null count of a chunk or a page; the first two are the older, signed-order notation.</summary>
internal sealed class ChunkStatistics : IThriftStruct
{
    public byte[]? LegacyMaximum;
    public byte[]? LegacyMinimum;
    public long? NullCount;
    public long? DistinctCount;
    public byte[]? Maximum;
    public byte[]? Minimum;
    public bool? IsMaximumExact;
    public bool? IsMinimumExact;

    public void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct
    {
        protocol.Binary(1, ref LegacyMaximum);
        protocol.Binary(2, ref LegacyMinimum);
        protocol.Long(3, ref NullCount);
        protocol.Long(4, ref DistinctCount);
        protocol.Binary(5, ref Maximum);
        protocol.Binary(6, ref Minimum);
        protocol.Boolean(7, ref IsMaximumExact);
        protocol.Boolean(8, ref IsMinimumExact);
    }
}
