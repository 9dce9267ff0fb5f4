using System.Collections.Immutable;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Comparing;

/// <summary>Says how two answers to one query differ.</summary>
internal static class Comparer
{
    /// <summary>How far apart two doubles may be that were added in another order, in units of the last place; and near zero.</summary>
    const long Ulps = 256;

    const double NearZero = 1e-9;

    /// <summary>The first difference, or null where the answers agree.</summary>
    /// <param name="expected">One answer.</param>
    /// <param name="actual">The other.</param>
    /// <param name="query">Says which columns are loose, whether order counts and which errors its evaluation may end in.</param>
    /// <param name="mayPrune">Whether one side may skip an evaluation that fails on the other, as an optimizer does with a column that nobody reads.</param>
    public static string? Difference(Answer expected, Answer actual, Query query, bool mayPrune)
    {
        if (expected.Error is not null || actual.Error is not null) return Errors(expected.Error, actual.Error, query.Failures, mayPrune);
        if (!expected.Columns.SequenceEqual(actual.Columns)) return $"columns: {string.Join(", ", expected.Columns)} against {string.Join(", ", actual.Columns)}";
        if (expected.Rows.Length != actual.Rows.Length) return $"{expected.Rows.Length} rows against {actual.Rows.Length}";
        var loose = query.Fields.Select(field => field.Loose).ToArray();
        var (left, right) = query.Ordered ? (expected.Rows, actual.Rows) : (Sorted(expected.Rows, loose), Sorted(actual.Rows, loose));
        return left.Zip(right).Where(pair => !Same(pair.First, pair.Second, loose)).Select(pair => $"row {Text(pair.First)} against {Text(pair.Second)}").FirstOrDefault();
    }

    static string? Errors(string? expected, string? actual, ImmutableHashSet<string> failures, bool mayPrune)
    {
        bool Foreseen(string? error) => error is not null && failures.Contains(error);
        // With two failures in sight, which one an engine meets first is its own affair.
        if (expected == actual) return Foreseen(expected) ? null : $"error {expected}, which nothing in the query raises";
        if (Foreseen(expected) && Foreseen(actual)) return null;
        return mayPrune && (expected is null || actual is null) && Foreseen(expected ?? actual) ? null : $"error {expected ?? "none"} against {actual ?? "none"}";
    }

    /// <summary>Rows by the text of their exact columns, then by their loose ones.</summary>
    static object?[][] Sorted(object?[][] rows, bool[] loose) =>
    [
        .. rows.OrderBy(row => string.Join('\u0001', row.Where((_, column) => !loose[column]).Select(ValueText.Of)), StringComparer.Ordinal)
            .ThenBy(row => row, Comparer<object?[]>.Create((a, b) => Enumerable.Range(0, a.Length).Where(column => loose[column])
                .Select(column => Ordinal(a[column]).CompareTo(Ordinal(b[column]))).FirstOrDefault(order => order != 0))),
    ];

    /// <summary>A place in order, coarse enough that values within the tolerance mostly share it.</summary>
    static double Ordinal(object? value) => value switch
    {
        null => double.NegativeInfinity,
        double number when double.IsNaN(number) => double.MaxValue,
        double number => (float)number == 0 ? 0 : (float)number,
        _ => 0,
    };

    static bool Same(object?[] left, object?[] right, bool[] loose)
    {
        for (var column = 0; column < left.Length; column++)
        {
            if (left[column] is double a && right[column] is double b ? !Same(a, b, loose[column]) : !Equals(left[column], right[column])) return false;
        }
        return true;
    }

    static bool Same(double left, double right, bool loose)
    {
        if (BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right))) return true;
        if (!loose || !double.IsFinite(left) || !double.IsFinite(right)) return false;
        var distance = Math.Abs(left - right);
        return distance <= NearZero || distance <= Ulps * Math.Max(Math.BitIncrement(Math.Abs(left)) - Math.Abs(left), Math.BitIncrement(Math.Abs(right)) - Math.Abs(right));
    }

    static string Text(object?[] row) => "[" + string.Join(", ", row.Select(ValueText.Of)) + "]";
}
