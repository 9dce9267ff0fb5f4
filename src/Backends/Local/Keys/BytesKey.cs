using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Keys;

/// <summary>A string as two lanes: length and first four bytes; the other bytes, or their address where there are more than eight of them.</summary>
internal static unsafe class BytesLanes
{
    /// <summary>The longest string that lies in its lanes whole.</summary>
    public const int MaxInline = 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(ulong* lanes) => (int)(uint)lanes[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(byte* bytes, int length, ulong* lanes)
    {
        if (length >= 8)
        {
            // Two overlapping loads; what both have is shifted out.
            lanes[0] = (uint)length | ((ulong)*(uint*)bytes << 32);
            lanes[1] = length > MaxInline ? (ulong)bytes : *(ulong*)(bytes + length - 8) >> (8 * (MaxInline - length));
        }
        else WriteShort(bytes, length, lanes);
    }

    static void WriteShort(byte* bytes, int length, ulong* lanes)
    {
        var all = 0UL;
        for (var i = 0; i < length; i++) all |= (ulong)bytes[i] << (8 * i);
        lanes[0] = (uint)length | (all << 32);
        lanes[1] = all >> 32;
    }

    /// <summary>The bytes of the string; valid as long as the lanes stay where they are.</summary>
    public static ReadOnlySpan<byte> Read(ulong* lanes)
        => Length(lanes) > MaxInline ? new((void*)lanes[1], Length(lanes)) : new((byte*)lanes + 4, Length(lanes));
}

/// <summary>A key column of strings or binary values.</summary>
internal unsafe class BytesKey(DataType type, int lane) : KeyColumn(type, lane, 0)
{
    public override KeyWriter CreateWriter() => new BytesKeyWriter(this);

    public override void Write(Vector vector, ulong* rows, int stride, Bitmap validity, EvaluationContext context)
        => throw new InvalidOperationException("Strings are written by their own writer.");

    protected override Vector ReadValues(ReadOnlySpan<nint> rows, Bitmap validity) => ReadBytes(Type, rows, validity);

    protected BytesVector ReadBytes(DataType type, ReadOnlySpan<nint> rows, Bitmap validity)
    {
        var offsets = new int[rows.Length + 1];
        for (var i = 0; i < rows.Length; i++) offsets[i + 1] = checked(offsets[i] + BytesLanes.Length((ulong*)rows[i] + Lane));
        var data = new byte[offsets[^1]];
        for (var i = 0; i < rows.Length; i++) BytesLanes.Read((ulong*)rows[i] + Lane).CopyTo(data.AsSpan(offsets[i]));
        return new BytesVector(type, rows.Length, offsets, data, validity);
    }
}

/// <summary>Writes string keys; keeps the bytes in their place while the lanes are in use, and the lanes of a dictionary's entries while the dictionary stays.</summary>
internal unsafe class BytesKeyWriter(KeyColumn column) : KeyWriter(column)
{
    readonly List<MemoryHandle> pins = [];
    Vector? dictionary;
    ulong[] entries = [];
    byte[] entryBytes = [];

    public override void Write(Vector vector, ulong* rows, int stride, EvaluationContext context)
    {
        var validity = Vectors.Validity(vector, context);
        Column.WriteNulls(validity, rows, stride, vector.Length);
        if (Vectors.IsNullConstant(vector)) return;
        if (vector is DictionaryVector coded && coded.Dictionary.Length <= Math.Max(4 * coded.Length, 256)) WriteCodes(coded, rows + Column.Lane, stride, validity);
        else WriteBytes(ToBytes(VectorForms.Flatten(vector, context.Arena)), rows + Column.Lane, stride, validity);
    }

    public override void Release()
    {
        foreach (var pin in pins) pin.Dispose();
        pins.Clear();
    }

    protected virtual BytesVector ToBytes(Vector flat) => (BytesVector)flat;

    void WriteBytes(BytesVector vector, ulong* at, int stride, Bitmap validity)
    {
        var pin = vector.DataMemory.Pin();
        pins.Add(pin);
        WriteRows((byte*)pin.Pointer, vector.Offsets, validity, at, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void WriteRows(byte* data, ReadOnlySpan<int> offsets, Bitmap validity, ulong* at, int stride)
    {
        var words = validity.Words;
        for (var i = 0; i < offsets.Length - 1; i++, at += stride)
            if ((Bitmap.WordAt(words, i >> 6) >> i & 1) != 0) BytesLanes.Write(data + offsets[i], offsets[i + 1] - offsets[i], at);
    }

    void WriteCodes(DictionaryVector vector, ulong* at, int stride, Bitmap validity)
    {
        if (!ReferenceEquals(vector.Dictionary, dictionary)) Load(vector.Dictionary);
        fixed (ulong* lanes = entries) WriteCodes(vector.Codes, validity.Words, lanes, at, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void WriteCodes(ReadOnlySpan<int> codes, ReadOnlySpan<ulong> validity, ulong* lanes, ulong* at, int stride)
    {
        for (var i = 0; i < codes.Length; i++, at += stride)
        {
            var mask = 0 - (Bitmap.WordAt(validity, i >> 6) >> i & 1);
            at[0] = lanes[2 * codes[i]] & mask;
            at[1] = lanes[(2 * codes[i]) + 1] & mask;
        }
    }

    void Load(Vector values)
    {
        var flat = ToBytes(values);
        var offsets = flat.Offsets;
        entryBytes = GC.AllocateUninitializedArray<byte>(Math.Max(1, offsets[^1] - offsets[0]), pinned: true);
        flat.Data[offsets[0]..offsets[^1]].CopyTo(entryBytes);
        entries = new ulong[2 * Math.Max(1, flat.Length)];
        var data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(entryBytes)) - offsets[0];
        fixed (ulong* lanes = entries) WriteRows(data, offsets, Bitmap.All, lanes, 2);
        dictionary = values;
    }
}
