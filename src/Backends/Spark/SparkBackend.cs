using Frames.Backends.Spark.Connection;
using Frames.Backends.Spark.Writing;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using ExplainMode = Frames.Backends.Spark.Proto.AnalyzePlanRequest.Types.Explain.Types.ExplainMode;

namespace Frames.Backends.Spark;

/// <summary>A Spark cluster behind Spark Connect: plans travel as they were built, and the server analyses, optimizes and runs them.</summary>
internal sealed class SparkBackend : IBackend
{
    public const string BackendName = "spark";

    readonly SparkConnectClient client;
    readonly LocalDataUploads uploads;

    public SparkBackend(ConnectionString connection)
    {
        client = new SparkConnectClient(connection);
        uploads = new LocalDataUploads(client);
    }

    public string Name => BackendName;

    /// <summary>The session on the server, for what only Spark has.</summary>
    internal SparkConnectClient Client => client;

    // The function's name travels, and the server knows all of Spark's.
    public Support Supports(FunctionDefinition function) => Support.Native;

    public Support Supports(Type operatorType) => Support.Native;

    public StructType Schema(Plan plan, BackendSession session) => plan switch
    {
        ExtensionCommand extension => extension.Schema,
        Command => new StructType(),
        _ => TypeConverter.ToFrames(client.SchemaAsync(Relation(plan)).GetAwaiter().GetResult().Struct),
    };

    /// <summary>Takes SQL text as soon as it is given: checks it, and runs it if it is a command. Gives the plan whose rows are its answer.</summary>
    public Plan Submit(SqlQuery query, BackendSession session) => SubmitAsync(query).GetAwaiter().GetResult();

    public IResult Execute(Plan plan, BackendSession session, CancellationToken cancellation)
    {
        if (plan is ExtensionCommand extension)
            return new CommandResult(extension.Schema, extension.Runner.Run(new CommandContext(this, session), cancellation));
        var writer = new MessageWriter(uploads);
        var message = plan is Command command ? new Proto.Plan { Command = CommandWriters.Table.Write(writer, command) } : new Proto.Plan { Root = writer.Write(plan) };
        return SparkResult.Start(client, message, session.Progress, cancellation);
    }

    public string Explain(Plan plan, string mode, BackendSession session)
    {
        var explain = mode.ToLowerInvariant() switch
        {
            "extended" => ExplainMode.Extended,
            "codegen" => ExplainMode.Codegen,
            "cost" => ExplainMode.Cost,
            "formatted" => ExplainMode.Formatted,
            _ => ExplainMode.Simple,
        };
        return client.ExplainAsync(Relation(plan), explain).GetAwaiter().GetResult();
    }

    public void SettingChanged(string name, string? value)
    {
        if (IsOwn(name)) return;
        (value is null ? client.UnsetAsync(name) : client.SetAsync([new(name, value)])).GetAwaiter().GetResult();
    }

    public string? Setting(string name)
    {
        if (name == "spark.version") return client.SparkVersionAsync().GetAwaiter().GetResult();
        return IsOwn(name) ? null : client.GetOptionAsync(name).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        client.ReleaseSessionAsync().GetAwaiter().GetResult();
        client.Dispose();
    }

    Proto.Relation Relation(Plan plan) => new MessageWriter(uploads).Write(plan);

    async Task<Plan> SubmitAsync(SqlQuery query)
    {
        Proto.Relation? answer = null;
        var command = CommandWriters.Sql(query);
        await foreach (var response in client.ExecuteAsync(new Proto.Plan { Command = command }).ConfigureAwait(false)) answer = response.SqlCommandResult?.Relation ?? answer;
        if (answer?.LocalRelation is null) return query;
        using var result = SparkResult.Start(client, new Proto.Plan { Root = answer }, null, default);
        var batches = result.Batches.ToArray();
        return new LocalRelation(result.Schema.Select(field => new ColumnReference(Ids.Next(), field.Name, field.DataType, field.IsNullable, [])).ToValueList(), new LocalData(batches));
    }

    // Settings of Frames itself mean nothing to a server.
    static bool IsOwn(string name) => name.StartsWith("frames.", StringComparison.OrdinalIgnoreCase);

    sealed class CommandResult(StructType schema, IReadOnlyList<Batch> batches) : IResult
    {
        public StructType Schema => schema;

        public IEnumerable<Batch> Batches => batches;

        public IReadOnlyList<OperatorMetrics> Metrics => [];

        public void Dispose()
        {
        }
    }
}
