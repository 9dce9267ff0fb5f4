using System.Buffers.Binary;
using System.Text;
using Frames.Errors;

namespace Frames.Values.Variants;

/// <summary>
/// A value inside a variant's bytes (Parquet's Variant encoding): a position in the value, and the dictionary of field names. Bytes that are no variant are the error
/// <c>MALFORMED_VARIANT</c>, whatever they hold.
/// </summary>
internal readonly ref struct VariantCell
{
    /// <summary>Nesting that is read.</summary>
    public const int MaxDepth = 1000;

    const int shortString = 1, objectType = 2, arrayType = 3;

    readonly ReadOnlySpan<byte> value;
    readonly ReadOnlySpan<byte> metadata;

    public VariantCell(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata, int position = 0)
    {
        this.value = value;
        this.metadata = metadata;
        Position = position;
        if ((uint)position >= (uint)value.Length) throw ErrorClasses.MalformedVariant.With();
    }

    /// <summary>Where the value begins in its variant's bytes.</summary>
    public int Position { get; }

    public VariantKind Kind => (value[Position] & 3) switch
    {
        shortString => VariantKind.String,
        objectType => VariantKind.Object,
        arrayType => VariantKind.Array,
        _ => Info switch
        {
            0 => VariantKind.Null,
            1 or 2 => VariantKind.Boolean,
            >= 3 and <= 6 => VariantKind.Long,
            7 => VariantKind.Double,
            >= 8 and <= 10 => VariantKind.Decimal,
            11 => VariantKind.Date,
            12 => VariantKind.Timestamp,
            13 => VariantKind.TimestampNtz,
            14 => VariantKind.Float,
            15 => VariantKind.Binary,
            16 => VariantKind.String,
            20 => VariantKind.Uuid,
            _ => throw ErrorClasses.MalformedVariant.With(),
        },
    };

    public bool Boolean => Info == 1;

    /// <summary>A whole number, a date's days, or a timestamp's microseconds.</summary>
    public long Long => Info switch
    {
        3 => (sbyte)Bytes(1)[0],
        4 => BinaryPrimitives.ReadInt16LittleEndian(Bytes(2)),
        5 or 11 => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)),
        _ => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8)),
    };

    public double Double => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(8));

    public float Float => BinaryPrimitives.ReadSingleLittleEndian(Bytes(4));

    /// <summary>A decimal without zeros at its end.</summary>
    public Int128 Decimal(out int scale)
    {
        var size = 4 << (Info - 8);
        var bytes = Bytes(1 + size);
        scale = bytes[0];
        var unscaled = size == 4 ? BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]) : size == 8 ? BinaryPrimitives.ReadInt64LittleEndian(bytes[1..])
            : BinaryPrimitives.ReadInt128LittleEndian(bytes[1..]);
        for (; scale > 0 && unscaled % 10 == 0; scale--) unscaled /= 10;
        return unscaled;
    }

    /// <summary>A string's or binary's bytes.</summary>
    public ReadOnlySpan<byte> Text
    {
        get
        {
            if ((value[Position] & 3) == shortString) return Bytes(Info);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));
            return length <= value.Length - Position - 5 ? value.Slice(Position + 5, (int)length) : throw ErrorClasses.MalformedVariant.With();
        }
    }

    public Guid Uuid => new(Bytes(16), bigEndian: true);

    /// <summary>Elements of an array or fields of an object.</summary>
    public int Count => Number(value, Position + 1, CountSize);

    /// <summary>An array's element.</summary>
    public VariantCell Element(int index)
    {
        var (offsetSize, count, offsets) = ((Info & 3) + 1, Count, Position + 1 + CountSize);
        return Child((long)offsets + (count + 1L) * offsetSize, offsets, offsetSize, index);
    }

    /// <summary>An object's field by its place in the order of names.</summary>
    public VariantCell Field(int index, out ReadOnlySpan<byte> name)
    {
        var (offsetSize, idSize, count, ids) = ((Info & 3) + 1, (Info >> 2 & 3) + 1, Count, Position + 1 + CountSize);
        name = Name(Number(value, ids + (long)index * idSize, idSize));
        var offsets = ids + (long)count * idSize;
        return Child(offsets + (count + 1L) * offsetSize, offsets, offsetSize, index);
    }

    /// <summary>An object's field by name, or false.</summary>
    public bool TryField(ReadOnlySpan<byte> name, out VariantCell field)
    {
        for (var i = 0; i < Count; i++)
        {
            field = Field(i, out var own);
            if (own.SequenceEqual(name)) return true;
        }
        field = default;
        return false;
    }

    /// <summary>The field names of the metadata: how many there are.</summary>
    public static bool IsValid(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata)
    {
        try
        {
            var output = new Utf8Buffer();
            VariantText.Append(new VariantCell(value, metadata), SparkZone.Utc, output);
            return (metadata[0] & 15) == 1;
        }
        catch (FramesException)
        {
            return false;
        }
    }

    int Info => value[Position] >> 2;

    int CountSize => (value[Position] & 3) == objectType ? (Info & 16) != 0 ? 4 : 1 : (Info & 4) != 0 ? 4 : 1;

    VariantCell Child(long values, long offsets, int offsetSize, int index)
    {
        var position = values + Number(value, offsets + (long)index * offsetSize, offsetSize);
        return position < value.Length ? new(value, metadata, (int)position) : throw ErrorClasses.MalformedVariant.With();
    }

    ReadOnlySpan<byte> Bytes(int count) => count <= value.Length - Position - 1 ? value.Slice(Position + 1, count) : throw ErrorClasses.MalformedVariant.With();

    ReadOnlySpan<byte> Name(int id)
    {
        if (metadata.IsEmpty) throw ErrorClasses.MalformedVariant.With();
        var size = (metadata[0] >> 6) + 1;
        var count = Number(metadata, 1, size);
        if (id >= count) throw ErrorClasses.MalformedVariant.With();
        var offsets = 1L + size;
        var strings = offsets + (count + 1L) * size;
        var (start, end) = (strings + Number(metadata, offsets + (long)id * size, size), strings + Number(metadata, offsets + (id + 1L) * size, size));
        return start <= end && end <= metadata.Length ? metadata[(int)start..(int)end] : throw ErrorClasses.MalformedVariant.With();
    }

    static int Number(ReadOnlySpan<byte> bytes, long position, int size)
    {
        if (position + size > bytes.Length) throw ErrorClasses.MalformedVariant.With();
        var number = 0u;
        for (var i = size - 1; i >= 0; i--) number = number << 8 | bytes[(int)position + i];
        return number <= int.MaxValue ? (int)number : throw ErrorClasses.MalformedVariant.With();
    }

    public override string ToString()
    {
        var output = new Utf8Buffer();
        VariantText.Append(this, SparkZone.Utc, output);
        return Encoding.UTF8.GetString(output.Written);
    }
}
