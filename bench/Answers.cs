using System.Globalization;
using System.Numerics;

namespace Frames.Bench;

/// <summary>Compares the answers of two engines as sets of rows; their types for the same number may differ.</summary>
static class Answers
{
    // Spark's averages of decimals are decimals of a few digits, DuckDB's are doubles.
    const double AbsoluteTolerance = 1e-6;
    const double RelativeTolerance = 1e-9;

    /// <summary>What differs first, or null.</summary>
    public static string? Difference(IReadOnlyList<object?[]> left, IReadOnlyList<object?[]> right)
    {
        if (left.Count != right.Count) return $"{left.Count} rows, not {right.Count}";
        var (ours, theirs) = (Sorted(left), Sorted(right));
        for (var i = 0; i < ours.Length; i++)
        {
            if (ours[i].Length != theirs[i].Length) return $"{ours[i].Length} columns, not {theirs[i].Length}";
            if (!ours[i].Zip(theirs[i]).All(pair => Same(pair.First, pair.Second))) return $"row {i} is ({Text(ours[i])}), not ({Text(theirs[i])})";
        }

        return null;
    }

    static object?[][] Sorted(IReadOnlyList<object?[]> rows)
    {
        var plain = rows.Select(row => row.Select(Plain).ToArray()).ToArray();
        Array.Sort(plain, Compare);
        return plain;
    }

    /// <summary>A number as a double, all else as text.</summary>
    static object? Plain(object? value) => value switch
    {
        null => null,
        string or double => value,
        BigInteger big => (double)big,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        System.Data.SqlTypes.SqlDecimal number => number.ToDouble(),
        sbyte or short or int or long or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Texts before numbers, so that sums that differ in their last digits do not decide where there are names.</summary>
    static int Compare(object?[] left, object?[] right)
    {
        for (var i = 0; i < left.Length; i++)
            if (left[i] is not double && right[i] is not double
                && string.CompareOrdinal((string?)left[i], (string?)right[i]) is not 0 and var order) return order;
        for (var i = 0; i < left.Length; i++)
            if (Comparer<double?>.Default.Compare(left[i] as double?, right[i] as double?) is not 0 and var order) return order;
        return 0;
    }

    static bool Same(object? left, object? right) => (left, right) is (double x, double y)
        ? x.Equals(y) || Math.Abs(x - y) <= AbsoluteTolerance + RelativeTolerance * Math.Max(Math.Abs(x), Math.Abs(y))
        : Equals(left, right);

    static string Text(object?[] row) => string.Join(", ", row.Select(value => value is null ? "NULL" : Convert.ToString(value, CultureInfo.InvariantCulture)));
}
