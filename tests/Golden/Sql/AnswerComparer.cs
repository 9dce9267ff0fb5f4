using System.Globalization;
using System.Text.RegularExpressions;

namespace Frames.Tests.Golden.Sql;

/// <summary>Says what differs between an answer and the recorded one, or null.</summary>
static partial class AnswerComparer
{
    public static string? Difference(Answer expected, Answer actual, bool ordered)
    {
        if (expected.ErrorClass is not null) return ErrorDifference(expected, actual);
        if (actual.ErrorClass is not null) return $"failed with {actual.ErrorClass} {Show(actual.Parameters)}";
        return SchemaDifference(expected, actual) ?? RowsDifference(expected.Rows, actual.Rows, ordered);
    }

    static string? ErrorDifference(Answer expected, Answer actual)
    {
        if (actual.ErrorClass is null) return $"gave {actual.Rows.Count} rows instead of {expected.ErrorClass}";
        // Errors of Java code carry no class: the query has to fail, the text is free.
        if (expected.ErrorClass!.StartsWith("java:", StringComparison.Ordinal)) return null;
        if (actual.ErrorClass != expected.ErrorClass) return $"failed with {actual.ErrorClass} {Show(actual.Parameters)} instead of {expected.ErrorClass}";
        if (actual.SqlState != expected.SqlState) return $"SQLSTATE {actual.SqlState} instead of {expected.SqlState}";
        foreach (var (name, value) in expected.Parameters)
        {
            var other = actual.Parameters.GetValueOrDefault(name);
            if (other is null || Ids().Replace(other, "#N") != value) return $"parameter {name} is {other ?? "missing"} instead of {value}";
        }
        return actual.Parameters.Keys.Except(expected.Parameters.Keys).FirstOrDefault() is { } extra ? $"parameter {extra} is not Spark's" : null;
    }

    static string? SchemaDifference(Answer expected, Answer actual)
    {
        if (expected.Columns.Count != actual.Columns.Count) return $"{actual.Columns.Count} columns instead of {expected.Columns.Count}";
        foreach (var (e, a) in expected.Columns.Zip(actual.Columns))
        {
            if (e.Name != a.Name) return $"column is called {a.Name} instead of {e.Name}";
            if (e.Type != a.Type) return $"column {e.Name} is {a.Type} instead of {e.Type}";
            if (e.Nullable != a.Nullable) return $"column {e.Name} is {(a.Nullable ? "" : "not ")}nullable";
        }
        return null;
    }

    static string? RowsDifference(IReadOnlyList<string> expected, IReadOnlyList<string> actual, bool ordered)
    {
        if (expected.Count != actual.Count) return $"{actual.Count} rows instead of {expected.Count}";
        if (Same(expected, actual)) return null;
        // Where ORDER BY leaves ties, tied rows may change places; a multiset comparison finds what is truly missing.
        var (e, a) = (expected.Order(StringComparer.Ordinal).ToList(), actual.Order(StringComparer.Ordinal).ToList());
        if (Same(e, a)) return ordered ? "rows come in another order" : null;
        for (var i = 0; i < e.Count; i++) if (!SameRow(e[i], a[i])) return $"row {Shown(a[i])} instead of {Shown(e[i])}";
        return null;
    }

    static bool Same(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        for (var i = 0; i < expected.Count; i++) if (!SameRow(expected[i], actual[i])) return false;
        return true;
    }

    static bool SameRow(string expected, string actual)
    {
        if (expected == actual) return true;
        var (e, a) = (expected.Split(Answer.Separator), actual.Split(Answer.Separator));
        return e.Length == a.Length && e.Zip(a).All(pair => pair.First == pair.Second || Close(pair.First, pair.Second));
    }

    /// <summary>Transcendental functions may differ by two units in the last place.</summary>
    static bool Close(string expected, string actual)
        => double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var e) && double.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && expected.AsSpan().IndexOfAny('.', 'E') >= 0 && Math.Abs(BitConverter.DoubleToInt64Bits(e) - BitConverter.DoubleToInt64Bits(a)) <= 2;

    static string Shown(string row) => row.Replace(Answer.Separator, '|');

    static string Show(IReadOnlyDictionary<string, string> parameters) => "{" + string.Join(", ", parameters.Select(p => $"{p.Key}={p.Value}")) + "}";

    [GeneratedRegex("#[0-9]+")]
    private static partial Regex Ids();
}
