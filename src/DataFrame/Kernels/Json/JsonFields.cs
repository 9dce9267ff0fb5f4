using System.Text;
using System.Text.Json;
using Frames.Sql.Types;

namespace Frames.Kernels.Json;

/// <summary>Finds a struct's fields in JSON objects. Objects mostly name them in one order, so each property is first looked for where the last object had it.</summary>
internal sealed class JsonFields(StructType type)
{
    readonly byte[][] names = [.. type.Fields.Select(field => Encoding.UTF8.GetBytes(field.Name))];
    readonly List<int> order = [];

    /// <summary>The value of each field, of kind undefined where there is none; of values by one name the last that <paramref name="fits"/> says fits.</summary>
    /// <returns>False if a value that another took the place of does not fit.</returns>
    public bool Read(JsonElement json, Span<JsonElement> values, Func<DataType, JsonElement, bool> fits)
    {
        values.Clear();
        var allFit = true;
        var position = 0;
        foreach (var property in json.EnumerateObject())
        {
            var field = Find(property, position++);
            if (field < 0) continue;
            if (values[field].ValueKind != JsonValueKind.Undefined)
            {
                var replaces = fits(type[field].DataType, property.Value);
                allFit &= replaces && fits(type[field].DataType, values[field]);
                if (!replaces) continue;
            }
            values[field] = property.Value;
        }
        return allFit;
    }

    int Find(JsonProperty property, int position)
    {
        if (position == order.Count) order.Add(-1);
        var expected = order[position];
        if (expected >= 0 && Is(property, expected)) return expected;
        for (var field = 0; field < names.Length; field++)
            if (Is(property, field)) return order[position] = field;
        return -1;
    }

    bool Is(JsonProperty property, int field)
    {
        try
        {
            return property.NameEquals(names[field]);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no name of a column.
            return false;
        }
    }
}
