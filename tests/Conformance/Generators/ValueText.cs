using System.Globalization;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Physical values as text that tells all of them apart: -0 from 0, null from the word, bytes from text. Entries of maps are sorted, for their order is nobody's promise.</summary>
internal static class ValueText
{
    /// <summary>A single value at the user's edge.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => "'" + string.Concat(text.Select(letter => letter is >= ' ' and < (char)127 ? letter.ToString() : $"\\u{(int)letter:x4}")) + "'",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A physical value of a type.</summary>
    public static string Of(object? value, DataType type) => (value, type) switch
    {
        (null, _) => "null",
        (string text, _) => "'" + string.Concat(text.Select(letter => letter is >= ' ' and < (char)127 and not '\\' ? letter.ToString() : $"\\u{(int)letter:x4}")) + "'",
        (byte[] bytes, _) => "x'" + Convert.ToHexString(bytes) + "'",
        (double number, _) => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        (float number, _) => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        (Int128 unscaled, DecimalType d) => unscaled.ToString(CultureInfo.InvariantCulture) + "e-" + d.Scale.ToString(CultureInfo.InvariantCulture),
        (int days, DateType) => $"day {days}{Day(days)}",
        (CalendarInterval i, _) => $"{i.Months} months {i.Days} days {i.Microseconds} us",
        (KeyValuePair<object, object?>[] pairs, MapType map) =>
            "{" + string.Join(", ", pairs.Select(pair => $"{Of(pair.Key, map.KeyType)}: {Of(pair.Value, map.ValueType)}").Order(StringComparer.Ordinal)) + "}",
        (object?[] items, ArrayType array) => "[" + string.Join(", ", items.Select(item => Of(item, array.ElementType))) + "]",
        (object?[] items, StructType record) => "(" + string.Join(", ", items.Select((item, i) => Of(item, record[i].DataType))) + ")",
        (object?[] items, VariantType) => "variant(" + string.Join(", ", items.Select(item => Of(item, DataTypes.Binary))) + ")",
        (IFormattable number, _) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    static string Day(int days) => days is >= -719_162 and <= 2_932_896 ? " " + DateOnly.FromDayNumber(719_162 + days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
