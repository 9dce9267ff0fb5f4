using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Spill;

/// <summary>Vectors as their Arrow buffers, one after another: lengths, validity, then what the layout has. Constants and dictionaries are written flat.</summary>
internal static class VectorFile
{
    public static void Write(Stream stream, Vector vector)
    {
        var flat = VectorForms.Flatten(vector, Arena.Heap);
        WriteBits(stream, flat.Validity, flat.Length);
        switch (flat)
        {
            case NullVector: break;
            case FlatVector<sbyte> v: Write(stream, v.Values); break;
            case FlatVector<short> v: Write(stream, v.Values); break;
            case FlatVector<int> v: Write(stream, v.Values); break;
            case FlatVector<long> v: Write(stream, v.Values); break;
            case FlatVector<Int128> v: Write(stream, v.Values); break;
            case FlatVector<float> v: Write(stream, v.Values); break;
            case FlatVector<double> v: Write(stream, v.Values); break;
            case FlatVector<CalendarInterval> v: Write(stream, v.Values); break;
            case BooleanVector v: Write(stream, v.Words[..Bitmap.WordCount(v.Length)]); break;
            case BytesVector v: WriteOffsets(stream, v.Offsets); Write(stream, v.Data[v.Offsets[0]..v.Offsets[^1]]); break;
            case ArrayVector v: WriteChildren(stream, v.Offsets, v.Elements); break;
            case MapVector v: WriteChildren(stream, v.Offsets, v.Keys, v.Values); break;
            case StructVector v: foreach (var field in v.Fields) Write(stream, field); break;
            default: throw new InvalidOperationException($"{flat.GetType().Name} cannot be written.");
        }
    }

    public static Vector Read(Stream stream, DataType type, int length)
    {
        var validity = ReadBits(stream, length);
        return type.Physical switch
        {
            PhysicalType.Null => new NullVector(type, length),
            PhysicalType.Boolean => new BooleanVector(type, length, Read<ulong>(stream, Bitmap.WordCount(length)), validity),
            PhysicalType.Int8 => new FlatVector<sbyte>(type, length, Read<sbyte>(stream, length), validity),
            PhysicalType.Int16 => new FlatVector<short>(type, length, Read<short>(stream, length), validity),
            PhysicalType.Int32 => new FlatVector<int>(type, length, Read<int>(stream, length), validity),
            PhysicalType.Int64 => new FlatVector<long>(type, length, Read<long>(stream, length), validity),
            PhysicalType.Int128 => new FlatVector<Int128>(type, length, Read<Int128>(stream, length), validity),
            PhysicalType.Float => new FlatVector<float>(type, length, Read<float>(stream, length), validity),
            PhysicalType.Double => new FlatVector<double>(type, length, Read<double>(stream, length), validity),
            PhysicalType.Interval => new FlatVector<CalendarInterval>(type, length, Read<CalendarInterval>(stream, length), validity),
            PhysicalType.Bytes => ReadBytes(stream, type, length, validity),
            PhysicalType.Array => ReadArray(stream, (ArrayType)type, length, validity),
            PhysicalType.Map => ReadMap(stream, (MapType)type, length, validity),
            _ => new StructVector(type, length, [.. (type as StructType ?? StructBuilder.VariantParts).Fields.Select(field => Read(stream, field.DataType, length))], validity),
        };
    }

    static BytesVector ReadBytes(Stream stream, DataType type, int length, Bitmap validity)
    {
        var offsets = Read<int>(stream, length + 1);
        return new(type, length, offsets, Read<byte>(stream, offsets[^1]), validity);
    }

    static ArrayVector ReadArray(Stream stream, ArrayType type, int length, Bitmap validity)
    {
        var offsets = Read<int>(stream, length + 1);
        return new(type, length, offsets, Read(stream, type.ElementType, offsets[^1]), validity);
    }

    static MapVector ReadMap(Stream stream, MapType type, int length, Bitmap validity)
    {
        var offsets = Read<int>(stream, length + 1);
        return new(type, length, offsets, Read(stream, type.KeyType, offsets[^1]), Read(stream, type.ValueType, offsets[^1]), validity);
    }

    static void WriteChildren(Stream stream, ReadOnlySpan<int> offsets, params ReadOnlySpan<Vector> children)
    {
        WriteOffsets(stream, offsets);
        foreach (var child in children) Write(stream, child.Slice(offsets[0], offsets[^1] - offsets[0]));
    }

    static void WriteOffsets(Stream stream, ReadOnlySpan<int> offsets)
    {
        var shifted = new int[offsets.Length];
        for (var i = 0; i < shifted.Length; i++) shifted[i] = offsets[i] - offsets[0];
        Write<int>(stream, shifted);
    }

    static void WriteBits(Stream stream, Bitmap bits, int length)
    {
        stream.WriteByte(bits.IsAll ? (byte)0 : (byte)1);
        if (!bits.IsAll) Write(stream, bits.Words[..Bitmap.WordCount(length)]);
    }

    static Bitmap ReadBits(Stream stream, int length) => stream.ReadByte() == 0 ? Bitmap.All : new(Read<ulong>(stream, Bitmap.WordCount(length)));

    static void Write<T>(Stream stream, ReadOnlySpan<T> values) where T : unmanaged => stream.Write(MemoryMarshal.AsBytes(values));

    static T[] Read<T>(Stream stream, int count) where T : unmanaged
    {
        var values = new T[count];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
