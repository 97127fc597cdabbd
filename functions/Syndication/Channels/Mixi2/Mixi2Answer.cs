using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;
using ServerlessBlog.Syndication.Channels.Mixi2.Wire;

namespace ServerlessBlog.Syndication.Channels.Mixi2;

/// <summary>Reads what mixi2 answers to a post.</summary>
internal static class Mixi2Answer
{
    // It says nothing else; after that the calls of now count no more.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Whether the token is not taken (any more).</summary>
    public static bool IsUnauthenticated(OutboundResponse answer) =>
        (GrpcCall.StatusOf(answer) ?? (GrpcStatus?)((int)answer.Status == 401 ? GrpcStatus.Unauthenticated : null)) == GrpcStatus.Unauthenticated;

    /// <param name="answer">The answer.</param>
    /// <param name="statusUrlPattern">Where people read a post; null for unknown.</param>
    /// <param name="secrets">What mixi2 may repeat and nobody is to see.</param>
    /// <param name="now">The time.</param>
    public static SendResult Read(OutboundResponse answer, string? statusUrlPattern, ReadOnlySpan<string?> secrets, DateTimeOffset now) => GrpcCall.StatusOf(answer) switch
    {
        null => WithoutStatus(answer, now),
        GrpcStatus.Ok => Taken(answer, statusUrlPattern),
        GrpcStatus.Unauthenticated => Result(SendOutcome.Unauthorized, GrpcStatus.Unauthenticated, "mixi2 does not accept the application's credentials."),
        GrpcStatus.PermissionDenied => Result(SendOutcome.Unauthorized, GrpcStatus.PermissionDenied, "The application may not post there; check its rights, and CommunityId."),
        GrpcStatus.ResourceExhausted => Result(SendOutcome.Busy, GrpcStatus.ResourceExhausted, "mixi2 takes no more calls in this minute.") with { RetryAt = now + Pause },
        GrpcStatus.InvalidArgument or GrpcStatus.NotFound or GrpcStatus.AlreadyExists or GrpcStatus.FailedPrecondition or GrpcStatus.OutOfRange or GrpcStatus.Unimplemented =>
            Refused(answer, secrets),
        // All others also come when the server lost its way after it took the call.
        { } status => Result(SendOutcome.Lost, status, "mixi2's answer does not say whether it took the message."),
    };

    private static SendResult Taken(OutboundResponse answer, string? pattern)
    {
        if (GrpcCall.Read(answer, CreatePostResponse.Parser) is not { } response)
            return Result(SendOutcome.Lost, GrpcStatus.Ok, "mixi2's answer cannot be read.");
        if (response.Post?.PostId is not { Length: > 0 } id)
            return SendResult.Sent(null, null, (int)GrpcStatus.Ok);
        var url = string.IsNullOrEmpty(pattern) ? null : pattern.Replace(Mixi2Settings.IdPlace, Uri.EscapeDataString(id), StringComparison.Ordinal);
        return SendResult.Sent(id, url, (int)GrpcStatus.Ok);
    }

    // What stands in front of the servers answers like this.
    private static SendResult WithoutStatus(OutboundResponse answer, DateTimeOffset now) => (int)answer.Status switch
    {
        401 or 403 => new SendResult(SendOutcome.Unauthorized, "mixi2 does not accept the application's credentials.", (int)answer.Status),
        402 => new SendResult(SendOutcome.PaymentRequired, "mixi2 takes nothing until it is paid.", (int)answer.Status),
        429 => new SendResult(SendOutcome.Busy, "mixi2 takes no more calls now.", (int)answer.Status) { RetryAt = now + (RetryAfter.Of(answer) ?? Pause) },
        >= 400 and < 500 and not 408 => new SendResult(SendOutcome.Refused, "There is no mixi2 at Endpoint.", (int)answer.Status),
        _ => new SendResult(SendOutcome.Lost, "mixi2's answer does not say whether it took the message.", (int)answer.Status),
    };

    private static SendResult Refused(OutboundResponse answer, ReadOnlySpan<string?> secrets)
    {
        var status = GrpcCall.StatusOf(answer)!.Value;
        var words = ChannelJson.OneLine(GrpcCall.MessageOf(answer), secrets);
        return Result(SendOutcome.Refused, status, $"mixi2 did not take it: {(words.Length > 0 ? words : status)}");
    }

    private static SendResult Result(SendOutcome outcome, GrpcStatus status, string detail) => new(outcome, detail, (int)status);
}
