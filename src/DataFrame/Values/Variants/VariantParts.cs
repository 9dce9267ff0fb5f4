namespace Frames.Values.Variants;

/// <summary>Where the elements of an array or the fields of an object begin, counted from its first.</summary>
internal sealed class VariantParts
{
    readonly List<(string? Name, int Offset)> parts = [];

    public int Count => parts.Count;

    public (string? Name, int Offset) this[int index] => parts[index];

    public void Add(int offset) => parts.Add((null, offset));

    public void Add(string name, int offset) => parts.Add((name, offset));

    /// <summary>Brings fields into the order of their names; false if a name comes twice.</summary>
    public bool Sort()
    {
        parts.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < parts.Count; i++) if (parts[i].Name == parts[i - 1].Name) return false;
        return true;
    }
}
