using Frames.Sql.Types;

namespace Frames.Backends.Local.Keys;

/// <summary>
/// How the key columns of grouping or joining lie in a row of 64-bit lanes, such that equal keys have equal lanes. Narrow columns and the null bits share lanes; a string takes
/// two: its length and first four bytes, then its other bytes or, beyond twelve, their address.
/// </summary>
internal sealed class KeyLayout
{
    readonly List<int> used = [];
    readonly List<bool> addresses = [];

    public KeyLayout(IReadOnlyList<(DataType Type, bool Nullable)> columns)
    {
        var placed = new KeyColumn[columns.Count];
        foreach (var (index, column) in columns.Index())
        {
            var bits = Bits(column.Type.Physical);
            var (lane, shift) = bits > 64 ? (Whole(column.Type.Physical), 0) : Place(bits);
            placed[index] = KeyColumn.Create(column.Type, lane, shift);
        }
        foreach (var (index, column) in columns.Index())
            if (column.Nullable || column.Type is NullType) (placed[index].NullLane, placed[index].NullShift) = Place(1);
        Columns = placed;
        if (used.Count == 0) used.Add(0);
        Addresses = [.. addresses, .. new bool[Math.Max(0, used.Count - addresses.Count)]];
    }

    public IReadOnlyList<KeyColumn> Columns { get; }

    /// <summary>Lanes of a key.</summary>
    public int Lanes => used.Count;

    /// <summary>Which lanes may hold the address of a string's bytes.</summary>
    public bool[] Addresses { get; }

    /// <summary>Whether any lane may hold an address, so that lanes cannot simply be compared as bits.</summary>
    public bool HasBytes => addresses.Contains(true);

    static int Bits(PhysicalType type) => type switch
    {
        PhysicalType.Null => 0,
        PhysicalType.Boolean => 1,
        PhysicalType.Int8 => 8,
        PhysicalType.Int16 => 16,
        PhysicalType.Int32 or PhysicalType.Float => 32,
        PhysicalType.Int64 or PhysicalType.Double => 64,
        _ => 128,
    };

    (int Lane, int Shift) Place(int bits)
    {
        for (var lane = 0; lane < used.Count; lane++)
        {
            if (used[lane] + bits > 64) continue;
            used[lane] += bits;
            return (lane, used[lane] - bits);
        }
        used.Add(bits);
        addresses.Add(false);
        return (used.Count - 1, 0);
    }

    int Whole(PhysicalType type)
    {
        used.AddRange([64, 64]);
        addresses.AddRange([false, type is not (PhysicalType.Int128 or PhysicalType.Interval)]);
        return used.Count - 2;
    }
}
