using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Tests.Conformance.Generators;

/// <summary>A generated table; its values are the physical ones that vectors hold.</summary>
internal sealed record Table(ImmutableArray<Field> Fields, ImmutableArray<object?[]> Rows)
{
    public StructType Schema => new(Fields.Select(column => new StructField(column.Name, column.Type)));

    public object?[] Column(int index) => [.. Rows.Select(row => row[index])];

    /// <summary>The same table with fewer rows: halves first, then one row less; or with one value made null.</summary>
    public IEnumerable<Table> Smaller()
    {
        if (Rows.Length > 1)
        {
            yield return this with { Rows = Rows[..(Rows.Length / 2)] };
            yield return this with { Rows = Rows[(Rows.Length / 2)..] };
        }
        for (var row = 0; row < Rows.Length; row++) yield return this with { Rows = Rows.RemoveAt(row) };
        if (Rows.Length > 3) yield break;
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var column = 0; column < Fields.Length; column++)
            {
                if (Rows[row][column] is null) continue;
                var values = (object?[])Rows[row].Clone();
                values[column] = null;
                yield return this with { Rows = Rows.SetItem(row, values) };
            }
        }
    }

    /// <summary>The columns that a query names, for people.</summary>
    public string Text(string name, string sql)
    {
        var named = Fields.Index().Where(column => Regex.IsMatch(sql, $@"\b{column.Item.Name}\b")).Select(column => column.Index).ToArray();
        return named.Length == 0 ? $"  {name}: {Rows.Length} rows\n" : $"  {name}: " + string.Join(", ", named.Select(index => $"{Fields[index].Name} {Fields[index].Type.Sql}"))
            + string.Concat(Rows.Select(row => "\n    " + string.Join(" | ", named.Select(index => ValueText.Of(row[index], Fields[index].Type))))) + "\n";
    }
}
