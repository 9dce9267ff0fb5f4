using Frames.Sql.Types;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Comparing;

/// <summary>Says how two answers to one query differ.</summary>
internal static class Comparer
{
    const int LastPlaces = 2;

    const double Moments = 1e-9;

    /// <summary>The first difference, or null where the answers agree.</summary>
    /// <param name="expected">One answer.</param>
    /// <param name="actual">The other.</param>
    /// <param name="query">Says how exact columns are, whether order counts and how many errors are in sight.</param>
    /// <param name="mayPrune">Whether one side may skip an evaluation that fails on the other, as an optimizer does with a column that nobody reads.</param>
    public static string? Difference(Answer expected, Answer actual, Query query, bool mayPrune)
    {
        if (expected.Error is not null || actual.Error is not null) return Errors(expected, actual, query, mayPrune && query.MayPrune);
        if (!expected.Columns.SequenceEqual(actual.Columns)) return $"columns: {string.Join(", ", expected.Columns)} against {string.Join(", ", actual.Columns)}";
        if (expected.Rows.Length != actual.Rows.Length) return $"{expected.Rows.Length} rows against {actual.Rows.Length}";
        var tolerances = expected.Columns.Select((_, column) => query.ToleranceOf(column)).ToArray();
        var exact = tolerances.Select(tolerance => tolerance == Tolerance.None).ToArray();
        var (left, right) = query.IsOrdered ? (expected.Rows, actual.Rows) : (Sorted(expected, exact), Sorted(actual, exact));
        return left.Zip(right).Where(pair => !Same(pair.First, pair.Second, expected.Types, tolerances)).Select(pair => $"row {Text(pair.First, expected.Types)} against {Text(pair.Second, actual.Types)}").FirstOrDefault();
    }

    static string? Errors(Answer expected, Answer actual, Query query, bool mayPrune)
    {
        var (left, right) = (expected.Error, actual.Error);
        if (expected.Crashed || actual.Crashed) return $"{left ?? "rows"} against {right ?? "rows"}: {(expected.Crashed ? expected : actual).Message}";
        if (left == right || (left is not null && right is not null && (left == Answer.NoClass || right == Answer.NoClass))) return null;
        // With two failures in sight, which one an engine meets first is its own affair.
        if (left is not null && right is not null && query.Risks > 1 && !IsAnalysis(left) && !IsAnalysis(right)) return null;
        if ((left is null || right is null) && mayPrune && query.Risks > 0) return null;
        return $"error {left ?? "none"} against {right ?? "none"} ({expected.Message ?? actual.Message})";
    }

    /// <summary>Whether the error is found before any row is read, so that no order of evaluation excuses another one.</summary>
    static bool IsAnalysis(string error) => error.StartsWith("DATATYPE_MISMATCH", StringComparison.Ordinal) || error.StartsWith("UNRESOLVED", StringComparison.Ordinal)
        || error.StartsWith("WRONG_NUM_ARGS", StringComparison.Ordinal) || error.StartsWith("NON_FOLDABLE", StringComparison.Ordinal);

    /// <summary>Rows by the text of their exact columns, then by the numbers of the others.</summary>
    static object?[][] Sorted(Answer answer, bool[] exact) =>
    [
        .. answer.Rows.OrderBy(row => Key(row, answer.Types, exact), StringComparer.Ordinal)
            .ThenBy(row => row, Comparer<object?[]>.Create((a, b) => Enumerable.Range(0, a.Length).Where(column => !exact[column])
                .Select(column => Place(a[column]).CompareTo(Place(b[column]))).FirstOrDefault(order => order != 0))),
    ];

    static string Key(object?[] row, DataType[] types, bool[] exact) => string.Join('\u0001', row.Index().Where(item => exact[item.Index]).Select(item => ValueText.Of(item.Item, types[item.Index])));

    /// <summary>A place in order, coarse enough that values within the tolerance share it but for those on a border.</summary>
    static double Place(object? value) => value switch
    {
        null => double.NegativeInfinity,
        double number => double.IsNaN(number) ? double.PositiveInfinity : float.IsFinite((float)number) ? Math.Round((double)(float)number, 6) : number,
        float number => float.IsNaN(number) ? double.PositiveInfinity : number,
        _ => 0,
    };

    static bool Same(object?[] left, object?[] right, DataType[] types, Tolerance[] tolerances)
    {
        for (var column = 0; column < left.Length; column++)
        {
            var close = (left[column], right[column]) switch
            {
                (double a, double b) when tolerances[column] != Tolerance.None => Close(a, b, tolerances[column]),
                (float a, float b) when tolerances[column] != Tolerance.None => Close(a, b, tolerances[column]),
                var (a, b) => ValueText.Of(a, types[column]) == ValueText.Of(b, types[column]),
            };
            if (!close) return false;
        }
        return true;
    }

    static bool Close(double left, double right, Tolerance tolerance)
    {
        if (left.Equals(right)) return true;
        if (!double.IsFinite(left) || !double.IsFinite(right)) return false;
        return tolerance == Tolerance.Moments ? Math.Abs(left - right) <= Moments : Int128.Abs(Line(left) - Line(right)) <= LastPlaces;
    }

    /// <summary>The number's place among all doubles.</summary>
    static Int128 Line(double value) => BitConverter.DoubleToInt64Bits(value) is >= 0 and var bits ? bits : -(Int128)(BitConverter.DoubleToInt64Bits(value) & long.MaxValue);

    static string Text(object?[] row, DataType[] types) => "[" + string.Join(", ", row.Select((value, column) => ValueText.Of(value, types[column]))) + "]";
}
