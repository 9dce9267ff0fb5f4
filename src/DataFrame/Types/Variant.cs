namespace Frames.Sql.Types;

/// <summary>The C# value of a variant: semi-structured data in the Parquet Variant encoding.</summary>
/// <param name="Value">The encoded value.</param>
/// <param name="Metadata">The dictionary of its field names.</param>
public sealed record Variant(ReadOnlyMemory<byte> Value, ReadOnlyMemory<byte> Metadata)
{
    /// <summary>Whether both parts have the same bytes.</summary>
    public bool Equals(Variant? other) => other is not null && Value.Span.SequenceEqual(other.Value.Span) && Metadata.Span.SequenceEqual(other.Metadata.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Value.Span);
        return hash.ToHashCode();
    }
}
