using System.Globalization;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Values as text that tells them apart: -0 from 0, null from the word.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => "'" + string.Concat(text.Select(letter => letter is >= ' ' and < (char)127 ? letter.ToString() : $"\\u{(int)letter:x4}")) + "'",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
