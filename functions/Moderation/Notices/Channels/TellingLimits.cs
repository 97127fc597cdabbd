using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>What all ways to tell the author have in common.</summary>
internal static class TellingLimits
{
    /// <summary>The time for one notice.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(15);

    /// <summary>What an answer's status says about the notice.</summary>
    public static Telling Of(OutboundResponse response) => response.IsSuccess ? Telling.Told : Telling.Refused;

    /// <summary>Without an answer, only what failed before anything was sent is certain.</summary>
    public static Telling Of(OutboundException exception) => exception.IsBeforeRequest || exception.Failure is OutboundFailure.BadRedirect or OutboundFailure.TooManyRedirects
        ? Telling.Refused
        : Telling.Unknown;
}
