namespace Frames.Parquet.Thrift;

/// <summary>A structure of Parquet's metadata. It lists its fields once; reading and writing both walk that list.</summary>
internal interface IThriftStruct
{
    /// <summary>Hands each field to the protocol, in order of their ids.</summary>
    void Fields<TProtocol>(ref TProtocol protocol) where TProtocol : struct, IThriftProtocol, allows ref struct;
}

/// <summary>One direction of the wire: sets a field from the bytes or writes it. Fields that are null are absent.</summary>
internal interface IThriftProtocol
{
    void Boolean(int id, ref bool? value);
    void Integer(int id, ref int? value);
    void Long(int id, ref long? value);
    void Byte(int id, ref sbyte? value);
    void Short(int id, ref short? value);
    void Enumeration<T>(int id, ref T? value) where T : struct, Enum;
    void Binary(int id, ref byte[]? value);
    void Text(int id, ref string? value);
    void Structure<T>(int id, ref T? value) where T : class, IThriftStruct, new();
    void Structures<T>(int id, ref List<T>? value) where T : class, IThriftStruct, new();
    void Texts(int id, ref List<string>? value);
    void Binaries(int id, ref List<byte[]>? value);
    void Booleans(int id, ref List<bool>? value);
    void Longs(int id, ref List<long>? value);
    void Enumerations<T>(int id, ref List<T>? value) where T : struct, Enum;
}

/// <summary>The type nibble of the compact protocol.</summary>
internal enum WireType : byte { Stop, True, False, Byte, Short, Integer, Long, Double, Binary, List, Set, Map, Structure, Uuid }
