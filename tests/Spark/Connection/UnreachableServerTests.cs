using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Frames.Sql;

namespace Frames.Tests.Spark.Connection;

/// <summary>Where no Spark answers, the first call says so within a time limit. These tests need no server.</summary>
public sealed class UnreachableServerTests
{
    static readonly TimeSpan limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_port_where_nothing_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal("SPARK_CONNECT_UNREACHABLE", Error($"sc://127.0.0.1:{port}").ErrorClass);
    }

    [Fact]
    public void A_host_that_does_not_exist() => Assert.Equal("SPARK_CONNECT_UNREACHABLE", Error("sc://no-such-host.invalid:15002").ErrorClass);

    [Fact]
    public void A_server_that_accepts_and_says_nothing() => Assert.Equal("SPARK_CONNECT_UNREACHABLE", WithServer(async (_, end) => await Task.Delay(Timeout.Infinite, end)).ErrorClass);

    [Fact]
    public void A_server_that_hangs_up() => Assert.StartsWith("SPARK_CONNECT_", WithServer((_, _) => Task.CompletedTask).ErrorClass);

    [Fact]
    public void A_server_of_another_kind() => Assert.StartsWith("SPARK_CONNECT_", WithServer(async (stream, end) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), end);
    }).ErrorClass);

    static FramesException WithServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        using var end = new CancellationTokenSource();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                await serve(client.GetStream(), end.Token);
            }
        });
        try
        {
            return Error($"sc://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }
        finally
        {
            end.Cancel();
            _ = serving.Exception;
        }
    }

    static FramesException Error(string address)
    {
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<FramesException>(() =>
        {
            using var spark = SparkSession.Builder().Remote(address).Create();
            spark.Sql("SELECT 1").Collect();
        });
        Assert.True(watch.Elapsed < limit, $"It took {watch.Elapsed}.");
        return error;
    }
}
