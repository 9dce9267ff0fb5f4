using System.Globalization;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Frames.Backends.Spark.Connection;
using Frames.Columns;
using Frames.Errors;
using Frames.Sql.Types;
using Google.Protobuf;
using ArrowBatch = Frames.Backends.Spark.Proto.ExecutePlanResponse.Types.ArrowBatch;

namespace Frames.Backends.Spark;

/// <summary>Arrow batches of a result as batches of vectors; joins those that the server cut in pieces, and checks that none is missing.</summary>
internal sealed class ArrowReader(ConnectionString connection)
{
    static readonly CompressionCodecFactory Codecs = new();

    readonly List<ByteString> pieces = [];
    long rowsRead;

    /// <summary>The rows of a message; none while pieces of a batch are still to come.</summary>
    public IEnumerable<Batch> Read(ArrowBatch message, StructType schema)
    {
        if (message.HasNumChunksInBatch && message.NumChunksInBatch > 1)
        {
            if (message.ChunkIndex != pieces.Count) throw Invalid($"piece {message.ChunkIndex} of a batch came where piece {pieces.Count} was due");
            pieces.Add(message.Data);
            if (pieces.Count < message.NumChunksInBatch) return [];
            var whole = ByteString.CopyFrom([.. pieces.SelectMany(piece => piece.ToByteArray())]);
            pieces.Clear();
            return Decode(message, whole, schema);
        }
        return Decode(message, message.Data, schema);
    }

    IEnumerable<Batch> Decode(ArrowBatch message, ByteString data, StructType schema)
    {
        if (message.HasStartOffset && message.StartOffset != rowsRead) throw Invalid($"a batch begins at row {message.StartOffset} where row {rowsRead} was due");
        rowsRead += message.RowCount;
        var read = 0L;
        foreach (var batch in Batches(data))
        {
            read += batch.Length;
            var columns = ArrowImport.ToBatch(batch, schema);
            for (var start = 0; start < columns.Length; start += Batch.MaxRows)
                yield return columns.Length <= Batch.MaxRows ? columns : columns.Slice(start, Math.Min(Batch.MaxRows, columns.Length - start));
        }
        if (read != message.RowCount) throw Invalid($"a batch said to hold {message.RowCount} rows holds {read}");
    }

    IEnumerable<Apache.Arrow.RecordBatch> Batches(ByteString data)
    {
        // Not disposed: the vectors share the message's memory.
        var reader = new ArrowStreamReader(data.Memory, Codecs);
        while (Next(reader) is { } batch) yield return batch;
    }

    Apache.Arrow.RecordBatch? Next(ArrowStreamReader reader)
    {
        try
        {
            return reader.ReadNextRecordBatch();
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or ArgumentException or IOException or NotSupportedException)
        {
            throw Invalid($"an Arrow batch is not readable ({exception.Message})");
        }
    }

    FramesException Invalid(FormattableString detail) =>
        ErrorClasses.ConnectInvalidResponse.With(("address", connection.Authority), ("detail", detail.ToString(CultureInfo.InvariantCulture)));
}
