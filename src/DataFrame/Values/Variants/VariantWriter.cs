using System.Buffers.Binary;
using System.Text;

namespace Frames.Values.Variants;

/// <summary>Writes one variant after another: values are appended to a buffer, objects and arrays by the places of their parts; names collect in a dictionary.</summary>
internal sealed class VariantWriter
{
    const int shortStringLength = 63, decimal4Digits = 9, decimal8Digits = 18;
    static readonly Int128[] powers = [.. Enumerable.Range(0, 39).Select(digits => Enumerable.Repeat((Int128)10, digits).Aggregate((Int128)1, (a, b) => a * b))];

    readonly Utf8Buffer value = new();
    readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    readonly List<byte[]> names = [];

    /// <summary>Bytes written so far: where the next value begins.</summary>
    public int Position => value.Length;

    /// <summary>The value's bytes.</summary>
    public ReadOnlySpan<byte> Value => value.Written;

    public void Clear()
    {
        value.Truncate();
        ids.Clear();
        names.Clear();
    }

    public void Null() => value.Append(0);

    public void Boolean(bool item) => value.Append((byte)((item ? 1 : 2) << 2));

    /// <summary>In the fewest bytes.</summary>
    public void Long(long item)
    {
        if (item == (sbyte)item) Primitive(3, 1)[0] = (byte)item;
        else if (item == (short)item) BinaryPrimitives.WriteInt16LittleEndian(Primitive(4, 2), (short)item);
        else if (item == (int)item) BinaryPrimitives.WriteInt32LittleEndian(Primitive(5, 4), (int)item);
        else BinaryPrimitives.WriteInt64LittleEndian(Primitive(6, 8), item);
    }

    public void Double(double item) => BinaryPrimitives.WriteDoubleLittleEndian(Primitive(7, 8), item);

    public void Float(float item) => BinaryPrimitives.WriteSingleLittleEndian(Primitive(14, 4), item);

    public void Decimal(Int128 unscaled, int scale)
    {
        var size = Int128.Abs(unscaled) < powers[decimal4Digits] && scale <= decimal4Digits ? 4
            : Int128.Abs(unscaled) < powers[decimal8Digits] && scale <= decimal8Digits ? 8 : 16;
        var bytes = Primitive(size == 4 ? 8 : size == 8 ? 9 : 10, size + 1);
        bytes[0] = (byte)scale;
        if (size == 4) BinaryPrimitives.WriteInt32LittleEndian(bytes[1..], (int)unscaled);
        else if (size == 8) BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], (long)unscaled);
        else BinaryPrimitives.WriteInt128LittleEndian(bytes[1..], unscaled);
    }

    public void Date(int days) => BinaryPrimitives.WriteInt32LittleEndian(Primitive(11, 4), days);

    public void Timestamp(long micros) => BinaryPrimitives.WriteInt64LittleEndian(Primitive(12, 8), micros);

    public void TimestampNtz(long micros) => BinaryPrimitives.WriteInt64LittleEndian(Primitive(13, 8), micros);

    public void Binary(ReadOnlySpan<byte> item)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Primitive(15, 4), item.Length);
        value.Append(item);
    }

    public void String(ReadOnlySpan<byte> item)
    {
        if (item.Length <= shortStringLength) value.Append((byte)(item.Length << 2 | 1));
        else BinaryPrimitives.WriteInt32LittleEndian(Primitive(16, 4), item.Length);
        value.Append(item);
    }

    /// <summary>A value of another variant, its names brought into this one's dictionary.</summary>
    public void Copy(VariantCell cell, int depth = 0)
    {
        switch (cell.Kind)
        {
            case VariantKind.Object when depth < VariantCell.MaxDepth:
                var (start, fields) = (Position, new VariantParts());
                for (var i = 0; i < cell.Count; i++)
                {
                    var field = cell.Field(i, out var name);
                    fields.Add(Encoding.UTF8.GetString(name), Position - start);
                    Copy(field, depth + 1);
                }
                EndObject(start, fields);
                break;
            case VariantKind.Array when depth < VariantCell.MaxDepth:
                var (first, elements) = (Position, new VariantParts());
                for (var i = 0; i < cell.Count; i++)
                {
                    elements.Add(Position - first);
                    Copy(cell.Element(i), depth + 1);
                }
                EndArray(first, elements);
                break;
            default: Scalar(cell); break;
        }
    }

    /// <summary>Makes an array of the elements written since <paramref name="start"/>.</summary>
    public void EndArray(int start, VariantParts elements)
    {
        var size = Position - start;
        var (countSize, offsetSize) = (elements.Count > byte.MaxValue ? 4 : 1, Width(size));
        var at = value.Insert(start, 1 + countSize + (elements.Count + 1) * offsetSize);
        at[0] = (byte)(((countSize == 4 ? 1 : 0) << 2 | offsetSize - 1) << 2 | 3);
        Number(at[1..], elements.Count, countSize);
        for (var i = 0; i <= elements.Count; i++) Number(at[(1 + countSize + i * offsetSize)..], i < elements.Count ? elements[i].Offset : size, offsetSize);
    }

    /// <summary>Makes an object of the fields written since <paramref name="start"/>, in the order of their names; false if a name comes twice.</summary>
    public bool EndObject(int start, VariantParts fields)
    {
        var size = Position - start;
        if (!fields.Sort()) return false;
        var largest = 0;
        for (var i = 0; i < fields.Count; i++) largest = Math.Max(largest, Id(fields[i].Name!));
        var (countSize, idSize, offsetSize) = (fields.Count > byte.MaxValue ? 4 : 1, Width(largest), Width(size));
        var at = value.Insert(start, 1 + countSize + fields.Count * idSize + (fields.Count + 1) * offsetSize);
        at[0] = (byte)(((countSize == 4 ? 1 : 0) << 4 | idSize - 1 << 2 | offsetSize - 1) << 2 | 2);
        Number(at[1..], fields.Count, countSize);
        var offsets = 1 + countSize + fields.Count * idSize;
        for (var i = 0; i < fields.Count; i++) Number(at[(1 + countSize + i * idSize)..], ids[fields[i].Name!], idSize);
        for (var i = 0; i <= fields.Count; i++) Number(at[(offsets + i * offsetSize)..], i < fields.Count ? fields[i].Offset : size, offsetSize);
        return true;
    }

    /// <summary>Appends the dictionary of names.</summary>
    public void WriteMetadata(Utf8Buffer output)
    {
        var strings = names.Sum(name => name.Length);
        var width = Width(Math.Max(strings, names.Count));
        output.Append((byte)(1 | width - 1 << 6));
        Span<byte> number = stackalloc byte[4];
        void Append(int item, Span<byte> bytes)
        {
            Number(bytes, item, width);
            output.Append(bytes[..width]);
        }
        Append(names.Count, number);
        var offset = 0;
        foreach (var name in names)
        {
            Append(offset, number);
            offset += name.Length;
        }
        Append(offset, number);
        foreach (var name in names) output.Append(name);
    }

    void Scalar(VariantCell cell)
    {
        switch (cell.Kind)
        {
            case VariantKind.Boolean: Boolean(cell.Boolean); break;
            case VariantKind.Long: Long(cell.Long); break;
            case VariantKind.Double: Double(cell.Double); break;
            case VariantKind.Float: Float(cell.Float); break;
            case VariantKind.Decimal: Decimal(cell.Decimal(out var scale), scale); break;
            case VariantKind.Date: Date((int)cell.Long); break;
            case VariantKind.Timestamp: Timestamp(cell.Long); break;
            case VariantKind.TimestampNtz: TimestampNtz(cell.Long); break;
            case VariantKind.String: String(cell.Text); break;
            case VariantKind.Binary: Binary(cell.Text); break;
            case VariantKind.Uuid: cell.Uuid.TryWriteBytes(Primitive(20, 16), bigEndian: true, out _); break;
            default: Null(); break;
        }
    }

    int Id(string name)
    {
        if (ids.TryGetValue(name, out var id)) return id;
        names.Add(Encoding.UTF8.GetBytes(name));
        return ids[name] = names.Count - 1;
    }

    Span<byte> Primitive(int type, int length)
    {
        value.Append((byte)(type << 2));
        var bytes = value.GetSpan(length)[..length];
        value.Advance(length);
        return bytes;
    }

    static int Width(int largest) => largest <= byte.MaxValue ? 1 : largest <= ushort.MaxValue ? 2 : largest <= 0xFFFFFF ? 3 : 4;

    static void Number(Span<byte> bytes, int item, int size)
    {
        for (var i = 0; i < size; i++) bytes[i] = (byte)(item >> (8 * i));
    }
}
