using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Moderation.Desk.Sessions;

/// <summary>
/// How often the key may be tried on an instance: by one client, and by all together, so that many machines get no further
/// than a few do. One client alone cannot use up what all have.
/// </summary>
public sealed class SignInLimits(Throttle throttle, ClientAddress addresses)
{
    /// <summary>The attempts of one client in <see cref="Window"/>; clients whose address is not known count as one.</summary>
    public const int OfOneClient = 10;

    /// <summary>The attempts of all clients in <see cref="Window"/>.</summary>
    public const int OfAll = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const string Bucket = "desk-sign-in";

    /// <summary>Counts an attempt; false when it is one too many.</summary>
    public bool TryTake(HttpRequest request) =>
        throttle.TryTake(Bucket, addresses.Of(request) is { } address ? ClientAddress.ClientOf(address) : "unknown", OfOneClient, Window)
        && throttle.TryTake(Bucket + "-all", "", OfAll, Window);
}
