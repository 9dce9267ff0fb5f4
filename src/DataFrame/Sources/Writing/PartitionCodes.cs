using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Sources.Writing;

/// <summary>Numbers the distinct values of a partition column as they come: 0 is null.</summary>
internal abstract class PartitionCodes
{
    readonly List<object?> values = [null];

    /// <summary>The physical value of a code.</summary>
    public object? Value(int code) => values[code];

    public int Count => values.Count;

    /// <summary>The code of each row.</summary>
    public abstract void Read(Vector vector, Span<int> codes);

    /// <summary>The codes for values of a type, or null if it cannot partition.</summary>
    public static PartitionCodes? Create(DataType type) => type.Physical switch
    {
        PhysicalType.Null => new NullCodes(),
        PhysicalType.Boolean => new BooleanCodes(),
        PhysicalType.Int8 => new FlatCodes<sbyte>(),
        PhysicalType.Int16 => new FlatCodes<short>(),
        PhysicalType.Int32 => new FlatCodes<int>(),
        PhysicalType.Int64 => new FlatCodes<long>(),
        PhysicalType.Int128 => new FlatCodes<Int128>(),
        PhysicalType.Float => new FlatCodes<float>(),
        PhysicalType.Double => new FlatCodes<double>(),
        PhysicalType.Bytes => new BytesCodes(),
        _ => null,
    };

    /// <summary>Adds the value of a row that has a new one.</summary>
    protected int Add(Vector vector, int row)
    {
        values.Add(vector.GetValue(row));
        return values.Count - 1;
    }

    sealed class NullCodes : PartitionCodes
    {
        public override void Read(Vector vector, Span<int> codes) => codes.Clear();
    }

    sealed class BooleanCodes : PartitionCodes
    {
        readonly int[] known = new int[2];

        public override void Read(Vector vector, Span<int> codes)
        {
            var flat = (BooleanVector)vector;
            for (var row = 0; row < codes.Length; row++)
            {
                ref var code = ref known[flat[row] ? 1 : 0];
                if (!vector.IsNull(row) && code == 0) code = Add(vector, row);
                codes[row] = vector.IsNull(row) ? 0 : code;
            }
        }
    }

    sealed class FlatCodes<T> : PartitionCodes where T : unmanaged
    {
        readonly Dictionary<T, int> known = [];

        public override void Read(Vector vector, Span<int> codes)
        {
            var values = ((FlatVector<T>)vector).Values;
            for (var row = 0; row < codes.Length; row++)
            {
                var code = 0;
                if (vector.Validity[row] && !known.TryGetValue(values[row], out code)) known[values[row]] = code = Add(vector, row);
                codes[row] = code;
            }
        }
    }

    sealed class BytesCodes : PartitionCodes
    {
        readonly Dictionary<byte[], int> known = new(BytesComparer.Instance);

        public override void Read(Vector vector, Span<int> codes)
        {
            var bytes = (BytesVector)vector;
            var lookup = known.GetAlternateLookup<ReadOnlySpan<byte>>();
            for (var row = 0; row < codes.Length; row++)
            {
                var code = 0;
                if (vector.Validity[row] && !lookup.TryGetValue(bytes[row], out code)) known[bytes[row].ToArray()] = code = Add(vector, row);
                codes[row] = code;
            }
        }
    }

    sealed class BytesComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly BytesComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] value) => GetHashCode(value.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
