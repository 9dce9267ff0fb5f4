using System.Buffers;
using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Keys;

/// <summary>Single values of any type as bytes, equal for values that grouping takes for equal, and back.</summary>
internal sealed class ValueBytes
{
    readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>The bytes of a row that is not null; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(Vector vector, int row)
    {
        buffer.ResetWrittenCount();
        Append(vector, row);
        return buffer.WrittenSpan;
    }

    /// <summary>Appends the value that the bytes stand for.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, VectorBuilder builder) => Take(ref bytes, builder);

    /// <summary>Appends the fields of a struct's bytes to builders of their own.</summary>
    public static void ReadFields(ReadOnlySpan<byte> bytes, IReadOnlyList<VectorBuilder> builders)
    {
        foreach (var builder in builders) TakeNullable(ref bytes, builder);
    }

    void Append(Vector vector, int row)
    {
        switch (vector)
        {
            case FlatVector<sbyte> v: Append(v.Values[row]); break;
            case FlatVector<short> v: Append(v.Values[row]); break;
            case FlatVector<int> v: Append(v.Values[row]); break;
            case FlatVector<long> v: Append(v.Values[row]); break;
            case FlatVector<Int128> v: Append(v.Values[row]); break;
            case FlatVector<float> v: Append(FloatBits.FromBits(FloatBits.ToBits(v.Values[row]))); break;
            case FlatVector<double> v: Append(DoubleBits.FromBits(DoubleBits.ToBits(v.Values[row]))); break;
            case FlatVector<CalendarInterval> v: Append(v.Values[row]); break;
            case BooleanVector v: Append(v[row]); break;
            case BytesVector v: Append(v[row]); break;
            case ArrayVector v: AppendItems(v.Offsets[row], v.Offsets[row + 1], v.Elements); break;
            case MapVector v: AppendItems(v.Offsets[row], v.Offsets[row + 1], v.Keys, v.Values); break;
            case StructVector v: foreach (var field in v.Fields) AppendNullable(field, row); break;
            case ConstantVector v: Append(v.Single, 0); break;
            case DictionaryVector v: Append(v.Dictionary, v.Codes[row]); break;
            default: throw new InvalidOperationException($"{vector.GetType().Name} has no values.");
        }
    }

    void AppendItems(int start, int end, params ReadOnlySpan<Vector> columns)
    {
        Append(end - start);
        for (var i = start; i < end; i++)
            foreach (var column in columns) AppendNullable(column, i);
    }

    void AppendNullable(Vector vector, int row)
    {
        var isNull = vector.IsNull(row);
        Append(!isNull);
        if (!isNull) Append(vector, row);
    }

    void Append(ReadOnlySpan<byte> bytes)
    {
        Append(bytes.Length);
        buffer.Write(bytes);
    }

    void Append<T>(T value) where T : unmanaged => buffer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    static void Take(ref ReadOnlySpan<byte> bytes, VectorBuilder builder)
    {
        switch (builder)
        {
            case FlatBuilder<sbyte> b: b.Append(Take<sbyte>(ref bytes)); break;
            case FlatBuilder<short> b: b.Append(Take<short>(ref bytes)); break;
            case FlatBuilder<int> b: b.Append(Take<int>(ref bytes)); break;
            case FlatBuilder<long> b: b.Append(Take<long>(ref bytes)); break;
            case FlatBuilder<Int128> b: b.Append(Take<Int128>(ref bytes)); break;
            case FlatBuilder<float> b: b.Append(Take<float>(ref bytes)); break;
            case FlatBuilder<double> b: b.Append(Take<double>(ref bytes)); break;
            case FlatBuilder<CalendarInterval> b: b.Append(Take<CalendarInterval>(ref bytes)); break;
            case BooleanBuilder b: b.Append(Take<bool>(ref bytes)); break;
            case BytesBuilder b: b.Append(TakeBytes(ref bytes)); break;
            case ArrayBuilder b: TakeItems(ref bytes, b.Elements); b.EndRow(); break;
            case MapBuilder b: TakeItems(ref bytes, b.Keys, b.Values); b.EndRow(); break;
            case StructBuilder b: foreach (var field in b.Fields) TakeNullable(ref bytes, field); b.EndRow(); break;
            default: throw new InvalidOperationException($"{builder.GetType().Name} takes no values.");
        }
    }

    static void TakeItems(ref ReadOnlySpan<byte> bytes, params ReadOnlySpan<VectorBuilder> columns)
    {
        var count = Take<int>(ref bytes);
        for (var i = 0; i < count; i++)
            foreach (var column in columns) TakeNullable(ref bytes, column);
    }

    static void TakeNullable(ref ReadOnlySpan<byte> bytes, VectorBuilder builder)
    {
        if (Take<bool>(ref bytes)) Take(ref bytes, builder);
        else builder.AppendNull();
    }

    static ReadOnlySpan<byte> TakeBytes(ref ReadOnlySpan<byte> bytes)
    {
        var length = Take<int>(ref bytes);
        var result = bytes[..length];
        bytes = bytes[length..];
        return result;
    }

    static unsafe T Take<T>(ref ReadOnlySpan<byte> bytes) where T : unmanaged
    {
        var value = MemoryMarshal.Read<T>(bytes);
        bytes = bytes[sizeof(T)..];
        return value;
    }
}
