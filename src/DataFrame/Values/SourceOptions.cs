using System.Globalization;

namespace Frames.Values;

/// <summary>A source's options, by name in any case.</summary>
internal sealed class SourceOptions
{
    readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public SourceOptions(IEnumerable<KeyValuePair<string, string>> options)
    {
        foreach (var (name, value) in options) values[name] = value;
    }

    public IReadOnlyDictionary<string, string> All => values;

    /// <summary>The text of the first of these names that is set.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (values.TryGetValue(name, out var value)) return value;
        return null;
    }

    public string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    /// <summary><c>true</c> or <c>false</c> in any case.</summary>
    public bool Flag(string name, bool otherwise = false) => Find(name) switch
    {
        null => otherwise,
        var text when bool.TryParse(text, out var value) => value,
        _ => throw Errors.ErrorClasses.OptionIsNoBoolean.With(("paramName", name)),
    };

    public int Number(string name, int otherwise) => Find(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw Errors.ErrorClasses.OptionIsNoInteger.With(("paramName", name), ("value", text)),
    };

    /// <summary>A share of rows: above 0.</summary>
    public double Fraction(string name, double otherwise) => Find(name) switch
    {
        null => otherwise,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 => value,
        var text => throw Invalid(name, text, "a number above 0"),
    };

    /// <summary>The error of a value that the option does not take.</summary>
    public static FramesException Invalid(string name, string value, string expected) => new(null, null, $"The option '{name}' is '{value}'; it takes {expected}.");
}
