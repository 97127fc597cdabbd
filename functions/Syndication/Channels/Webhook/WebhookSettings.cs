using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Webhook;

/// <summary>The settings of a webhook: <see cref="ChannelSettings.Endpoint"/> is where it is sent to, and required.</summary>
public sealed class WebhookSettings : ChannelSettings
{
    private const int MinSecret = 16;

    /// <summary>
    /// What requests are signed with, at least 16 characters: <c>whsec_</c> and the key in Base64, or any other text, which is
    /// the key itself.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>
    /// Whether the receiver takes a message whose id it knows only once, for at least a day. Then a message whose answer was lost
    /// is sent again; else the author decides.
    /// </summary>
    public bool DeduplicatesById { get; set; }

    /// <summary>The longest text that is meant to be sent, in characters as readers count them; 0 for no limit.</summary>
    public int MaxCharacters { get; set; }

    public override IEnumerable<(string Setting, string Problem)> Problems()
    {
        foreach (var problem in Required((nameof(Endpoint), Endpoint), (nameof(Secret), Secret)))
            yield return problem;
        if (!string.IsNullOrWhiteSpace(Endpoint) && !IsUrl(Endpoint))
            yield return (nameof(Endpoint), "must be an absolute http or https URL.");
        if (!string.IsNullOrWhiteSpace(Secret) && Secret.Length < MinSecret)
            yield return (nameof(Secret), $"must have at least {MinSecret} characters.");
        else if (!string.IsNullOrWhiteSpace(Secret) && WebhookSignature.KeyOf(Secret) is not { Length: > 0 })
            yield return (nameof(Secret), $"must be Base64 after {WebhookSignature.Prefix}.");
        if (MaxCharacters < 0)
            yield return (nameof(MaxCharacters), "must be 0 for no limit, or more.");
    }

    // Receivers that others host often tell each other apart by the query.
    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0;
}
