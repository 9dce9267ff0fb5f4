using System.Runtime.CompilerServices;
using Apache.Arrow.Ipc;
using Frames.Backends.Spark.Connection;
using Frames.Backends.Spark.Writing;
using Frames.Columns;
using Frames.Plans;
using Frames.Sql.Types;
using Google.Protobuf;

namespace Frames.Backends.Spark;

/// <summary>Rows in memory on their way to the server: small ones inside the plan, large ones in pieces that the session keeps under their hashes, so that each travels once.</summary>
internal sealed class LocalDataUploads(SparkConnectClient client) : ILocalDataWriter
{
    // Spark's own clients stop inlining at this size; a message must stay below 128 MiB, and a plan is analysed more than once.
    const int MaxInlineBytes = 1 << 20;
    const int MaxChunkBytes = 16 << 20;
    const int MaxChunkRows = 100_000;
    const string NoColumns = """{"type":"struct","fields":[]}""";
    static readonly Version ChunkedFrom = new(4, 1);

    readonly ConditionalWeakTable<LocalData, Written> written = [];

    public Proto.Relation Write(LocalRelation relation)
    {
        var schema = relation.Schema;
        if (written.TryGetValue(relation.Data, out var known) && known.Schema.Equals(schema)) return known.Relation.Clone();
        var sent = new StructType(schema.Select(field => field with { DataType = WithFullIntervals(field.DataType) }));
        var message = WriteAsync(relation.Data, sent).GetAwaiter().GetResult();
        if (!sent.Equals(schema)) message = WithTypes(message, schema);
        written.AddOrUpdate(relation.Data, new Written(schema, message));
        return message.Clone();
    }

    async Task<Proto.Relation> WriteAsync(LocalData data, StructType schema)
    {
        var ddl = schema.Count == 0 ? NoColumns : Identifiers.Ddl(schema);
        if (data.RowCount == 0 || schema.Count == 0) return new() { LocalRelation = new() { Schema = ddl } };
        using var chunks = Chunks(data, schema, MaxChunkRows).GetEnumerator();
        chunks.MoveNext();
        var chunk = chunks.Current;
        var more = chunks.MoveNext();
        if (!more && chunk.Length <= MaxInlineBytes) return Inline(chunk, ddl);
        if (await ServerVersionAsync().ConfigureAwait(false) < ChunkedFrom) return await CacheWholeAsync(data, schema, ddl).ConfigureAwait(false);
        var message = new Proto.ChunkedCachedLocalRelation { SchemaHash = await client.CacheAsync(System.Text.Encoding.UTF8.GetBytes(ddl)).ConfigureAwait(false) };
        message.DataHashes.Add(await client.CacheAsync(chunk).ConfigureAwait(false));
        for (; more; more = chunks.MoveNext()) message.DataHashes.Add(await client.CacheAsync(chunks.Current).ConfigureAwait(false));
        return new() { ChunkedCachedLocalRelation = message };
    }

    async Task<Proto.Relation> CacheWholeAsync(LocalData data, StructType schema, string ddl)
    {
        var whole = Inline(Chunks(data, schema, int.MaxValue).Single(), ddl).LocalRelation;
        return new() { CachedLocalRelation = new() { Hash = await client.CacheAsync(whole.ToByteArray()).ConfigureAwait(false) } };
    }

    async Task<Version> ServerVersionAsync()
    {
        var text = await client.SparkVersionAsync().ConfigureAwait(false);
        return Version.TryParse(text.Split('-')[0], out var version) ? version : new Version(0, 0);
    }

    // Arrow knows an interval's unit but not its fields, and the server compares types to the letter: fields come back by a cast.
    static DataType WithFullIntervals(DataType type) => type switch
    {
        YearMonthIntervalType => DataTypes.YearMonthInterval,
        DayTimeIntervalType => DataTypes.DayTimeInterval,
        ArrayType array => array with { ElementType = WithFullIntervals(array.ElementType) },
        MapType map => map with { KeyType = WithFullIntervals(map.KeyType), ValueType = WithFullIntervals(map.ValueType) },
        StructType fields => new StructType(fields.Select(field => field with { DataType = WithFullIntervals(field.DataType) })),
        _ => type,
    };

    static Proto.Relation WithTypes(Proto.Relation relation, StructType schema)
    {
        var names = schema.Select((_, index) => $"c{index}").ToArray();
        var casts = schema.Select((field, index) => new Proto.Expression
        {
            Cast = new() { Expr = new() { UnresolvedAttribute = new() { UnparsedIdentifier = names[index] } }, Type = TypeConverter.ToProto(field.DataType) },
        });
        var positional = new Proto.Relation { ToDf = new() { Input = relation, ColumnNames = { names } } };
        return new() { ToDf = new() { Input = new() { Project = new() { Input = positional, Expressions = { casts } } }, ColumnNames = { schema.Select(field => field.Name) } } };
    }

    static Proto.Relation Inline(ReadOnlyMemory<byte> chunk, string ddl) => new() { LocalRelation = new() { Data = UnsafeByteOperations.UnsafeWrap(chunk), Schema = ddl } };

    /// <summary>The rows as Arrow streams, each complete in itself.</summary>
    static IEnumerable<ReadOnlyMemory<byte>> Chunks(LocalData data, StructType schema, int maxRows)
    {
        var arrow = ArrowTypes.ToArrow(schema, "UTC");
        using var batches = data.Batches.Where(batch => batch.RowCount > 0).GetEnumerator();
        for (var more = batches.MoveNext(); more;)
        {
            var stream = new MemoryStream();
            using (var writer = new ArrowStreamWriter(stream, arrow, leaveOpen: true))
            {
                for (var rows = 0; more && rows < maxRows && (maxRows == int.MaxValue || stream.Length < MaxChunkBytes); more = batches.MoveNext())
                {
                    writer.WriteRecordBatch(ArrowExport.ToRecordBatch(batches.Current, arrow));
                    rows += batches.Current.RowCount;
                }
                writer.WriteEnd();
            }
            yield return stream.GetBuffer().AsMemory(0, (int)stream.Length);
        }
    }

    sealed record Written(StructType Schema, Proto.Relation Relation);
}
