using Apache.Arrow;
using Apache.Arrow.Ipc;
using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>A vector as bytes and back, in Arrow's stream format: states of aggregates that spill.</summary>
internal static class VectorBytes
{
    public static byte[] Write(Vector vector)
    {
        var batch = ArrowExport.ToRecordBatch(new Batch(vector.Length, [vector]), new StructType(new StructField("v", vector.Type)), "UTC");
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, batch.Schema))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }
        return stream.ToArray();
    }

    public static Vector Read(ReadOnlySpan<byte> bytes, DataType type)
    {
        using var reader = new ArrowStreamReader(new MemoryStream(bytes.ToArray()));
        using var batch = reader.ReadNextRecordBatch();
        return VectorForms.Copy(ArrowImport.ToBatch(batch, new StructType(new StructField("v", type))).Columns[0]);
    }
}
