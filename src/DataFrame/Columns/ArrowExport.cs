using Frames.Errors;
using Frames.Sql.Types;
using Arrow = Apache.Arrow;

namespace Frames.Columns;

/// <summary>Vectors as Arrow arrays. Buffers are shared where Arrow's layout is ours; constants and dictionaries are written out, for not every reader knows them.</summary>
internal static class ArrowExport
{
    /// <summary>The rows that count, under the schema's names.</summary>
    public static Arrow.RecordBatch ToRecordBatch(Batch batch, StructType schema, string timeZone) => ToRecordBatch(batch, ArrowTypes.ToArrow(schema, timeZone));

    /// <summary>The rows that count, under an Arrow schema that <see cref="ArrowTypes.ToArrow(StructType, string)"/> made.</summary>
    public static Arrow.RecordBatch ToRecordBatch(Batch batch, Arrow.Schema schema)
    {
        batch = batch.Compact(Arena.Heap);
        var arrays = new Arrow.IArrowArray[batch.Columns.Length];
        for (var i = 0; i < arrays.Length; i++)
            arrays[i] = Arrow.ArrowArrayFactory.BuildArray(ToArrayData(batch.Columns[i], schema.FieldsList[i].DataType));
        return new Arrow.RecordBatch(schema, arrays, batch.Length);
    }

    static Arrow.ArrayData ToArrayData(Vector vector, Arrow.Types.IArrowType type)
    {
        if (vector is NullVector && type is not Arrow.Types.NullType) vector = VectorForms.AllNull(vector.Type, vector.Length, Arena.Heap);
        return VectorForms.Flatten(vector, Arena.Heap) switch
        {
            NullVector => new Arrow.ArrayData(type, vector.Length, vector.Length, 0, System.Array.Empty<Arrow.ArrowBuffer>()),
            BooleanVector v => Flat(v, type, Buffer(v.Memory[..Math.Min(v.Memory.Length, Bitmap.WordCount(v.Length))])),
            FlatVector<sbyte> v => Flat(v, type, Values(v)),
            FlatVector<short> v => Flat(v, type, Values(v)),
            FlatVector<int> v => Flat(v, type, Values(v)),
            FlatVector<long> v => Flat(v, type, type is Arrow.Types.Decimal128Type ? Widen(v) : Values(v)),
            FlatVector<Int128> v => Flat(v, type, Values(v)),
            FlatVector<float> v => Flat(v, type, Values(v)),
            FlatVector<double> v => Flat(v, type, Values(v)),
            FlatVector<CalendarInterval> v => Flat(v, type, Nanoseconds(v)),
            BytesVector v => Bytes(v, type),
            ArrayVector v => List(v, v.OffsetsMemory, type, ToArrayData(Window(v.Elements, v.Offsets), ((Arrow.Types.ListType)type).ValueDataType)),
            MapVector v => Map(v, (Arrow.Types.MapType)type),
            StructVector v => Struct(v, (Arrow.Types.StructType)type),
            var other => throw new InvalidOperationException($"This is a bug in Frames: no Arrow array for {other.GetType().Name}."),
        };
    }

    static Arrow.ArrayData Flat(Vector vector, Arrow.Types.IArrowType type, Arrow.ArrowBuffer values)
        => new(type, vector.Length, NullCount(vector), 0, [ValidityBuffer(vector), values]);

    static Arrow.ArrayData Bytes(BytesVector vector, Arrow.Types.IArrowType type)
    {
        var (start, end) = (vector.Offsets[0], vector.Offsets[^1]);
        return new(type, vector.Length, NullCount(vector), 0, [ValidityBuffer(vector), FromZero(vector.OffsetsMemory[..(vector.Length + 1)]), new(vector.DataMemory[start..end])]);
    }

    static Arrow.ArrayData List(Vector vector, ReadOnlyMemory<int> offsets, Arrow.Types.IArrowType type, Arrow.ArrayData elements)
        => new(type, vector.Length, NullCount(vector), 0, [ValidityBuffer(vector), FromZero(offsets[..(vector.Length + 1)])], [elements]);

    static Arrow.ArrayData Map(MapVector vector, Arrow.Types.MapType type)
    {
        var keys = ToArrayData(Window(vector.Keys, vector.Offsets), type.KeyField.DataType);
        var values = ToArrayData(Window(vector.Values, vector.Offsets), type.ValueField.DataType);
        var entries = new Arrow.ArrayData(type.KeyValueType, keys.Length, 0, 0, [Arrow.ArrowBuffer.Empty], [keys, values]);
        return List(vector, vector.OffsetsMemory, type, entries);
    }

    static Arrow.ArrayData Struct(StructVector vector, Arrow.Types.StructType type)
    {
        var fields = new Arrow.ArrayData[vector.Fields.Length];
        for (var i = 0; i < fields.Length; i++) fields[i] = ToArrayData(vector.Fields[i], type.Fields[i].DataType);
        return new(type, vector.Length, NullCount(vector), 0, [ValidityBuffer(vector)], fields);
    }

    // A slice of a nested vector still holds all its elements: only those between its first and last offset travel.
    static Vector Window(Vector elements, ReadOnlySpan<int> offsets)
        => offsets[0] == 0 && offsets[^1] == elements.Length ? elements : elements.Slice(offsets[0], offsets[^1] - offsets[0]);

    static Arrow.ArrowBuffer FromZero(ReadOnlyMemory<int> offsets)
    {
        var start = offsets.Span[0];
        return Buffer(start == 0 ? offsets : Array.ConvertAll(offsets.ToArray(), offset => offset - start));
    }

    static Arrow.ArrowBuffer Widen(FlatVector<long> vector)
    {
        var wide = new Int128[vector.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = vector.Values[i];
        return Buffer<Int128>(wide);
    }

    static Arrow.ArrowBuffer Nanoseconds(FlatVector<CalendarInterval> vector)
    {
        var values = new CalendarInterval[vector.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (vector.IsNull(i)) continue;
            var value = vector.Values[i];
            if (Int128.Abs(value.Microseconds) > long.MaxValue / 1000)
                throw ErrorClasses.ArrowValueOutOfRange.With(("typeName", "interval[month_day_nano]"), ("sparkType", $"{value.Microseconds} microseconds of an interval"));
            values[i] = value with { Microseconds = value.Microseconds * 1000 };
        }
        return Buffer<CalendarInterval>(values);
    }

    static Arrow.ArrowBuffer Values<T>(FlatVector<T> vector) where T : unmanaged => Buffer(vector.Memory[..vector.Length]);

    static int NullCount(Vector vector) => vector.Length - vector.Validity.CountSet(vector.Length);

    static Arrow.ArrowBuffer ValidityBuffer(Vector vector) => vector.Validity.IsAll ? Arrow.ArrowBuffer.Empty : Buffer(vector.Validity.Memory[..Bitmap.WordCount(vector.Length)]);

    static Arrow.ArrowBuffer Buffer<T>(ReadOnlyMemory<T> values) where T : unmanaged => new(MemoryCast.Cast<T, byte>(values));
}
