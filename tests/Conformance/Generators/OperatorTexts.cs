using System.Globalization;

namespace Frames.Tests.Conformance.Generators;

/// <summary>How operators are written; every other name is written as a call.</summary>
internal static class OperatorTexts
{
    static readonly Dictionary<string, string> forms = new()
    {
        ["and"] = "({0} AND {1})",
        ["or"] = "({0} OR {1})",
        ["not"] = "(NOT {0})",
        ["~"] = "(~ {0})",
        ["div"] = "({0} div {1})",
        ["between"] = "({0} BETWEEN {1} AND {2})",
        ["extract"] = "extract({0} FROM {1})",
    };

    static readonly HashSet<string> infix = ["%", "&", "*", "+", "-", "/", "<", "<=", "<=>", "==", ">", ">=", "^", "|"];

    public static string Write(string name, string[] arguments)
    {
        if (forms.TryGetValue(name, out var form)) return string.Format(CultureInfo.InvariantCulture, form, [.. arguments]);
        if (infix.Contains(name) && arguments.Length == 2) return $"({arguments[0]} {name} {arguments[1]})";
        return name switch
        {
            "in" => $"({arguments[0]} IN ({string.Join(", ", arguments.Skip(1))}))",
            "when" => $"CASE {string.Join(" ", arguments.Chunk(2).Select(pair => pair.Length == 2 ? $"WHEN {pair[0]} THEN {pair[1]}" : "ELSE " + pair[0]))} END",
            "like" or "ilike" when arguments.Length == 2 => $"({arguments[0]} {name.ToUpperInvariant()} {arguments[1]})",
            _ => $"{name}({string.Join(", ", arguments)})",
        };
    }
}
