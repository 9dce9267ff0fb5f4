namespace Frames.Sql;

/// <summary>Values by position, without a schema: what <c>CreateDataFrame</c> takes beside a schema. Converts to <see cref="Row"/>.</summary>
/// <param name="values">The values.</param>
public sealed class GenericRow(object?[] values)
{
    /// <summary>The values in order.</summary>
    public object?[] Values { get; } = values;

    /// <summary>The value at a position counted from 0.</summary>
    public object? this[int index] => Values[index];

    /// <summary>The value at a position counted from 0.</summary>
    public object? Get(int index) => Values[index];

    /// <summary>The value at a position as a C# type.</summary>
    public T? GetAs<T>(int index) => ((Row)this).GetAs<T>(index);

    /// <summary>The number of values.</summary>
    public int Size() => Values.Length;

    /// <summary>The values in brackets.</summary>
    public override string ToString() => ((Row)this).ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GenericRow other && ((Row)this).Equals((Row)other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((Row)this).GetHashCode();
}
