using System.Net;
using System.Net.Sockets;
using Frames.Backends.Spark.Connection;
using Frames.Backends.Spark.Proto;

namespace Frames.Tests.Spark.Connection;

public class SparkConnectClientTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Range_answers_schema_first_and_every_row_once()
    {
        using var client = SparkServer.Connect();
        var responses = await ExecuteAsync(client, Range(25_000));
        Assert.Equal("id", Assert.Single(responses[0].Schema.Struct.Fields).Name);
        Assert.Equal(25_000, Rows(responses));
        Assert.Equal(ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete, responses[^1].ResponseTypeCase);
    }

    [Fact]
    public async Task Broken_connections_lose_and_repeat_nothing()
    {
        var server = ConnectionString.Parse(SparkServer.Address);
        using var proxy = new BreakingProxy(server.Host, server.Port, breaks: 3, bytesBeforeBreak: 500_000);
        using var client = new SparkConnectClient(server with { Host = "127.0.0.1", Port = proxy.Port });
        await client.SparkVersionAsync(Cancellation);
        Assert.Equal(500_000, Rows(await ExecuteAsync(client, Range(500_000))));
        Assert.Equal(3, proxy.Breaks);
    }

    [Fact]
    public async Task Schema_explain_tree_and_version_come_from_the_server()
    {
        using var client = SparkServer.Connect();
        var range = Range(10).Root;
        Assert.Equal(DataType.KindOneofCase.Long, (await client.SchemaAsync(range, Cancellation)).Struct.Fields[0].DataType.KindCase);
        Assert.Contains("Range (0, 10", await client.ExplainAsync(range, AnalyzePlanRequest.Types.Explain.Types.ExplainMode.Simple, Cancellation));
        Assert.StartsWith("root\n |-- id: long (nullable = false)", await client.TreeStringAsync(range, cancellation: Cancellation));
        Assert.Matches(@"^\d+\.\d+\.\d+", await client.SparkVersionAsync(Cancellation));
        Assert.Equal("b", (await client.ParseDdlAsync("a INT, b STRING", Cancellation)).Struct.Fields[1].Name);
        Assert.False(await client.IsStreamingAsync(range, Cancellation));
    }

    [Fact]
    public async Task Settings_are_set_read_and_unset()
    {
        using var client = SparkServer.Connect();
        await client.SetAsync([new("spark.sql.shuffle.partitions", "7")], Cancellation);
        Assert.Equal("7", await client.GetAsync("spark.sql.shuffle.partitions", Cancellation));
        Assert.Equal("7", (await client.GetAllAsync(Cancellation))["spark.sql.shuffle.partitions"]);
        await client.UnsetAsync("spark.sql.shuffle.partitions", Cancellation);
        Assert.NotEqual("7", await client.GetAsync("spark.sql.shuffle.partitions", Cancellation));
        Assert.Null(await client.GetOptionAsync("frames.not.there", Cancellation));
        Assert.False(await client.IsModifiableAsync("spark.sql.warehouse.dir", Cancellation));
        var missing = await Assert.ThrowsAsync<FramesException>(() => client.GetAsync("frames.not.there", Cancellation));
        Assert.Equal(("SQL_CONF_NOT_FOUND", "42K0I"), (missing.ErrorClass, missing.SqlState));
    }

    [Fact]
    public async Task Errors_carry_class_state_parameters_and_the_message_once()
    {
        using var client = SparkServer.Connect();
        var error = await Assert.ThrowsAsync<FramesException>(() => ExecuteAsync(client, Sql("SELECT nope FROM VALUES (1) AS t(a)")));
        Assert.Equal(("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703"), (error.ErrorClass, error.SqlState));
        Assert.Equal("`nope`", error.Parameters["objectName"]);
        Assert.Equal(1, error.Message.Split("UNRESOLVED_COLUMN.WITH_SUGGESTION").Length - 1);
        Assert.Equal(1, error.Message.Split("SQLSTATE").Length - 1);

        error = await Assert.ThrowsAsync<FramesException>(() => ExecuteAsync(client, Sql("SELECT 1 / id FROM range(3)")));
        Assert.Equal(("DIVIDE_BY_ZERO", "22012"), (error.ErrorClass, error.SqlState));

        error = await Assert.ThrowsAsync<FramesException>(() => ExecuteAsync(client, Sql("SELEC 1")));
        Assert.Equal("PARSE_SYNTAX_ERROR", error.ErrorClass);
    }

    [Fact]
    public async Task Long_parameters_arrive_too()
    {
        using var client = SparkServer.Connect();
        var name = new string('x', 3000);
        var error = await Assert.ThrowsAsync<FramesException>(() => ExecuteAsync(client, Sql($"SELECT {name} FROM VALUES (1) AS t(a)")));
        Assert.Equal($"`{name}`", error.Parameters["objectName"]);
    }

    [Fact]
    public async Task Cancellation_ends_the_operation_on_the_server()
    {
        using var client = SparkServer.Connect();
        await client.SparkVersionAsync(Cancellation);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var response in client.ExecuteAsync(Endless, source.Token))
                if (response.ExecutionProgress is { NumInflightTasks: > 0 }) await source.CancelAsync();
        });
        await UntilAsync(async () => await RunningAsync(client) == 0);
    }

    [Fact]
    public async Task Interrupt_by_tag_is_told_to_who_waits()
    {
        using var client = SparkServer.Connect();
        await client.SparkVersionAsync(Cancellation);
        client.Tags.Add("slow");
        var running = Task.Run(() => ExecuteAsync(client, Endless), Cancellation);
        await UntilAsync(async () => (await client.InterruptTagAsync("slow")).InterruptedIds.Count == 1);
        var error = await Assert.ThrowsAsync<FramesException>(() => running);
        Assert.Equal(("OPERATION_CANCELED", "HY008"), (error.ErrorClass, error.SqlState));
    }

    [Fact]
    public async Task Leaving_early_ends_the_operation_on_the_server()
    {
        using var client = SparkServer.Connect();
        await foreach (var response in client.ExecuteAsync(Range(3_000_000), Cancellation))
            if (response.ArrowBatch is not null) break;
        await UntilAsync(async () => await RunningAsync(client) == 0);
    }

    [Fact]
    public async Task Released_session_is_released_leniently_and_is_gone()
    {
        using var client = SparkServer.Connect();
        await client.SparkVersionAsync(Cancellation);
        await client.ReleaseSessionAsync();
        var error = await Assert.ThrowsAsync<FramesException>(() => ExecuteAsync(client, Range(1)));
        Assert.Equal("INVALID_HANDLE.SESSION_CLOSED", error.ErrorClass);
    }

    [Fact]
    public async Task Unreachable_server_is_named_soon()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new SparkConnectClient(ConnectionString.Parse($"sc://127.0.0.1:{port}"));
        foreach (var call in (Func<Task>[])[() => client.SparkVersionAsync(Cancellation), () => ExecuteAsync(client, Range(1))])
        {
            var error = await Assert.ThrowsAsync<FramesException>(call);
            Assert.Equal(("SPARK_CONNECT_UNREACHABLE", "08001"), (error.ErrorClass, error.SqlState));
            Assert.Contains($"127.0.0.1:{port}", error.Message);
        }
    }

    static readonly Backends.Spark.Proto.Plan Endless = Sql("SELECT count(*) FROM range(100000000000) a CROSS JOIN range(100000) b WHERE hash(a.id, b.id) = 1");

    static Backends.Spark.Proto.Plan Range(long end) => new() { Root = new Relation { Range = new Backends.Spark.Proto.Range { End = end, Step = 1 } } };

    static Backends.Spark.Proto.Plan Sql(string text) => new() { Root = new Relation { Sql = new SQL { Query = text } } };

    static long Rows(IEnumerable<ExecutePlanResponse> responses) => responses.Sum(r => r.ArrowBatch?.RowCount ?? 0);

    static async Task<List<ExecutePlanResponse>> ExecuteAsync(SparkConnectClient client, Backends.Spark.Proto.Plan plan)
    {
        var responses = new List<ExecutePlanResponse>();
        await foreach (var response in client.ExecuteAsync(plan, Cancellation)) responses.Add(response);
        return responses;
    }

    static async Task<int> RunningAsync(SparkConnectClient client) =>
        (await client.StatusAsync(Cancellation)).Count(operation => operation.State == GetStatusResponse.Types.OperationStatus.Types.OperationState.Running);

    static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await condition()) await Task.Delay(50, limit.Token);
    }
}
