using Frames.Backends.Spark.Proto;
using Operation = Frames.Backends.Spark.Proto.ConfigRequest.Types.Operation;

namespace Frames.Backends.Spark.Connection;

/// <summary>The session's settings on the server.</summary>
internal sealed partial class SparkConnectClient
{
    public Task SetAsync(IEnumerable<KeyValuePair<string, string>> settings, CancellationToken cancellation = default)
    {
        var set = new ConfigRequest.Types.Set();
        foreach (var (key, value) in settings) set.Pairs.Add(new KeyValue { Key = key, Value = value });
        return ConfigAsync(new Operation { Set = set }, cancellation);
    }

    /// <summary>The value of a setting; an error where it is neither set nor has a default.</summary>
    public async Task<string?> GetAsync(string key, CancellationToken cancellation = default) =>
        Value(await ConfigAsync(new Operation { Get = new ConfigRequest.Types.Get { Keys = { key } } }, cancellation).ConfigureAwait(false));

    /// <summary>The value of a setting, or null where it is neither set nor has a default.</summary>
    public async Task<string?> GetOptionAsync(string key, CancellationToken cancellation = default) =>
        Value(await ConfigAsync(new Operation { GetOption = new ConfigRequest.Types.GetOption { Keys = { key } } }, cancellation).ConfigureAwait(false));

    /// <summary>All settings that are set.</summary>
    public async Task<IReadOnlyDictionary<string, string>> GetAllAsync(CancellationToken cancellation = default)
    {
        var response = await ConfigAsync(new Operation { GetAll = new ConfigRequest.Types.GetAll() }, cancellation).ConfigureAwait(false);
        return response.Pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    public Task UnsetAsync(string key, CancellationToken cancellation = default) =>
        ConfigAsync(new Operation { Unset = new ConfigRequest.Types.Unset { Keys = { key } } }, cancellation);

    public async Task<bool> IsModifiableAsync(string key, CancellationToken cancellation = default) =>
        Value(await ConfigAsync(new Operation { IsModifiable = new ConfigRequest.Types.IsModifiable { Keys = { key } } }, cancellation).ConfigureAwait(false)) == "true";

    async Task<ConfigResponse> ConfigAsync(Operation operation, CancellationToken cancellation)
    {
        var request = new ConfigRequest { SessionId = SessionId, UserContext = user, ClientType = clientType, Operation = operation };
        if (observedServerSession is not null) request.ClientObservedServerSideSessionId = observedServerSession;
        DateTime? deadline = observedServerSession is null ? DateTime.UtcNow + FirstContactTime : null;
        return Observe(await CallAsync(options => service.ConfigAsync(request, options), cancellation, deadline).ConfigureAwait(false), r => r.ServerSideSessionId);
    }

    static string? Value(ConfigResponse response) => response.Pairs is [{ HasValue: true } pair, ..] ? pair.Value : null;
}
