using System.Collections;
using System.Text;

namespace Frames.Sql.Types;

/// <summary>A named column of a schema.</summary>
/// <param name="Name">The column's name in the case it was written.</param>
/// <param name="DataType">The type of its values.</param>
/// <param name="IsNullable">Whether a value may be null.</param>
/// <param name="Metadata">Free JSON text that travels with the column, or null.</param>
public sealed record StructField(string Name, DataType DataType, bool IsNullable = true, string? Metadata = null)
{
    /// <summary>The field as <c>name: type</c>, in Spark's form.</summary>
    public override string ToString() => $"StructField({Name},{DataType.SimpleString},{(IsNullable ? "true" : "false")})";
}

/// <summary>An ordered list of named columns: a schema, or the type of a struct value.</summary>
public sealed record StructType : DataType, IReadOnlyList<StructField>
{
    readonly StructField[] fields;

    /// <summary>A struct of the given fields.</summary>
    public StructType(IEnumerable<StructField> fields) => this.fields = [.. fields];

    /// <summary>A struct of the given fields.</summary>
    public StructType(params ReadOnlySpan<StructField> fields) => this.fields = fields.ToArray();

    /// <summary>The schema that <see cref="DataType.Json"/> describes.</summary>
    public static new StructType FromJson(string json) => DataType.FromJson(json) as StructType
        ?? throw new FramesException("INVALID_JSON_DATA_TYPE", "2203G", "The JSON text describes a type that is not a struct, so it is no schema.");

    /// <summary>The schema as SQL's text: <c>id BIGINT NOT NULL,name STRING</c>.</summary>
    public string ToDdl()
        => string.Join(",", fields.Select(field => $"{QuoteIfNeeded(field.Name)} {field.DataType.Sql}{(field.IsNullable ? "" : " NOT NULL")}"));

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<StructField> Fields => fields;

    /// <summary>The number of fields.</summary>
    public int Count => fields.Length;

    /// <summary>The field at a position counted from 0.</summary>
    public StructField this[int index] => fields[index];

    /// <summary>The first field of exactly this name, or null.</summary>
    public StructField? Find(string name) => Array.Find(fields, field => field.Name == name);

    /// <summary>The position of the first field of this name, or -1.</summary>
    public int IndexOf(string name, bool caseSensitive = false) => Array.FindIndex(fields, field =>
        string.Equals(field.Name, name, caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string TypeName => "struct";
    /// <inheritdoc/>
    public override string SimpleString => "struct<" + string.Join(",", fields.Select(f => $"{f.Name}:{f.DataType.SimpleString}")) + ">";
    /// <inheritdoc/>
    public override string Sql => "STRUCT<" + string.Join(", ", fields.Select(f =>
        $"{QuoteIfNeeded(f.Name)}: {f.DataType.Sql}{(f.IsNullable ? "" : " NOT NULL")}")) + ">";
    internal override PhysicalType Physical => PhysicalType.Struct;
    internal override DataType AsNullable() => new StructType(fields.Select(f => f with { DataType = f.DataType.AsNullable(), IsNullable = true }));

    /// <inheritdoc/>
    public bool Equals(StructType? other) => other is not null && fields.AsSpan().SequenceEqual(other.fields);
    /// <inheritdoc/>
    public override int GetHashCode() => fields.Aggregate(17, (hash, field) => (hash * 31) + field.GetHashCode());
    /// <inheritdoc/>
    public IEnumerator<StructField> GetEnumerator() => ((IEnumerable<StructField>)fields).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static string QuoteIfNeeded(string name)
    {
        var plain = name.Length > 0 && !char.IsAsciiDigit(name[0]);
        foreach (var c in name) plain &= char.IsAsciiLetterOrDigit(c) || c == '_';
        return plain ? name : new StringBuilder("`").Append(name.Replace("`", "``", StringComparison.Ordinal)).Append('`').ToString();
    }
}
