using Frames.Backends.Spark.Proto;
using Grpc.Core;
using ExplainMode = Frames.Backends.Spark.Proto.AnalyzePlanRequest.Types.Explain.Types.ExplainMode;
using Request = Frames.Backends.Spark.Proto.AnalyzePlanRequest;

namespace Frames.Backends.Spark.Connection;

/// <summary>What the server can say about a plan without running it.</summary>
internal sealed partial class SparkConnectClient
{
    string? sparkVersion;

    public async Task<DataType> SchemaAsync(Relation relation, CancellationToken cancellation = default) =>
        (await AnalyzeAsync(new Request { Schema = new Request.Types.Schema { Plan = Root(relation) } }, cancellation).ConfigureAwait(false)).Schema.Schema_;

    public async Task<string> ExplainAsync(Relation relation, ExplainMode mode, CancellationToken cancellation = default) =>
        (await AnalyzeAsync(new Request { Explain = new Request.Types.Explain { Plan = Root(relation), ExplainMode = mode } }, cancellation).ConfigureAwait(false))
        .Explain.ExplainString;

    public async Task<string> TreeStringAsync(Relation relation, int? level = null, CancellationToken cancellation = default)
    {
        var request = new Request.Types.TreeString { Plan = Root(relation) };
        if (level is { } depth) request.Level = depth;
        return (await AnalyzeAsync(new Request { TreeString = request }, cancellation).ConfigureAwait(false)).TreeString.TreeString_;
    }

    public async Task<bool> IsLocalAsync(Relation relation, CancellationToken cancellation = default) =>
        (await AnalyzeAsync(new Request { IsLocal = new Request.Types.IsLocal { Plan = Root(relation) } }, cancellation).ConfigureAwait(false)).IsLocal.IsLocal_;

    public async Task<bool> IsStreamingAsync(Relation relation, CancellationToken cancellation = default) =>
        (await AnalyzeAsync(new Request { IsStreaming = new Request.Types.IsStreaming { Plan = Root(relation) } }, cancellation).ConfigureAwait(false)).IsStreaming.IsStreaming_;

    public async Task<IReadOnlyList<string>> InputFilesAsync(Relation relation, CancellationToken cancellation = default) =>
        (await AnalyzeAsync(new Request { InputFiles = new Request.Types.InputFiles { Plan = Root(relation) } }, cancellation).ConfigureAwait(false)).InputFiles.Files;

    public async Task<DataType> ParseDdlAsync(string ddl, CancellationToken cancellation = default) =>
        (await AnalyzeAsync(new Request { DdlParse = new Request.Types.DDLParse { DdlString = ddl } }, cancellation).ConfigureAwait(false)).DdlParse.Parsed;

    /// <summary>The server's version, such as <c>4.2.0</c>; asked once.</summary>
    public async Task<string> SparkVersionAsync(CancellationToken cancellation = default) =>
        sparkVersion ??= (await AnalyzeAsync(new Request { SparkVersion = new Request.Types.SparkVersion() }, cancellation).ConfigureAwait(false)).SparkVersion.Version;

    public Task PersistAsync(Relation relation, StorageLevel? level = null, CancellationToken cancellation = default) =>
        AnalyzeAsync(new Request { Persist = new Request.Types.Persist { Relation = relation, StorageLevel = level } }, cancellation);

    public Task UnpersistAsync(Relation relation, bool blocking, CancellationToken cancellation = default) =>
        AnalyzeAsync(new Request { Unpersist = new Request.Types.Unpersist { Relation = relation, Blocking = blocking } }, cancellation);

    async Task<AnalyzePlanResponse> AnalyzeAsync(Request request, CancellationToken cancellation)
    {
        await ContactAsync(cancellation).ConfigureAwait(false);
        (request.SessionId, request.UserContext, request.ClientType) = (SessionId, user, clientType);
        if (observedServerSession is not null) request.ClientObservedServerSideSessionId = observedServerSession;
        return Observe(await CallAsync(options => service.AnalyzePlanAsync(request, options), cancellation).ConfigureAwait(false), r => r.ServerSideSessionId);
    }

    static Proto.Plan Root(Relation relation) => new() { Root = relation };

    /// <summary>The error with its details, which the server keeps for one visit. What goes wrong on that visit must not hide the error.</summary>
    async Task<FramesException> ReadErrorAsync(RpcException exception)
    {
        FetchErrorDetailsResponse? details = null;
        if (ServerErrors.ErrorId(exception) is { } id)
        {
            try
            {
                var request = new FetchErrorDetailsRequest { SessionId = SessionId, UserContext = user, ClientType = clientType, ErrorId = id };
                details = await service.FetchErrorDetailsAsync(request, headers, DateTime.UtcNow + FarewellTime).ConfigureAwait(false);
            }
            catch (RpcException)
            {
                details = null;
            }
        }

        return ServerErrors.Read(exception, details, Connection);
    }
}
