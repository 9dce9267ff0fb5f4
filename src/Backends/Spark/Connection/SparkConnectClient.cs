using System.Globalization;
using System.Runtime.InteropServices;
using Frames.Backends.Spark.Proto;
using Frames.Errors;
using Grpc.Core;
using Grpc.Net.Client;

namespace Frames.Backends.Spark.Connection;

/// <summary>One session on one Spark Connect server: the channel, what every request carries, retries, and errors made readable.</summary>
internal sealed partial class SparkConnectClient : IDisposable
{
    // Protobuf's own overhead around the largest batch that a server may send.
    const int MessageHeadroom = 64 << 10;

    /// <summary>How long the first call of a session may take; later ones may take as long as their query.</summary>
    static readonly TimeSpan FirstContactTime = TimeSpan.FromSeconds(40);

    readonly GrpcChannel channel;
    readonly SparkConnectService.SparkConnectServiceClient service;
    readonly Metadata headers = [];
    readonly UserContext user;
    readonly string clientType;
    string? observedServerSession;

    public SparkConnectClient(ConnectionString connection)
    {
        Connection = connection;
        SessionId = (connection.SessionId ?? Guid.NewGuid()).ToString();
        var userId = connection.UserId ?? Environment.UserName;
        user = new UserContext { UserId = userId, UserName = userId };
        clientType = string.Create(CultureInfo.InvariantCulture,
            $"{connection.UserAgent ?? "frames"} os/{RuntimeInformation.RuntimeIdentifier} dotnet/{Environment.Version}");
        foreach (var (key, value) in connection.Headers) headers.Add(key, value);
        if (connection.Token is not null) headers.Add("authorization", $"Bearer {connection.Token}");
        channel = GrpcChannel.ForAddress(connection.Address, ChannelOptions(connection));
        service = new SparkConnectService.SparkConnectServiceClient(channel);
    }

    public ConnectionString Connection { get; }

    public string SessionId { get; }

    /// <summary>Labels of all operations that start from now on; <see cref="InterruptTagAsync"/> ends them by label.</summary>
    public HashSet<string> Tags { get; } = [];

    public Task<InterruptResponse> InterruptAllAsync() => InterruptAsync(new InterruptRequest { InterruptType = InterruptRequest.Types.InterruptType.All });

    public Task<InterruptResponse> InterruptTagAsync(string tag) =>
        InterruptAsync(new InterruptRequest { InterruptType = InterruptRequest.Types.InterruptType.Tag, OperationTag = tag });

    public Task<InterruptResponse> InterruptOperationAsync(string operation) =>
        InterruptAsync(new InterruptRequest { InterruptType = InterruptRequest.Types.InterruptType.OperationId, OperationId = operation });

    /// <summary>The operations that the server knows of this session, with their states. Servers from Spark 4.2 on answer.</summary>
    public async Task<IReadOnlyList<GetStatusResponse.Types.OperationStatus>> StatusAsync(CancellationToken cancellation = default)
    {
        var request = new GetStatusRequest
        {
            SessionId = SessionId,
            UserContext = user,
            ClientType = clientType,
            OperationStatus = new GetStatusRequest.Types.OperationStatusRequest(),
        };
        if (observedServerSession is not null) request.ClientObservedServerSideSessionId = observedServerSession;
        var response = await CallAsync(options => service.GetStatusAsync(request, options), cancellation).ConfigureAwait(false);
        return Observe(response, r => r.ServerSideSessionId).OperationStatuses;
    }

    /// <summary>Ends the session on the server. Never fails: a session that the server has forgotten, or cannot be told about, is ended too.</summary>
    public async Task ReleaseSessionAsync()
    {
        if (observedServerSession is null) return;
        try
        {
            var request = new ReleaseSessionRequest { SessionId = SessionId, UserContext = user, ClientType = clientType };
            await service.ReleaseSessionAsync(request, headers, DateTime.UtcNow.AddSeconds(5)).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            // Some servers fail in their own cleanup after the session is closed; there is nothing left to do for either side.
        }
    }

    public void Dispose() => channel.Dispose();

    async Task<InterruptResponse> InterruptAsync(InterruptRequest request)
    {
        (request.SessionId, request.UserContext, request.ClientType) = (SessionId, user, clientType);
        if (observedServerSession is not null) request.ClientObservedServerSideSessionId = observedServerSession;
        return Observe(await CallAsync(options => service.InterruptAsync(request, options), default).ConfigureAwait(false), r => r.ServerSideSessionId);
    }

    /// <summary>Before a call that may take long: makes sure that a server answers at all, by one that does not.</summary>
    async Task ContactAsync(CancellationToken cancellation)
    {
        if (observedServerSession is null) await ConfigAsync(new ConfigRequest.Types.Operation { Get = new ConfigRequest.Types.Get() }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs one unary call with retries; failures come out as <see cref="ServerErrors"/> reads them.</summary>
    async Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellation, DateTime? deadline = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var running = call(new CallOptions(headers, deadline, cancellation));
                return await running.ResponseAsync.ConfigureAwait(false);
            }
            catch (RpcException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (RpcException exception) when (ShouldRetry(exception, attempt))
            {
                await Task.Delay(Retries.Wait(attempt, exception), cancellation).ConfigureAwait(false);
            }
            catch (RpcException exception)
            {
                throw await ReadErrorAsync(exception).ConfigureAwait(false);
            }
        }
    }

    RetryPolicy Retries => observedServerSession is null ? RetryPolicy.FirstContact : RetryPolicy.Known;

    bool ShouldRetry(RpcException exception, int attempt) => attempt < Retries.MaxRetries && RetryPolicy.IsTransient(exception);

    // The server's name for the session goes back with each request, so that a restarted server says so instead of answering from an empty session.
    T Observe<T>(T response, Func<T, string> serverSession)
    {
        if (serverSession(response) is { Length: > 0 } id) observedServerSession = id;
        return response;
    }

    static GrpcChannelOptions ChannelOptions(ConnectionString connection) => new()
    {
        MaxReceiveMessageSize = connection.MaxMessageSize > int.MaxValue - MessageHeadroom ? int.MaxValue : connection.MaxMessageSize + MessageHeadroom,
        MaxSendMessageSize = connection.MaxMessageSize,
        DisposeHttpClient = true,
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            EnableMultipleHttp2Connections = true,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(30),
        },
    };
}
