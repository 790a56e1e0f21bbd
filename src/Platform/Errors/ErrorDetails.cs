using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace AnTq.Platform.Errors;

/// <summary>Reads the details that a refused call carries, on the calling side.</summary>
public static class ErrorDetails
{
    /// <summary>Name of the trailer that carries the serialized <c>google.rpc.Status</c>.</summary>
    public const string TrailerName = "grpc-status-details-bin";

    /// <summary>The whole status, or null when the other side sent none or one that cannot be read.</summary>
    /// <param name="refused">What the client threw.</param>
    public static Google.Rpc.Status? ReadStatus(this RpcException refused)
    {
        if (refused.Trailers.GetValueBytes(TrailerName) is not { } bytes)
            return null;
        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>The stable reason, such as <c>ORGANIZATION_NOT_FOUND</c>, or null when the other side named none.</summary>
    /// <param name="refused">What the client threw.</param>
    public static string? ReadReason(this RpcException refused) => refused.ReadDetail<ErrorInfo>()?.Type; // field 1, see StatusBuilder

    /// <summary>The first detail of a type, or null when there is none.</summary>
    /// <typeparam name="T">Type of detail, such as <see cref="BadRequest"/>.</typeparam>
    /// <param name="refused">What the client threw.</param>
    public static T? ReadDetail<T>(this RpcException refused)
        where T : class, IMessage<T>, new()
    {
        var descriptor = new T().Descriptor;
        var packed = refused.ReadStatus()?.Details.FirstOrDefault(detail => detail.Is(descriptor));
        return packed?.Unpack<T>();
    }
}
