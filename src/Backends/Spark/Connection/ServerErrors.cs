using System.Text.Json;
using Frames.Backends.Spark.Proto.Rpc;
using Frames.Errors;
using Grpc.Core;
using ErrorDetails = Frames.Backends.Spark.Proto.FetchErrorDetailsResponse;

namespace Frames.Backends.Spark.Connection;

/// <summary>Reads a failed call: Spark's class, SQLSTATE and parameters where the server sent them, else what the transport says.</summary>
internal static class ServerErrors
{
    /// <summary>The id under which the server keeps the details of an error for one visit, or null.</summary>
    public static string? ErrorId(RpcException exception) => Metadata(StatusDetails.Find<ErrorInfo>(exception), "errorId");

    public static FramesException Read(RpcException exception, ErrorDetails? details, ConnectionString connection)
    {
        if (details is { HasRootErrorIdx: true } && details.RootErrorIdx >= 0 && details.RootErrorIdx < details.Errors.Count)
            return FromDetails(details, details.RootErrorIdx, exception, 0);
        return StatusDetails.Find<ErrorInfo>(exception) is { } info ? FromInfo(info, exception) : FromTransport(exception, connection);
    }

    // A job's failure wraps what failed in it: the first of the chain that has a class speaks for all.
    static FramesException FromDetails(ErrorDetails details, int index, RpcException exception, int depth)
    {
        var error = details.Errors[index];
        var cause = error.HasCauseIdx && error.CauseIdx >= 0 && error.CauseIdx < details.Errors.Count && depth < details.Errors.Count
            ? FromDetails(details, error.CauseIdx, exception, depth + 1)
            : null;
        var thrown = error.SparkThrowable;
        if (thrown is { HasErrorClass: true }) return Create(thrown.ErrorClass, thrown.HasSqlState ? thrown.SqlState : null, error.Message, thrown.MessageParameters, cause ?? (Exception)exception);
        return cause?.ErrorClass is not null ? cause : Create(null, null, error.Message, null, cause ?? (Exception)exception);
    }

    static FramesException FromInfo(ErrorInfo info, RpcException exception) =>
        Create(Metadata(info, "errorClass"), Metadata(info, "sqlState"), exception.Status.Detail, ReadParameters(Metadata(info, "messageParameters")), exception);

    static FramesException FromTransport(RpcException exception, ConnectionString connection)
    {
        var detail = Detail(exception);
        return exception.StatusCode switch
        {
            StatusCode.Unavailable or StatusCode.DeadlineExceeded => ErrorClasses.ConnectServerUnreachable.With(exception, ("address", connection.Authority), ("detail", detail)),
            StatusCode.Unauthenticated or StatusCode.PermissionDenied =>
                ErrorClasses.ConnectNotAuthenticated.With(exception, ("address", connection.Authority), ("detail", detail)),
            StatusCode.ResourceExhausted => ErrorClasses.ConnectMessageTooLarge.With(exception,
                ("address", connection.Authority), ("limit", $"{connection.MaxMessageSize}"), ("detail", detail)),
            _ => ErrorClasses.ConnectCallFailed.With(exception, ("address", connection.Authority), ("status", exception.StatusCode.ToString()), ("detail", detail)),
        };
    }

    static FramesException Create(string? errorClass, string? sqlState, string message, IEnumerable<KeyValuePair<string, string>>? parameters, Exception cause) =>
        new(errorClass, errorClass is null ? null : sqlState, Bare(message, errorClass, sqlState), parameters?.ToDictionary(), cause);

    // The exception puts class and SQLSTATE around the message itself. Some messages of Spark begin with a line break.
    static string Bare(string message, string? errorClass, string? sqlState)
    {
        message = message.Trim();
        if (errorClass is null) return message;
        var prefix = $"[{errorClass}]";
        if (message.StartsWith(prefix, StringComparison.Ordinal)) message = message[prefix.Length..].TrimStart();
        return sqlState is null ? message : message.Replace($" SQLSTATE: {sqlState}", "", StringComparison.Ordinal);
    }

    static string Detail(RpcException exception)
    {
        Exception cause = exception.Status.DebugException ?? exception;
        while (cause.InnerException is { } inner) cause = inner;
        return (cause is RpcException ? exception.Status.Detail : cause.Message).Trim().TrimEnd('.');
    }

    static Dictionary<string, string>? ReadParameters(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, ParametersJson.Default.DictionaryStringString);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Metadata(ErrorInfo? info, string key) => info is not null && info.Metadata.TryGetValue(key, out var value) && value.Length > 0 ? value : null;
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ParametersJson : System.Text.Json.Serialization.JsonSerializerContext;
