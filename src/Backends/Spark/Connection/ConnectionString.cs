using System.Globalization;
using System.Net;
using Frames.Errors;

namespace Frames.Backends.Spark.Connection;

/// <summary>A Spark Connect address, <c>sc://host[:port]/;key=value;...</c>, taken apart.</summary>
/// <remarks>Keys that the protocol does not define travel as gRPC headers with every call.</remarks>
internal sealed record ConnectionString(string Host, int Port)
{
    public const int DefaultPort = 15002;
    public const int DefaultMaxMessageSize = 128 << 20;
    const string Scheme = "sc://";
    const string TokenVariable = "SPARK_CONNECT_AUTHENTICATE_TOKEN";

    public string? Token { get; init; }
    public bool? UseTls { get; init; }
    public string? UserId { get; init; }
    public string? UserAgent { get; init; }
    public Guid? SessionId { get; init; }
    public int MaxMessageSize { get; init; } = DefaultMaxMessageSize;
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A token does not travel in the clear, unless the server is on this machine or <c>use_ssl=false</c> says so.</summary>
    public bool IsSecure => UseTls ?? (Token is not null && !IsLoopback);

    public string Authority => $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port.ToString(CultureInfo.InvariantCulture)}";

    public Uri Address => new($"{(IsSecure ? "https" : "http")}://{Authority}");

    bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    public static ConnectionString Parse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal)) throw Invalid(text, "it must begin with sc://");
        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..]);
        if (path.Length > 0 && path[0] != ';')
            throw Invalid(text, "there must be no path: parameters follow the address as /;key=value;key=value");
        var (host, port) = ParseAuthority(text, authority);
        var result = new ConnectionString(host, port) { Token = Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? token : null };
        var headers = new Dictionary<string, string>();
        foreach (var pair in path.Split(';', StringSplitOptions.RemoveEmptyEntries)) result = result.With(text, pair, headers);
        return result with { Headers = headers };
    }

    static (string Host, int Port) ParseAuthority(string text, string authority)
    {
        var bracket = authority.LastIndexOf(']');
        var colon = authority.LastIndexOf(':');
        var (host, port) = colon > bracket ? (authority[..colon], authority[(colon + 1)..]) : (authority, null);
        host = host.Trim('[', ']');
        if (host.Length == 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown) throw Invalid(text, $"\"{host}\" is no host name");
        if (port is null) return (host, DefaultPort);
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
            ? (host, number)
            : throw Invalid(text, $"\"{port}\" is no port number (1 to 65535)");
    }

    ConnectionString With(string text, string pair, Dictionary<string, string> headers)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw Invalid(text, $"\"{pair}\" is not of the form key=value");
        var (key, value) = (pair[..equals], Uri.UnescapeDataString(pair[(equals + 1)..]));
        switch (key)
        {
            case "token": return this with { Token = value };
            case "use_ssl": return bool.TryParse(value, out var tls) ? this with { UseTls = tls } : throw Wrong("true or false");
            case "user_id": return this with { UserId = value };
            case "user_agent": return value.Length <= 2048 ? this with { UserAgent = value } : throw Wrong("at most 2048 characters");
            case "session_id": return Guid.TryParse(value, out var id) ? this with { SessionId = id } : throw Wrong("a UUID");
            case "grpc_max_message_size":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
                    ? this with { MaxMessageSize = size }
                    : throw Wrong("a positive number of bytes");
            default:
                headers[key] = value;
                return this;
        }

        Exception Wrong(string wanted) => Invalid(text, $"{key} must be {wanted}, not \"{value}\"");
    }

    static FramesException Invalid(string text, string reason) => ErrorClasses.InvalidConnectUrl.With(("url", text), ("detail", reason));
}
