using System.Collections.Immutable;

namespace Frames.Tests.Conformance.Generators;

/// <summary>A column of a query: its name and SQL type. A loose one may differ in its last digits or the sign of zero, so nothing is computed from it.</summary>
internal sealed record Field(string Name, string Type, bool Loose = false);

/// <summary>A generated table.</summary>
internal sealed record Table(ImmutableArray<Field> Fields, ImmutableArray<object?[]> Rows)
{
    /// <summary>The same table with fewer rows: halves first, then one row less.</summary>
    public IEnumerable<Table> Smaller()
    {
        if (Rows.Length == 0) yield break;
        if (Rows.Length > 1)
        {
            yield return this with { Rows = Rows[..(Rows.Length / 2)] };
            yield return this with { Rows = Rows[(Rows.Length / 2)..] };
        }
        for (var row = 0; row < Rows.Length; row++) yield return this with { Rows = Rows.RemoveAt(row) };
    }

    public override string ToString() => string.Join(", ", Fields.Select(field => $"{field.Name} {field.Type}"))
        + string.Concat(Rows.Select(row => "\n    " + string.Join(" | ", row.Select(ValueText.Of))));
}
