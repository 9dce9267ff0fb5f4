namespace Frames.Sql;

public sealed partial class Row
{
    /// <summary>A boolean; null is an error.</summary>
    public bool GetBoolean(int index) => GetAs<bool>(index);

    /// <summary>An 8-bit number; null is an error.</summary>
    public sbyte GetByte(int index) => GetAs<sbyte>(index);

    /// <summary>A 16-bit number; null is an error.</summary>
    public short GetShort(int index) => GetAs<short>(index);

    /// <summary>A 32-bit number; null is an error.</summary>
    public int GetInt(int index) => GetAs<int>(index);

    /// <summary>A 64-bit number; null is an error.</summary>
    public long GetLong(int index) => GetAs<long>(index);

    /// <summary>A 32-bit floating-point number; null is an error.</summary>
    public float GetFloat(int index) => GetAs<float>(index);

    /// <summary>A 64-bit floating-point number; null is an error.</summary>
    public double GetDouble(int index) => GetAs<double>(index);

    /// <summary>A decimal number; null is an error.</summary>
    public decimal GetDecimal(int index) => GetAs<decimal>(index);

    /// <summary>Text, or null.</summary>
    public string? GetString(int index) => GetAs<string>(index);

    /// <summary>Bytes, or null.</summary>
    public byte[]? GetBinary(int index) => GetAs<byte[]>(index);

    /// <summary>A day; null is an error.</summary>
    public DateOnly GetDate(int index) => GetAs<DateOnly>(index);

    /// <summary>A date and time, of kind UTC for timestamps; null is an error.</summary>
    public DateTime GetTimestamp(int index) => GetAs<DateTime>(index);

    /// <summary>A struct, or null.</summary>
    public Row? GetStruct(int index) => GetAs<Row>(index);
}
