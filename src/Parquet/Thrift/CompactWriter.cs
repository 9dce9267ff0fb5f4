using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Frames.Parquet.Thrift;

/// <summary>Writes Thrift's compact protocol.</summary>
internal struct CompactWriter(ArrayBufferWriter<byte> output) : IThriftProtocol
{
    int lastId;

    /// <summary>The structure's bytes.</summary>
    public static byte[] ToBytes<T>(T structure) where T : class, IThriftStruct
    {
        var output = new ArrayBufferWriter<byte>();
        new CompactWriter(output).Write(structure);
        return output.WrittenSpan.ToArray();
    }

    public void Boolean(int id, ref bool? value)
    {
        if (value is { } present) Header(id, present ? WireType.True : WireType.False);
    }

    public void Integer(int id, ref int? value)
    {
        if (value is { } present) SignedField(id, WireType.Integer, present);
    }

    public void Long(int id, ref long? value)
    {
        if (value is { } present) SignedField(id, WireType.Long, present);
    }

    public void Short(int id, ref short? value)
    {
        if (value is { } present) SignedField(id, WireType.Short, present);
    }

    public void Byte(int id, ref sbyte? value)
    {
        if (value is not { } present) return;
        Header(id, WireType.Byte);
        Next((byte)present);
    }

    public void Enumeration<T>(int id, ref T? value) where T : struct, Enum
    {
        if (value is { } present) SignedField(id, WireType.Integer, Unsafe.BitCast<T, int>(present));
    }

    public void Binary(int id, ref byte[]? value)
    {
        if (value is null) return;
        Header(id, WireType.Binary);
        Bytes(value);
    }

    public void Text(int id, ref string? value)
    {
        if (value is null) return;
        Header(id, WireType.Binary);
        Bytes(Encoding.UTF8.GetBytes(value));
    }

    public void Structure<T>(int id, ref T? value) where T : class, IThriftStruct, new()
    {
        if (value is null) return;
        Header(id, WireType.Structure);
        Write(value);
    }

    public void Structures<T>(int id, ref List<T>? value) where T : class, IThriftStruct, new()
    {
        if (value is null) return;
        List(id, WireType.Structure, value.Count);
        foreach (var element in value) Write(element);
    }

    public void Texts(int id, ref List<string>? value)
    {
        if (value is null) return;
        List(id, WireType.Binary, value.Count);
        foreach (var element in value) Bytes(Encoding.UTF8.GetBytes(element));
    }

    public void Binaries(int id, ref List<byte[]>? value)
    {
        if (value is null) return;
        List(id, WireType.Binary, value.Count);
        foreach (var element in value) Bytes(element);
    }

    public void Booleans(int id, ref List<bool>? value)
    {
        if (value is null) return;
        List(id, WireType.True, value.Count);
        foreach (var element in value) Next(element ? (byte)1 : (byte)2);
    }

    public void Longs(int id, ref List<long>? value)
    {
        if (value is null) return;
        List(id, WireType.Long, value.Count);
        foreach (var element in value) Signed(element);
    }

    public void Enumerations<T>(int id, ref List<T>? value) where T : struct, Enum
    {
        if (value is null) return;
        List(id, WireType.Integer, value.Count);
        foreach (var element in value) Signed(Unsafe.BitCast<T, int>(element));
    }

    void Write<T>(T structure) where T : class, IThriftStruct
    {
        var outer = lastId;
        lastId = 0;
        structure.Fields(ref this);
        Next(0);
        lastId = outer;
    }

    void List(int id, WireType element, int count)
    {
        Header(id, WireType.List);
        if (count < 15)
        {
            Next((byte)((count << 4) | (int)element));
            return;
        }
        Next((byte)(0xF0 | (int)element));
        Varint((ulong)count);
    }

    void SignedField(int id, WireType type, long value)
    {
        Header(id, type);
        Signed(value);
    }

    void Header(int id, WireType type)
    {
        var delta = id - lastId;
        if (delta is > 0 and <= 15) Next((byte)((delta << 4) | (int)type));
        else
        {
            Next((byte)type);
            Signed(id);
        }
        lastId = id;
    }

    readonly void Bytes(ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)bytes.Length);
        output.Write(bytes);
    }

    readonly void Signed(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    readonly void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Next((byte)(value | 0x80));
        Next((byte)value);
    }

    readonly void Next(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
