using Frames.Backends.Spark.Proto.Rpc;
using Google.Protobuf;
using Grpc.Core;

namespace Frames.Backends.Spark.Connection;

/// <summary>What a failed call says in its <c>grpc-status-details-bin</c> trailer.</summary>
internal static class StatusDetails
{
    const string Trailer = "grpc-status-details-bin";

    /// <summary>The first detail of type <typeparamref name="T"/>, or null: also where the trailer is missing or not readable.</summary>
    public static T? Find<T>(RpcException exception)
        where T : class, IMessage<T>, new()
    {
        var bytes = exception.Trailers.GetValueBytes(Trailer);
        if (bytes is null) return null;
        try
        {
            foreach (var detail in Proto.Rpc.Status.Parser.ParseFrom(bytes).Details)
                if (detail.TryUnpack<T>(out var message)) return message;
        }
        catch (InvalidProtocolBufferException)
        {
            // An unreadable trailer must not hide the error that it came with.
        }

        return null;
    }
}
