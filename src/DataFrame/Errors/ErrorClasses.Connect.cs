namespace Frames.Errors;

/// <summary>Errors of reaching a Spark Connect server. What the server itself reports comes with its own class.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass InvalidConnectUrl = new("INVALID_CONNECT_URL", "08001",
        "Invalid URL for Spark Connect: <url>: <detail>. The form is sc://host[:port]/;key=value;key=value.");
    public static readonly ErrorClass ConnectServerUnreachable = new("SPARK_CONNECT_UNREACHABLE", "08001",
        "No Spark Connect server answers at <address>: <detail>. Start one there (sbin/start-connect-server.sh of a Spark distribution), or correct the address where it was given: "
        + ".Remote(...), .Master(...), SPARK_REMOTE or frames.json.");
    public static readonly ErrorClass ConnectNotAuthenticated = new("SPARK_CONNECT_NOT_AUTHENTICATED", "28000",
        "The Spark Connect server at <address> refuses this client: <detail>. Give a valid token: sc://host:port/;token=... or the environment variable SPARK_CONNECT_AUTHENTICATE_TOKEN.");
    public static readonly ErrorClass ConnectMessageTooLarge = new("SPARK_CONNECT_MESSAGE_TOO_LARGE", "54000",
        "A message between this client and the Spark Connect server at <address> is larger than <limit> bytes: <detail>. "
        + "Write large local data to a file that Spark reads, or raise grpc_max_message_size in the connection string and spark.connect.grpc.maxInboundMessageSize on the server.");
    public static readonly ErrorClass ConnectCallFailed = new("SPARK_CONNECT_CALL_FAILED", "08000",
        "The call to the Spark Connect server at <address> failed with gRPC status <status>: <detail>.");
    public static readonly ErrorClass ConnectInvalidResponse = new("SPARK_CONNECT_INVALID_RESPONSE", "08P01",
        "The Spark Connect server at <address> answered with something that the protocol does not allow: <detail>. Check that it is a Spark Connect server of version 3.5 or later.");
    public static readonly ErrorClass UnsupportedServerType = new("UNSUPPORTED_DATATYPE", "0A000",
        "The Spark Connect server answered with a column of type <typeName>, which Frames does not know. Cast the column to a string or leave it out.");
    public static readonly ErrorClass UnsupportedLiteralType = new("UNSUPPORTED_FEATURE.LITERAL_TYPE", "0A000",
        "Spark Connect has no literal of type <type>. Make the value with a function, such as parse_json for a variant.");
    public static readonly ErrorClass ClientFunctionOnServer = new("UNSUPPORTED_FEATURE.CLIENT_FUNCTION", "0A000",
        "The function <function> is a C# delegate, which a Spark server cannot run. Write it with column functions or a typed lambda, register a function on the server and call it by name, "
        + "or run the query on the local backend.");
    public static readonly ErrorClass NotExpressibleOnServer = new("UNSUPPORTED_FEATURE.SPARK_CONNECT", "0A000",
        "Spark Connect has no message for <operation>. Write this part of the query as SQL text: spark.Sql(...), expr(...).");
}
