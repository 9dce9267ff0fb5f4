using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>
/// A column's values for some rows, in Arrow's layout. The forms: flat (one class per layout), <see cref="ConstantVector"/> and <see cref="DictionaryVector"/>.
/// Slices share memory with what they are cut from. Vectors never change; their buffers belong to an <see cref="Arena"/> or to the heap.
/// </summary>
internal abstract class Vector(DataType type, int length, Bitmap validity)
{
    public DataType Type { get; } = type;

    public int Length { get; } = length;

    /// <summary>Which rows are not null. Values under nulls are undefined.</summary>
    public Bitmap Validity { get; } = validity;

    public bool MayHaveNulls => !Validity.IsAll;

    public virtual bool IsNull(int row) => !Validity[row];

    /// <summary>The rows from <paramref name="start"/> on, sharing memory.</summary>
    public abstract Vector Slice(int start, int length);

    /// <summary>The same values under another type of the same physical form.</summary>
    public abstract Vector WithType(DataType type);

    /// <summary>The same values with other nulls; <paramref name="validity"/> starts at this vector's first row.</summary>
    public abstract Vector WithValidity(Bitmap validity);
}

/// <summary>Rows that are all null.</summary>
internal sealed class NullVector(DataType type, int length) : Vector(type, length, Bitmap.All)
{
    public override bool IsNull(int row) => true;
    public override Vector Slice(int start, int length) => new NullVector(Type, length);
    public override Vector WithType(DataType type) => new NullVector(type, Length);
    public override Vector WithValidity(Bitmap validity) => this;
}

/// <summary>Values of a fixed width: numbers, dates, times, intervals, decimals as unscaled integers.</summary>
internal sealed class FlatVector<T>(DataType type, int length, ReadOnlyMemory<T> values, Bitmap validity = default) : Vector(type, length, validity)
    where T : unmanaged
{
    public ReadOnlyMemory<T> Memory { get; } = values;

    public ReadOnlySpan<T> Values => Memory.Span[..Length];

    public override Vector Slice(int start, int length) => new FlatVector<T>(Type, length, Memory.Slice(start, length), Validity.Slice(start, length));
    public override Vector WithType(DataType type) => new FlatVector<T>(type, Length, Memory, Validity);
    public override Vector WithValidity(Bitmap validity) => new FlatVector<T>(Type, Length, Memory, validity);
}

/// <summary>Booleans, one bit each from bit 0 of the first word.</summary>
internal sealed class BooleanVector(DataType type, int length, ReadOnlyMemory<ulong> values, Bitmap validity = default) : Vector(type, length, validity)
{
    public ReadOnlyMemory<ulong> Memory { get; } = values;

    public ReadOnlySpan<ulong> Words => Memory.Span;

    public bool this[int row] => (Memory.Span[row >> 6] >> row & 1) != 0;

    public override Vector Slice(int start, int length)
        => new BooleanVector(Type, length, Memory.IsEmpty ? Memory : new Bitmap(Memory).Slice(start, length).Memory, Validity.Slice(start, length));
    public override Vector WithType(DataType type) => new BooleanVector(type, Length, Memory, Validity);
    public override Vector WithValidity(Bitmap validity) => new BooleanVector(Type, Length, Memory, validity);
}

/// <summary>Strings (UTF-8) and binary: <c>Length + 1</c> offsets into one run of bytes. The first offset need not be 0.</summary>
internal sealed class BytesVector(DataType type, int length, ReadOnlyMemory<int> offsets, ReadOnlyMemory<byte> data, Bitmap validity = default)
    : Vector(type, length, validity)
{
    public ReadOnlyMemory<int> OffsetsMemory { get; } = offsets;
    public ReadOnlyMemory<byte> DataMemory { get; } = data;

    public ReadOnlySpan<int> Offsets => OffsetsMemory.Span[..(Length + 1)];
    public ReadOnlySpan<byte> Data => DataMemory.Span;

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var offsets = OffsetsMemory.Span;
            return DataMemory.Span[offsets[row]..offsets[row + 1]];
        }
    }

    public override Vector Slice(int start, int length)
        => new BytesVector(Type, length, OffsetsMemory.Slice(start, length + 1), DataMemory, Validity.Slice(start, length));
    public override Vector WithType(DataType type) => new BytesVector(type, Length, OffsetsMemory, DataMemory, Validity);
    public override Vector WithValidity(Bitmap validity) => new BytesVector(Type, Length, OffsetsMemory, DataMemory, validity);
}

/// <summary>Arrays: <c>Length + 1</c> offsets into a vector of elements.</summary>
internal sealed class ArrayVector(DataType type, int length, ReadOnlyMemory<int> offsets, Vector elements, Bitmap validity = default) : Vector(type, length, validity)
{
    public ReadOnlyMemory<int> OffsetsMemory { get; } = offsets;
    public Vector Elements { get; } = elements;

    public ReadOnlySpan<int> Offsets => OffsetsMemory.Span[..(Length + 1)];

    public override Vector Slice(int start, int length)
        => new ArrayVector(Type, length, OffsetsMemory.Slice(start, length + 1), Elements, Validity.Slice(start, length));
    public override Vector WithType(DataType type) => new ArrayVector(type, Length, OffsetsMemory, Elements, Validity);
    public override Vector WithValidity(Bitmap validity) => new ArrayVector(Type, Length, OffsetsMemory, Elements, validity);
}

/// <summary>Maps: <c>Length + 1</c> offsets into a vector of keys and one of values.</summary>
internal sealed class MapVector(DataType type, int length, ReadOnlyMemory<int> offsets, Vector keys, Vector values, Bitmap validity = default)
    : Vector(type, length, validity)
{
    public ReadOnlyMemory<int> OffsetsMemory { get; } = offsets;
    public Vector Keys { get; } = keys;
    public Vector Values { get; } = values;

    public ReadOnlySpan<int> Offsets => OffsetsMemory.Span[..(Length + 1)];

    public override Vector Slice(int start, int length)
        => new MapVector(Type, length, OffsetsMemory.Slice(start, length + 1), Keys, Values, Validity.Slice(start, length));
    public override Vector WithType(DataType type) => new MapVector(type, Length, OffsetsMemory, Keys, Values, Validity);
    public override Vector WithValidity(Bitmap validity) => new MapVector(Type, Length, OffsetsMemory, Keys, Values, validity);
}

/// <summary>Structs: one vector a field, each as long as this one. Variants are structs of two binary fields, <c>value</c> and <c>metadata</c>.</summary>
internal sealed class StructVector(DataType type, int length, Vector[] fields, Bitmap validity = default) : Vector(type, length, validity)
{
    public Vector[] Fields { get; } = fields;

    public override Vector Slice(int start, int length)
        => new StructVector(Type, length, Array.ConvertAll(Fields, field => field.Slice(start, length)), Validity.Slice(start, length));
    public override Vector WithType(DataType type) => new StructVector(type, Length, Fields, Validity);
    public override Vector WithValidity(Bitmap validity) => new StructVector(Type, Length, Fields, validity);
}

/// <summary>One value, the only row of <paramref name="single"/>, for every row.</summary>
internal sealed class ConstantVector(Vector single, int length) : Vector(single.Type, length, Bitmap.All)
{
    public Vector Single { get; } = single;

    public bool IsNullConstant => Single.IsNull(0);

    public override bool IsNull(int row) => IsNullConstant;
    public override Vector Slice(int start, int length) => new ConstantVector(Single, length);
    public override Vector WithType(DataType type) => new ConstantVector(Single.WithType(type), Length);
    public override Vector WithValidity(Bitmap validity) => validity.IsAll ? this : VectorForms.Flatten(this, Arena.Heap).WithValidity(validity);
}

/// <summary>Codes into a flat dictionary without nulls; the null rows stand in <see cref="Vector.Validity"/>, their codes are in range all the same.</summary>
internal sealed class DictionaryVector(int length, ReadOnlyMemory<int> codes, Vector dictionary, Bitmap validity = default) : Vector(dictionary.Type, length, validity)
{
    public ReadOnlyMemory<int> CodesMemory { get; } = codes;
    public Vector Dictionary { get; } = dictionary;

    public ReadOnlySpan<int> Codes => CodesMemory.Span[..Length];

    public override Vector Slice(int start, int length) => new DictionaryVector(length, CodesMemory.Slice(start, length), Dictionary, Validity.Slice(start, length));
    public override Vector WithType(DataType type) => new DictionaryVector(Length, CodesMemory, Dictionary.WithType(type), Validity);
    public override Vector WithValidity(Bitmap validity) => new DictionaryVector(Length, CodesMemory, Dictionary, validity);
}
