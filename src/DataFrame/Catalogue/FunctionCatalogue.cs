using System.Reflection;
using Frames.Expressions;

namespace Frames.Catalogue;

/// <summary>All declared functions by name and alias: every static field of a declaration's type in <see cref="Sql.Functions"/>.</summary>
internal static class FunctionCatalogue
{
    static readonly Lazy<(FunctionDefinition[] All, Dictionary<string, FunctionDefinition> ByName)> Declared = new(Read);

    /// <summary>Every function once, by name.</summary>
    public static IReadOnlyList<FunctionDefinition> All => Declared.Value.All;

    /// <summary>The function of a name or alias in any case, or null. Internal ones are found only with <paramref name="includeInternal"/>.</summary>
    public static FunctionDefinition? Find(string name, bool includeInternal = false)
        => Declared.Value.ByName.TryGetValue(name, out var found) && (includeInternal || !found.IsInternal) ? found : null;

    /// <summary>The function of a name that Frames itself uses.</summary>
    public static FunctionDefinition Get(string name)
        => Find(name, includeInternal: true) ?? throw new InvalidOperationException($"This is a bug in Frames: there is no function {name}.");

    static (FunctionDefinition[], Dictionary<string, FunctionDefinition>) Read()
    {
        var all = typeof(Sql.Functions).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => typeof(FunctionDefinition).IsAssignableFrom(field.FieldType))
            .Select(field => (FunctionDefinition)field.GetValue(null)!)
            .OrderBy(function => function.Name, StringComparer.Ordinal).ToArray();
        var names = new Dictionary<string, FunctionDefinition>(StringComparer.OrdinalIgnoreCase);
        foreach (var function in all)
            foreach (var name in function.Aliases.Prepend(function.Name))
                if (!names.TryAdd(name, function)) throw new InvalidOperationException($"This is a bug in Frames: two functions are called {name}.");
        return (all, names);
    }
}
