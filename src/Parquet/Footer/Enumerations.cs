namespace Frames.Parquet.Footer;

// The numbers are the wire's. A file may say others: whoever switches over one of these handles the unknown as an error.

/// <summary>How a column's values lie in its pages.</summary>
internal enum StorageType { Boolean, Int32, Int64, Int96, Float, Double, ByteArray, FixedLengthByteArray }

/// <summary>How often a field stands in its parent.</summary>
internal enum Repetition { Required, Optional, Repeated }

/// <summary>How the bytes of a page give values.</summary>
internal enum PageEncoding
{
    Plain = 0,
    PlainDictionary = 2,
    RunLength = 3,
    BitPacked = 4,
    DeltaBinaryPacked = 5,
    DeltaLengthByteArray = 6,
    DeltaByteArray = 7,
    RunLengthDictionary = 8,
    ByteStreamSplit = 9,
}

/// <summary>How pages are compressed.</summary>
internal enum Codec { Uncompressed, Snappy, Gzip, Lzo, Brotli, Lz4Hadoop, Zstd, Lz4 }

/// <summary>What a page holds.</summary>
internal enum PageType { Data, Index, Dictionary, DataV2 }

/// <summary>What a value means, in the older notation.</summary>
internal enum ConvertedType
{
    Utf8, Map, MapKeyValue, List, Enum, Decimal, Date, TimeMillis, TimeMicros, TimestampMillis, TimestampMicros,
    UInt8, UInt16, UInt32, UInt64, Int8, Int16, Int32, Int64, Json, Bson, Interval,
}

/// <summary>Whether the minima and maxima of a column's pages rise or fall.</summary>
internal enum BoundaryOrder { Unordered, Ascending, Descending }
