using System.Net;
using System.Net.Sockets;

namespace Frames.Tests.Spark.Connection;

/// <summary>A TCP relay in front of a server that cuts each of its first connections once it has carried a number of bytes to the client.</summary>
internal sealed class BreakingProxy : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly string host;
    readonly int port;
    readonly long bytesBeforeBreak;
    int breaksLeft;

    public BreakingProxy(string host, int port, int breaks, long bytesBeforeBreak)
    {
        (this.host, this.port, breaksLeft, this.bytesBeforeBreak) = (host, port, breaks, bytesBeforeBreak);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Breaks { get; private set; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RelayAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException) { }
    }

    async Task RelayAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(host, port, stop.Token);
            var up = near.GetStream().CopyToAsync(far.GetStream(), stop.Token);
            var down = DownAsync(far.GetStream(), near.GetStream());
            await Task.WhenAny(up, down);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or SocketException) { }
    }

    async Task DownAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 << 10];
        for (long carried = 0; ;)
        {
            var count = await from.ReadAsync(buffer, stop.Token);
            if (count == 0) return;
            carried += count;
            if (carried > bytesBeforeBreak && Interlocked.Decrement(ref breaksLeft) >= 0)
            {
                Breaks++;
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
