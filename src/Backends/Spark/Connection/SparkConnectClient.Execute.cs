using System.Runtime.CompilerServices;
using Frames.Backends.Spark.Proto;
using Grpc.Core;

namespace Frames.Backends.Spark.Connection;

/// <summary>Executions: a stream of responses that survives broken connections.</summary>
internal sealed partial class SparkConnectClient
{
    static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs <paramref name="plan"/> and gives the server's responses in order, each exactly once.</summary>
    /// <remarks>The server keeps a reattachable execution alive when the stream breaks, or when it ends the stream itself after minutes;
    /// the client goes on after the last response that it saw. Leaving the enumeration early, or cancelling it, ends the operation on the server.</remarks>
    public async IAsyncEnumerable<ExecutePlanResponse> ExecuteAsync(Proto.Plan plan, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var execution = new Execution(this, plan, cancellation);
        try
        {
            while (await execution.NextAsync().ConfigureAwait(false) is { } response) yield return response;
        }
        finally
        {
            await execution.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs a command whose answer is only that it has happened.</summary>
    public async Task RunAsync(Command command, CancellationToken cancellation = default)
    {
        await foreach (var _ in ExecuteAsync(new Proto.Plan { Command = command }, cancellation).ConfigureAwait(false)) { }
    }

    sealed class Execution(SparkConnectClient client, Proto.Plan plan, CancellationToken cancellation)
    {
        readonly string operation = Guid.NewGuid().ToString();
        AsyncServerStreamingCall<ExecutePlanResponse>? call;
        string? lastResponse;
        bool complete;
        int failures;

        public async Task<ExecutePlanResponse?> NextAsync()
        {
            await client.ContactAsync(cancellation).ConfigureAwait(false);
            while (!complete)
            {
                try
                {
                    call ??= lastResponse is null ? Start() : Reattach();
                    if (await call.ResponseStream.MoveNext(cancellation).ConfigureAwait(false)) return Accept(call.ResponseStream.Current);
                    // The server ended the stream, not the operation: it does so now and then to free a long-lived call.
                    if (lastResponse is null) complete = true;
                    Drop();
                }
                catch (RpcException) when (cancellation.IsCancellationRequested)
                {
                    throw new OperationCanceledException(cancellation);
                }
                catch (RpcException exception) when (client.ShouldRetry(exception, failures))
                {
                    Drop();
                    await Task.Delay(client.Retries.Wait(failures++, exception), cancellation).ConfigureAwait(false);
                }
                catch (RpcException exception)
                {
                    complete = true;
                    throw await client.ReadErrorAsync(exception).ConfigureAwait(false);
                }
            }

            return null;
        }

        public async Task CloseAsync()
        {
            Drop();
            try
            {
                // An interrupted operation is left to the server's own cleanup: released at once, its end would be lost from its status.
                if (complete) await ReleaseAsync().ConfigureAwait(false);
                else if (client.observedServerSession is not null)
                    await client.InterruptOperationAsync(operation).WaitAsync(FarewellTime, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is RpcException or FramesException or TimeoutException or ObjectDisposedException)
            {
                // The server forgets an abandoned execution by itself; what brought us here is what the caller should hear.
            }
        }

        ExecutePlanResponse? Accept(ExecutePlanResponse response)
        {
            failures = 0;
            client.Observe(response, r => r.ServerSideSessionId);
            lastResponse = response.ResponseId;
            complete = response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete;
            return response;
        }

        AsyncServerStreamingCall<ExecutePlanResponse> Start()
        {
            var request = new ExecutePlanRequest
            {
                SessionId = client.SessionId,
                UserContext = client.user,
                ClientType = client.clientType,
                OperationId = operation,
                Plan = plan,
                RequestOptions =
                {
                    new ExecutePlanRequest.Types.RequestOption { ReattachOptions = new ReattachOptions { Reattachable = true } },
                    new ExecutePlanRequest.Types.RequestOption { ResultChunkingOptions = new ResultChunkingOptions { AllowArrowBatchChunking = true } },
                },
                Tags = { client.Tags },
            };
            if (client.observedServerSession is not null) request.ClientObservedServerSideSessionId = client.observedServerSession;
            return client.service.ExecutePlan(request, client.headers, cancellationToken: cancellation);
        }

        AsyncServerStreamingCall<ExecutePlanResponse> Reattach()
        {
            var request = new ReattachExecuteRequest
            {
                SessionId = client.SessionId,
                UserContext = client.user,
                ClientType = client.clientType,
                OperationId = operation,
                LastResponseId = lastResponse,
            };
            if (client.observedServerSession is not null) request.ClientObservedServerSideSessionId = client.observedServerSession;
            return client.service.ReattachExecute(request, client.headers, cancellationToken: cancellation);
        }

        async Task ReleaseAsync()
        {
            if (client.observedServerSession is null) return;
            var request = new ReleaseExecuteRequest
            {
                SessionId = client.SessionId,
                UserContext = client.user,
                ClientType = client.clientType,
                OperationId = operation,
                ReleaseAll = new ReleaseExecuteRequest.Types.ReleaseAll(),
            };
            await client.service.ReleaseExecuteAsync(request, client.headers, DateTime.UtcNow + FarewellTime).ConfigureAwait(false);
        }

        void Drop()
        {
            call?.Dispose();
            call = null;
        }
    }
}
