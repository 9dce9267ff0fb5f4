using Frames.Catalogue;
using Frames.Expressions;

namespace Frames.Tests.Conformance.Generators;

/// <summary>The arguments that a function's own examples give: units, patterns, time zones and lambdas that no type tells.</summary>
internal static class CallExamples
{
    static readonly Dictionary<string, string[][]> arguments = FunctionCatalogue.All.ToDictionary(function => function.Name, Read);

    /// <summary>Texts that stand at a position in the function's examples.</summary>
    public static string[] At(FunctionDefinition function, int position) => [.. arguments[function.Name].Where(example => position < example.Length).Select(example => example[position]).Distinct()];

    /// <summary>Whether the text can stand in any query: a literal, a word such as a unit, or a lambda.</summary>
    public static bool IsWord(string text) => text.All(char.IsLetter) && text is not ("true" or "false" or "NULL" or "null");

    static string[][] Read(FunctionDefinition function) =>
        [.. function.Examples.Select(example => example.Sql.Trim()).Where(sql => sql.StartsWith(function.Name + "(", StringComparison.OrdinalIgnoreCase)).Select(sql => Split(sql[(function.Name.Length + 1)..]))];

    /// <summary>The arguments up to the bracket that closes the call.</summary>
    static string[] Split(string text)
    {
        var (parts, start, depth, quote) = (new List<string>(), 0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quote != '\0')
            {
                if (letter == '\\') i++;
                else if (letter == quote) quote = '\0';
            }
            else if (letter is '\'' or '"') quote = letter;
            else if (letter is '(' or '[') depth++;
            else if (depth == 0 && (letter is ')' or ','))
            {
                if (i > start) parts.Add(text[start..i].Trim());
                start = i + 1;
                if (letter == ')') break;
            }
            else if (letter is ')' or ']') depth--;
        }
        return [.. parts];
    }
}
