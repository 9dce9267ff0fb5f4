using System.Runtime.CompilerServices;
using System.Text;

namespace Frames.Parquet.Thrift;

/// <summary>Reads Thrift's compact protocol. No length or count is believed beyond the bytes that are there, and nesting is limited.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> data) : IThriftProtocol
{
    const int MaximumDepth = 64;

    readonly ReadOnlySpan<byte> data = data;
    int position;
    int depth;
    int fieldId;
    WireType fieldType;
    bool taken;

    /// <summary>The number of bytes read so far.</summary>
    public readonly int Position => position;

    /// <summary>Reads a structure; fields that it does not list are skipped.</summary>
    public T Read<T>() where T : class, IThriftStruct, new()
    {
        Enter();
        var result = new T();
        var id = 0;
        while (true)
        {
            var header = Next();
            if (header == 0) break;
            id = header >> 4 != 0 ? id + (header >> 4) : (int)SignedVarint();
            (fieldId, fieldType, taken) = (id, (WireType)(header & 15), false);
            result.Fields(ref this);
            if (!taken) Skip(fieldType, inList: false);
        }
        depth--;
        return result;
    }

    public void Boolean(int id, ref bool? value)
    {
        if (fieldId != id || taken || fieldType is not (WireType.True or WireType.False)) return;
        taken = true;
        value = fieldType == WireType.True;
    }

    public void Integer(int id, ref int? value)
    {
        if (IsInteger(id)) value = ToInteger(SignedVarint());
    }

    public void Long(int id, ref long? value)
    {
        if (IsInteger(id)) value = SignedVarint();
    }

    public void Short(int id, ref short? value)
    {
        if (IsInteger(id)) value = (short)SignedVarint();
    }

    public void Byte(int id, ref sbyte? value)
    {
        if (Is(id, WireType.Byte)) value = (sbyte)Next();
    }

    public void Enumeration<T>(int id, ref T? value) where T : struct, Enum
    {
        if (IsInteger(id)) value = ToEnumeration<T>(SignedVarint());
    }

    public void Binary(int id, ref byte[]? value)
    {
        if (Is(id, WireType.Binary)) value = Bytes().ToArray();
    }

    public void Text(int id, ref string? value)
    {
        if (Is(id, WireType.Binary)) value = Encoding.UTF8.GetString(Bytes());
    }

    public void Structure<T>(int id, ref T? value) where T : class, IThriftStruct, new()
    {
        if (!Is(id, WireType.Structure)) return;
        value = Read<T>();
        taken = true;
    }

    public void Structures<T>(int id, ref List<T>? value) where T : class, IThriftStruct, new()
    {
        if (!IsList(id, WireType.Structure, out var count)) return;
        var list = NewList<T>(count);
        for (var i = 0; i < count; i++) list.Add(Read<T>());
        value = list;
        taken = true;
    }

    public void Texts(int id, ref List<string>? value)
    {
        if (!IsList(id, WireType.Binary, out var count)) return;
        value = NewList<string>(count);
        for (var i = 0; i < count; i++) value.Add(Encoding.UTF8.GetString(Bytes()));
    }

    public void Binaries(int id, ref List<byte[]>? value)
    {
        if (!IsList(id, WireType.Binary, out var count)) return;
        value = NewList<byte[]>(count);
        for (var i = 0; i < count; i++) value.Add(Bytes().ToArray());
    }

    public void Booleans(int id, ref List<bool>? value)
    {
        if (!IsList(id, WireType.True, out var count)) return;
        value = NewList<bool>(count);
        for (var i = 0; i < count; i++) value.Add(Next() == 1);
    }

    public void Longs(int id, ref List<long>? value)
    {
        if (!IsList(id, WireType.Long, out var count)) return;
        value = NewList<long>(count);
        for (var i = 0; i < count; i++) value.Add(SignedVarint());
    }

    public void Enumerations<T>(int id, ref List<T>? value) where T : struct, Enum
    {
        if (!IsList(id, WireType.Integer, out var count)) return;
        value = NewList<T>(count);
        for (var i = 0; i < count; i++) value.Add(ToEnumeration<T>(SignedVarint()));
    }

    static List<T> NewList<T>(int count) => new(Math.Min(count, 1024));

    static int ToInteger(long value) => value == (int)value ? (int)value : throw new ParquetFormatException($"the number {value} does not fit its 32-bit field");

    static T ToEnumeration<T>(long value) where T : struct, Enum
    {
        var number = ToInteger(value);
        return Unsafe.BitCast<int, T>(number);
    }

    bool Is(int id, WireType type)
    {
        if (fieldId != id || taken || fieldType != type) return false;
        return taken = true;
    }

    bool IsInteger(int id)
    {
        if (fieldId != id || taken || fieldType is not (WireType.Short or WireType.Integer or WireType.Long)) return false;
        return taken = true;
    }

    bool IsList(int id, WireType element, out int count)
    {
        count = 0;
        if (fieldId != id || taken || fieldType != WireType.List) return false;
        var start = position;
        (count, var type) = ListHeader();
        if (type == element || (element == WireType.True && type == WireType.False) || count == 0) return taken = true;
        position = start;
        return false;
    }

    (int Count, WireType Type) ListHeader()
    {
        var header = Next();
        ulong count = (uint)header >> 4;
        if (count == 15) count = Varint();
        // An element takes at least one byte, so a count beyond the rest is a lie.
        if (count > (ulong)(data.Length - position)) throw ParquetFormatException.Truncated("a metadata list");
        return ((int)count, (WireType)(header & 15));
    }

    ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        if (length > (ulong)(data.Length - position)) throw ParquetFormatException.Truncated("a metadata text");
        var result = data.Slice(position, (int)length);
        position += (int)length;
        return result;
    }

    byte Next() => position < data.Length ? data[position++] : throw ParquetFormatException.Truncated("the metadata");

    long SignedVarint()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    ulong Varint()
    {
        ulong result = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Next();
            result |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return result;
        }
        throw new ParquetFormatException("a metadata number has more than 10 bytes");
    }

    void Enter()
    {
        if (++depth > MaximumDepth) throw new ParquetFormatException($"the metadata is nested deeper than {MaximumDepth}");
    }

    void Skip(WireType type, bool inList)
    {
        switch (type)
        {
            case WireType.True or WireType.False:
                if (inList) Next();
                break;
            case WireType.Byte: Next(); break;
            case WireType.Short or WireType.Integer or WireType.Long: Varint(); break;
            case WireType.Double: Advance(8); break;
            case WireType.Uuid: Advance(16); break;
            case WireType.Binary: Bytes(); break;
            case WireType.List or WireType.Set: SkipList(); break;
            case WireType.Map: SkipMap(); break;
            case WireType.Structure: SkipStructure(); break;
            default: throw new ParquetFormatException($"the metadata has a field of the unknown type {(byte)type}");
        }
    }

    void Advance(int bytes)
    {
        if (data.Length - position < bytes) throw ParquetFormatException.Truncated("the metadata");
        position += bytes;
    }

    void SkipList()
    {
        Enter();
        var (count, type) = ListHeader();
        for (var i = 0; i < count; i++) Skip(type, inList: true);
        depth--;
    }

    void SkipMap()
    {
        Enter();
        var count = Varint();
        var types = count == 0 ? 0 : Next();
        for (ulong i = 0; i < count; i++)
        {
            Skip((WireType)(types >> 4), inList: true);
            Skip((WireType)(types & 15), inList: true);
        }
        depth--;
    }

    void SkipStructure()
    {
        Enter();
        while (Next() is var header && header != 0)
        {
            if (header >> 4 == 0) Varint();
            Skip((WireType)(header & 15), inList: false);
        }
        depth--;
    }
}
