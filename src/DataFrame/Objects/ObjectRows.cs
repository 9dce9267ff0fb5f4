using Frames.Columns;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Objects;

/// <summary>Objects of C# to batches.</summary>
internal static class ObjectRows
{
    /// <summary>The columns for values of a C# type; where the type says too little (rows, decimals, date-times) the values do.</summary>
    public static StructType Schema<T>(IReadOnlyList<T> items, string columnName)
    {
        if (typeof(T) == typeof(Row) || typeof(T) == typeof(GenericRow) || typeof(T) == typeof(object)
            || typeof(T) == typeof(object[])) return FromValues(items);
        if (ObjectTypes.Find(typeof(T)) is StructType record) return Refine(record, items);
        return new StructType(new StructField(columnName, Refine(ObjectTypes.Of(typeof(T)), items.Select(item => (object?)item)),
            ObjectTypes.IsNullable(typeof(T))));
    }

    /// <summary>Batches of rows.</summary>
    public static IReadOnlyList<Batch> Batches<T>(IEnumerable<T> items, StructType schema)
    {
        var batches = new List<Batch>();
        var isSingle = schema.Count == 1 && ObjectTypes.Find(typeof(T)) is not (null or StructType);
        foreach (var chunk in items.Chunk(Batch.MaxRows))
        {
            var builders = schema.Select(field => VectorBuilder.Create(field.DataType)).ToArray();
            foreach (var item in chunk)
            {
                var values = isSingle ? PhysicalValues.Record(schema, "", 1, _ => item) : (object?[])PhysicalValues.From(item, schema, "")!;
                for (var i = 0; i < builders.Length; i++) builders[i].Append(values[i]);
            }
            batches.Add(new Batch(chunk.Length, Array.ConvertAll(builders, builder => builder.Build())));
        }
        return batches;
    }

    static StructType Refine<T>(StructType record, IReadOnlyList<T> items)
    {
        var members = ObjectMembers.Of(typeof(T));
        return new StructType(record.Select((field, i) => field with
        {
            DataType = NeedsValues(field.DataType) ? Refine(field.DataType, items.Where(item => item is not null).Select(item => members[i].Get(item!)))
                : field.DataType,
        }));
    }

    // A date and time without a kind has no zone; decimals keep all their digits after the point.
    static DataType Refine(DataType type, IEnumerable<object?> values) => type switch
    {
        TimestampType when values.FirstOrDefault(value => value is not null) is DateTime { Kind: DateTimeKind.Unspecified } => DataTypes.TimestampNtz,
        DecimalType { Scale: > 0 } d when values.OfType<decimal>().Select(value => (int)value.Scale).DefaultIfEmpty().Max() is var scale && scale > d.Scale
            => d with { Scale = scale },
        _ => type,
    };

    static bool NeedsValues(DataType type) => type is TimestampType or DecimalType;

    static StructType FromValues<T>(IReadOnlyList<T> items)
    {
        var rows = items.Select(item => item switch
        {
            Row row => row,
            GenericRow row => (Row)row,
            object?[] values => new Row(values.AsSpan()),
            _ => new Row(item),
        }).ToList();
        if (rows.Count == 0) throw new FramesException("CANNOT_INFER_EMPTY_SCHEMA", null, "Can not infer schema from an empty dataset. Give the schema.");
        return new StructType(rows[0].Schema.Select((field, i) => field with
        {
            DataType = rows.Select(row => row.Schema[i].DataType).FirstOrDefault(type => type is not NullType) ?? DataTypes.String,
        }));
    }
}
