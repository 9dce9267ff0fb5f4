using System.Runtime.CompilerServices;

namespace Frames.Values.Formats;

/// <summary>The field values that a pattern found in a text, before they become a date and a time.</summary>
internal struct ParsedFields
{
    uint known;
    Values values;

    /// <summary>The zone that the text names.</summary>
    public SparkZone? Zone { get; set; }

    /// <summary>Whether the text had the field.</summary>
    public readonly bool Has(DateTimeField field) => (known >> (int)field & 1) != 0;

    /// <summary>The field's value, or a default.</summary>
    public readonly long Get(DateTimeField field, long otherwise = 0) => Has(field) ? values[(int)field] : otherwise;

    /// <summary>Sets a field; false where the text gave it another value before.</summary>
    public bool TrySet(DateTimeField field, long value)
    {
        if (Has(field)) return values[(int)field] == value;
        known |= 1u << (int)field;
        values[(int)field] = value;
        return true;
    }

    [InlineArray(DateTimeFieldRanges.Count)]
    struct Values
    {
        long first;
    }
}
