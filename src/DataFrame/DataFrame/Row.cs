using System.Collections;
using System.Globalization;
using Frames.Errors;
using Frames.Expressions;
using Frames.Objects;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

/// <summary>
/// One row of a result: values by position or name, in the C# types that stand for Spark's. A value is converted when it is asked for, so that another type
/// may be asked for
/// where the usual one is too narrow: <c>row.GetAs&lt;long&gt;("when")</c> gives a timestamp's microseconds.
/// </summary>
public sealed partial class Row : IReadOnlyList<object?>, IEquatable<Row>
{
    readonly object?[] physical;
    object?[]? values;

    internal Row(object?[] physical, StructType schema) => (this.physical, Schema) = (physical, schema);

    /// <summary>A row of the given values; its columns are called <c>_1</c>, <c>_2</c>, ...</summary>
    public Row(params ReadOnlySpan<object?> values)
    {
        var fields = new StructField[values.Length];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = new StructField(string.Create(CultureInfo.InvariantCulture, $"_{i + 1}"), values[i] is { } value ? Literals.TypeOf(value)
                : DataTypes.Null);
        Schema = new StructType(fields);
        physical = new object?[values.Length];
        for (var i = 0; i < physical.Length; i++) physical[i] = PhysicalValues.From(values[i], fields[i].DataType, fields[i].Name);
        this.values = values.ToArray();
    }

    /// <summary>The row's columns.</summary>
    public StructType Schema { get; }

    /// <summary>The values in order, in the C# types that stand for the columns' types.</summary>
    public object?[] Values => [.. this];

    /// <summary>The number of values.</summary>
    public int Count => physical.Length;

    /// <summary>The value at a position counted from 0.</summary>
    public object? this[int index] => Get(index);

    /// <summary>The value of a column.</summary>
    public object? this[string columnName] => Get(FieldIndex(columnName));

    /// <summary>The value at a position counted from 0.</summary>
    public object? Get(int index) => (values ??= new object?[physical.Length])[index] ??= ClrValues.From(physical[index], Schema[index].DataType);

    /// <summary>The value of a column.</summary>
    public object? Get(string columnName) => Get(FieldIndex(columnName));

    /// <summary>The value at a position as a C# type; an error says why where it does not convert.</summary>
    public T? GetAs<T>(int index) => TypedValues.To<T>(physical[index], Schema[index].DataType);

    /// <summary>The value of a column as a C# type.</summary>
    public T? GetAs<T>(string columnName) => GetAs<T>(FieldIndex(columnName));

    /// <summary>The number of values.</summary>
    public int Size() => physical.Length;

    /// <summary>Whether the value at a position is null.</summary>
    public bool IsNullAt(int index) => physical[index] is null;

    /// <summary>Whether any value is null.</summary>
    public bool AnyNull() => physical.Contains(null);

    /// <summary>The position of a column, by its exact name or else by its name in any case.</summary>
    public int FieldIndex(string columnName)
    {
        var index = Schema.IndexOf(columnName, caseSensitive: true);
        if (index < 0) index = Schema.IndexOf(columnName);
        return index >= 0 ? index
            : throw ErrorClasses.ColumnNotFoundInRow.With(("fieldName", StructType.QuoteIfNeeded(columnName)),
                ("fields", string.Join(", ", Schema.Select(field => StructType.QuoteIfNeeded(field.Name)))));
    }

    /// <summary>The values by column name; of equal names the last counts.</summary>
    public IReadOnlyDictionary<string, object?> AsDictionary()
    {
        var result = new Dictionary<string, object?>();
        for (var i = 0; i < Count; i++) result[Schema[i].Name] = Get(i);
        return result;
    }

    /// <summary>The row of untyped values.</summary>
    public static implicit operator Row(GenericRow genericRow) => new(genericRow.Values.AsSpan());

    /// <summary>The values in brackets, such as <c>[1,abc,null]</c>.</summary>
    public override string ToString() => "[" + string.Join(",", Values.Select(Text)) + "]";

    /// <summary>Whether the other row has equal values in the same order; names do not count.</summary>
    public bool Equals(Row? other) => other is not null && LiteralValues.Same(physical, other.physical);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Row);

    /// <inheritdoc/>
    public override int GetHashCode() => physical.Aggregate(17, (hash, value) => hash * 31 + (value is null or Array ? 0 : value.GetHashCode()));

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return Get(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The fields as a struct of a given type.</summary>
    internal object?[] PhysicalFields(StructType type, string path)
        => Schema.SameType(type) ? physical : PhysicalValues.Record(type, path, Count, Get);

    static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        byte[] bytes => "[" + string.Join(",", bytes) + "]",
        IDictionary map => "{" + string.Join(",", map.Keys.Cast<object>().Select(key => $"{Text(key)}={Text(map[key])}")) + "}",
        Array items => "[" + string.Join(",", items.Cast<object?>().Select(Text)) + "]",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture),
        double or float => ValueText.Of(value, value is double ? DataTypes.Double : DataTypes.Float, SparkZone.Utc),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
