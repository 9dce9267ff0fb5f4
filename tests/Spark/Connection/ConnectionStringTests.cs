using Frames.Backends.Spark.Connection;

namespace Frames.Tests.Spark.Connection;

public class ConnectionStringTests
{
    [Theory]
    [InlineData("sc://localhost", "localhost", 15002)]
    [InlineData("sc://localhost:443", "localhost", 443)]
    [InlineData("sc://10.0.0.1:7077/", "10.0.0.1", 7077)]
    [InlineData("sc://[::1]:15003/;user_id=me", "::1", 15003)]
    [InlineData("sc://[::1]", "::1", 15002)]
    public void Address_is_host_and_port(string text, string host, int port)
    {
        var connection = ConnectionString.Parse(text);
        Assert.Equal((host, port), (connection.Host, connection.Port));
    }

    [Fact]
    public void Parameters_are_decoded_and_unknown_ones_become_headers()
    {
        var connection = ConnectionString.Parse(
            "sc://h:1/;user_id=Ana%20B;user_agent=job;session_id=5a5c9e3e-7b0b-4f43-8a59-0b7a4a0f1c11;grpc_max_message_size=1000;x-tenant=a%3Bb");
        Assert.Equal("Ana B", connection.UserId);
        Assert.Equal("job", connection.UserAgent);
        Assert.Equal(Guid.Parse("5a5c9e3e-7b0b-4f43-8a59-0b7a4a0f1c11"), connection.SessionId);
        Assert.Equal(1000, connection.MaxMessageSize);
        Assert.Equal(new Dictionary<string, string> { ["x-tenant"] = "a;b" }, connection.Headers);
    }

    [Theory]
    [InlineData("sc://example.com/;token=t", true)]
    [InlineData("sc://127.0.0.1/;token=t", false)]
    [InlineData("sc://localhost/;token=t;use_ssl=true", true)]
    [InlineData("sc://example.com/;token=t;use_ssl=false", false)]
    [InlineData("sc://example.com", false)]
    public void Token_travels_encrypted_unless_told_otherwise(string text, bool secure) => Assert.Equal(secure, ConnectionString.Parse(text).IsSecure);

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("sc://")]
    [InlineData("sc://:15002")]
    [InlineData("sc://host:0")]
    [InlineData("sc://host:70000")]
    [InlineData("sc://host:abc")]
    [InlineData("sc://host/path")]
    [InlineData("sc://host/;novalue")]
    [InlineData("sc://host/;use_ssl=maybe")]
    [InlineData("sc://host/;session_id=1")]
    [InlineData("sc://host/;grpc_max_message_size=-5")]
    public void Malformed_text_is_an_error_that_repeats_it(string text)
    {
        var error = Assert.Throws<FramesException>(() => ConnectionString.Parse(text));
        Assert.Equal("INVALID_CONNECT_URL", error.ErrorClass);
        Assert.Equal(text, error.Parameters["url"]);
    }
}
