using System.Text;
using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>
/// Collects values row by row into a flat vector on the heap. Boxed values are <em>physical</em>: the C# number for numbers; <see cref="Int128"/> unscaled for decimals;
/// days or microseconds for dates, times and intervals; <c>string</c> or <c>byte[]</c>; <c>object?[]</c> for arrays and structs; key-value pairs for maps.
/// </summary>
internal abstract class VectorBuilder(DataType type)
{
    protected ValidityBuilder Validity { get; } = new();

    public DataType Type { get; } = type;

    public int Length => Validity.Length;

    public static VectorBuilder Create(DataType type) => type.Physical switch
    {
        PhysicalType.Null => new NullBuilder(type),
        PhysicalType.Boolean => new BooleanBuilder(type),
        PhysicalType.Int8 => new FlatBuilder<sbyte>(type),
        PhysicalType.Int16 => new FlatBuilder<short>(type),
        PhysicalType.Int32 => new FlatBuilder<int>(type),
        PhysicalType.Int64 => new FlatBuilder<long>(type),
        PhysicalType.Int128 => new FlatBuilder<Int128>(type),
        PhysicalType.Float => new FlatBuilder<float>(type),
        PhysicalType.Double => new FlatBuilder<double>(type),
        PhysicalType.Interval => new FlatBuilder<CalendarInterval>(type),
        PhysicalType.Bytes => new BytesBuilder(type),
        PhysicalType.Array => new ArrayBuilder((ArrayType)type),
        PhysicalType.Map => new MapBuilder((MapType)type),
        PhysicalType.Struct => new StructBuilder(type),
        _ => throw new InvalidOperationException($"No builder for {type.SimpleString}."),
    };

    /// <summary>A flat vector of <paramref name="length"/> nulls.</summary>
    public static Vector Nulls(DataType type, int length)
    {
        var builder = Create(type);
        for (var i = 0; i < length; i++) builder.AppendNull();
        return builder.Build();
    }

    /// <summary>A vector of one row.</summary>
    public static Vector Single(DataType type, object? value)
    {
        var builder = Create(type);
        builder.Append(value);
        return builder.Build();
    }

    public abstract void AppendNull();

    /// <summary>Appends a boxed physical value, or null.</summary>
    public void Append(object? value)
    {
        if (value is null) AppendNull();
        else AppendValue(value);
    }

    /// <summary>Appends all rows of a vector of the same physical type, whatever its form.</summary>
    public void AppendVector(Vector vector)
    {
        if (vector is NullVector || (vector is ConstantVector { IsNullConstant: true }))
        {
            for (var i = 0; i < vector.Length; i++) AppendNull();
            return;
        }
        AppendFlat(VectorForms.Flatten(vector, Arena.Heap));
    }

    public abstract Vector Build();

    protected abstract void AppendValue(object value);

    protected abstract void AppendFlat(Vector vector);

    /// <summary>Rows for null and not null.</summary>
    protected internal sealed class ValidityBuilder
    {
        ulong[] words = [];
        bool nulls;

        public int Length { get; private set; }

        public void Append(bool valid)
        {
            if (Length >> 6 == words.Length) Array.Resize(ref words, Math.Max(4, words.Length * 2));
            if (valid) Bitmap.Set(words, Length);
            else nulls = true;
            Length++;
        }

        public void Append(Vector vector)
        {
            for (var i = 0; i < vector.Length; i++) Append(!vector.IsNull(i));
        }

        public Bitmap Build() => nulls ? new(words.AsMemory(0, Bitmap.WordCount(Length))) : Bitmap.All;
    }

    sealed class NullBuilder(DataType type) : VectorBuilder(type)
    {
        public override void AppendNull() => Validity.Append(false);
        public override Vector Build() => new NullVector(Type, Length);
        protected override void AppendValue(object value) => AppendNull();
        protected override void AppendFlat(Vector vector)
        {
            for (var i = 0; i < vector.Length; i++) AppendNull();
        }
    }
}

/// <summary>Collects values of a fixed width.</summary>
internal sealed class FlatBuilder<T>(DataType type) : VectorBuilder(type) where T : unmanaged
{
    readonly List<T> values = [];

    public override void AppendNull()
    {
        values.Add(default);
        Validity.Append(false);
    }

    public void Append(T value)
    {
        values.Add(value);
        Validity.Append(true);
    }

    public override Vector Build() => new FlatVector<T>(Type, Length, values.ToArray(), Validity.Build());

    protected override void AppendValue(object value) => Append(value is T same ? same : value is Int128 wide && typeof(T) == typeof(long) ? (T)(object)(long)wide
        : (T)Convert.ChangeType(value, typeof(T), System.Globalization.CultureInfo.InvariantCulture));

    protected override void AppendFlat(Vector vector)
    {
        values.AddRange(((FlatVector<T>)vector).Values);
        Validity.Append(vector);
    }
}

/// <summary>Collects booleans.</summary>
internal sealed class BooleanBuilder(DataType type) : VectorBuilder(type)
{
    readonly ValidityBuilder values = new();

    public override void AppendNull()
    {
        values.Append(false);
        Validity.Append(false);
    }

    public void Append(bool value)
    {
        values.Append(value);
        Validity.Append(true);
    }

    public override Vector Build()
    {
        var bits = values.Build();
        if (!bits.IsAll) return new BooleanVector(Type, Length, bits.Memory, Validity.Build());
        var ones = new ulong[Bitmap.WordCount(Length)];
        ones.AsSpan().Fill(ulong.MaxValue);
        return new BooleanVector(Type, Length, ones, Validity.Build());
    }

    protected override void AppendValue(object value) => Append((bool)value);

    protected override void AppendFlat(Vector vector)
    {
        var booleans = (BooleanVector)vector;
        for (var i = 0; i < vector.Length; i++) values.Append(booleans[i]);
        Validity.Append(vector);
    }
}

/// <summary>Collects strings and binary values.</summary>
internal sealed class BytesBuilder(DataType type) : VectorBuilder(type)
{
    readonly List<int> offsets = [0];
    byte[] data = [];

    public override void AppendNull()
    {
        offsets.Add(offsets[^1]);
        Validity.Append(false);
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Validity.Append(true);
    }

    public override Vector Build() => new BytesVector(Type, Length, offsets.ToArray(), data.AsMemory(0, offsets[^1]), Validity.Build());

    protected override void AppendValue(object value) => Append(value as byte[] ?? Encoding.UTF8.GetBytes((string)value));

    protected override void AppendFlat(Vector vector)
    {
        var bytes = (BytesVector)vector;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes.IsNull(i)) AppendNull();
            else Append(bytes[i]);
        }
    }

    Span<byte> Reserve(int length)
    {
        var start = offsets[^1];
        var end = checked(start + length);
        if (end > data.Length) Array.Resize(ref data, (int)Math.Min(Array.MaxLength, Math.Max(end, Math.Max(256L, data.Length * 2L))));
        offsets.Add(end);
        return data.AsSpan(start, length);
    }
}
