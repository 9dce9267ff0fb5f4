using System.IO.Hashing;
using System.Security.Cryptography;
using Frames.Backends.Spark.Proto;
using Google.Protobuf;
using Grpc.Core;

namespace Frames.Backends.Spark.Connection;

/// <summary>Uploads: data that a plan names by its hash instead of carrying it.</summary>
internal sealed partial class SparkConnectClient
{
    const int PieceSize = 4 << 20;

    /// <summary>Puts <paramref name="data"/> into the session's cache on the server, unless it is there, and gives the hash that names it.</summary>
    public async Task<string> CacheAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(data.Span));
        var name = $"cache/{hash}";
        if (!await HasArtifactAsync(name, cancellation).ConfigureAwait(false)) await UploadAsync(name, data, cancellation).ConfigureAwait(false);
        return hash;
    }

    async Task<bool> HasArtifactAsync(string name, CancellationToken cancellation)
    {
        await ContactAsync(cancellation).ConfigureAwait(false);
        var request = new ArtifactStatusesRequest { SessionId = SessionId, UserContext = user, ClientType = clientType, Names = { name } };
        if (observedServerSession is not null) request.ClientObservedServerSideSessionId = observedServerSession;
        var response = Observe(await CallAsync(options => service.ArtifactStatusAsync(request, options), cancellation).ConfigureAwait(false), r => r.ServerSideSessionId);
        return response.Statuses.TryGetValue(name, out var status) && status.Exists;
    }

    async Task UploadAsync(string name, ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        try
        {
            using var call = service.AddArtifacts(headers, cancellationToken: cancellation);
            foreach (var request in Pieces(name, data))
            {
                (request.SessionId, request.UserContext, request.ClientType) = (SessionId, user, clientType);
                await call.RequestStream.WriteAsync(request, cancellation).ConfigureAwait(false);
            }

            await call.RequestStream.CompleteAsync().ConfigureAwait(false);
            var response = Observe(await call.ResponseAsync.ConfigureAwait(false), r => r.ServerSideSessionId);
            if (response.Artifacts.Any(artifact => !artifact.IsCrcSuccessful))
                throw new RpcException(new Status(StatusCode.DataLoss, $"the server received {name} with another checksum than was sent"));
        }
        catch (RpcException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (RpcException exception)
        {
            throw await ReadErrorAsync(exception).ConfigureAwait(false);
        }
    }

    static IEnumerable<AddArtifactsRequest> Pieces(string name, ReadOnlyMemory<byte> data)
    {
        var first = Chunk(data[..Math.Min(PieceSize, data.Length)]);
        if (data.Length <= PieceSize)
        {
            var artifact = new AddArtifactsRequest.Types.SingleChunkArtifact { Name = name, Data = first };
            yield return new AddArtifactsRequest { Batch = new AddArtifactsRequest.Types.Batch { Artifacts = { artifact } } };
            yield break;
        }

        var begin = new AddArtifactsRequest.Types.BeginChunkedArtifact
        {
            Name = name,
            TotalBytes = data.Length,
            NumChunks = (data.Length + PieceSize - 1) / PieceSize,
            InitialChunk = first,
        };
        yield return new AddArtifactsRequest { BeginChunk = begin };
        for (var start = PieceSize; start < data.Length; start += PieceSize)
            yield return new AddArtifactsRequest { Chunk = Chunk(data.Slice(start, Math.Min(PieceSize, data.Length - start))) };
    }

    static AddArtifactsRequest.Types.ArtifactChunk Chunk(ReadOnlyMemory<byte> data) =>
        new() { Data = UnsafeByteOperations.UnsafeWrap(data), Crc = Crc32.HashToUInt32(data.Span) };
}
