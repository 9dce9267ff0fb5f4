using Frames.Columns;
using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql;

public sealed partial class SparkSession
{
    /// <summary>
    /// A frame of objects: records, classes, anonymous types and tuples give a column a member; other values give one column, <c>value</c> (<c>_1</c> for
    /// ported calls, see
    /// <see cref="CreateDataFrame{T}(IEnumerable{T}, string)"/>). The schema follows from the C# type.
    /// </summary>
    public DataFrame CreateDataFrame<T>(IEnumerable<T> data) => CreateDataFrame(data, "_1");

    /// <summary>A frame of single values in a column of the given name, or of objects.</summary>
    /// <param name="data">The values.</param>
    /// <param name="columnName">The column's name where the values are not objects.</param>
    public DataFrame CreateDataFrame<T>(IEnumerable<T> data, string columnName)
    {
        var items = data as IReadOnlyList<T> ?? [.. data];
        return FromRows(items, ObjectRows.Schema(items, columnName));
    }

    /// <summary>A frame of rows with a schema.</summary>
    public DataFrame CreateDataFrame(IEnumerable<GenericRow> data, StructType schema) => FromRows(data, schema);

    /// <summary>A frame of rows with a schema.</summary>
    public DataFrame CreateDataFrame(IEnumerable<Row> data, StructType schema) => FromRows(data, schema);

    /// <summary>A frame of objects, tuples or arrays of values with a schema; objects' members are found by name, the others' values by position.</summary>
    public DataFrame CreateDataFrame<T>(IEnumerable<T> data, StructType schema) => FromRows(data, schema);

    /// <summary>
    /// A frame over Arrow batches of one schema, whose memory it shares where Spark's types have Arrow's layout; it must not change or be freed.
    /// </summary>
    public DataFrame CreateDataFrame(IEnumerable<Apache.Arrow.RecordBatch> batches)
    {
        var all = batches.ToList();
        if (all.Count == 0) throw new FramesException("CANNOT_INFER_EMPTY_SCHEMA", null,
            "Can not infer schema from an empty dataset. Give at least one batch; it may have no rows.");
        return FromBatches([.. all.Select(batch => ArrowImport.ToBatch(batch))], ArrowTypes.ToSpark(all[0].Schema));
    }

    /// <summary>A frame over an Arrow batch, whose memory it shares where Spark's types have Arrow's layout; it must not change or be freed.</summary>
    public DataFrame CreateDataFrame(Apache.Arrow.RecordBatch batch) => CreateDataFrame([batch]);

    DataFrame FromRows<T>(IEnumerable<T> data, StructType schema) => FromBatches(ObjectRows.Batches(data, schema), schema);

    internal DataFrame FromBatches(IReadOnlyList<Batch> batches, StructType schema)
        => new(this, new LocalRelation(schema.Select(field => new ColumnReference(Ids.Next(), field.Name, field.DataType, field.IsNullable, [],
            field.Metadata)).ToValueList(), new LocalData(batches)));
}
