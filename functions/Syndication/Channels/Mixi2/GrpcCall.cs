using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using Google.Protobuf;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Syndication.Channels.Mixi2;

/// <summary>The status codes of gRPC that decide anything here.</summary>
internal enum GrpcStatus
{
    Ok = 0,
    InvalidArgument = 3,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    OutOfRange = 11,
    Unimplemented = 12,
    Unauthenticated = 16,
}

/// <summary>A call with one message each way: gRPC over HTTP/2, without compression.</summary>
internal static class GrpcCall
{
    // A byte that says whether the message is compressed, and its length.
    private const int Prefix = 5;

    public static OutboundRequest Request(Uri method, IMessage message, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        var body = new byte[Prefix + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(1), body.Length - Prefix);
        message.WriteTo(body.AsSpan(Prefix));
        return new OutboundRequest(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            Headers = [new("TE", "trailers"), .. metadata],
            Body = body,
            ContentType = "application/grpc",
        };
    }

    /// <summary>The status of a call: behind the answer or, when it failed at once, before it. Null when there is none.</summary>
    public static GrpcStatus? StatusOf(OutboundResponse answer) =>
        int.TryParse(Field(answer, "grpc-status"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? (GrpcStatus)code : null;

    /// <summary>What the server says about the status; percent-encoded on its way.</summary>
    public static string MessageOf(OutboundResponse answer) => Uri.UnescapeDataString(Field(answer, "grpc-message") ?? "");

    /// <summary>The message of an answer; null when there is not exactly one that can be read.</summary>
    public static T? Read<T>(OutboundResponse answer, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        var body = answer.Body.Span;
        if (body.Length < Prefix || body[0] != 0 || BinaryPrimitives.ReadUInt32BigEndian(body[1..]) != body.Length - Prefix)
            return null;
        try
        {
            return parser.ParseFrom(body[Prefix..]);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static string? Field(OutboundResponse answer, string name) =>
        answer.Trailers.TryGetValue(name, out var values) || answer.Headers.TryGetValue(name, out values) ? values[0] : null;
}
