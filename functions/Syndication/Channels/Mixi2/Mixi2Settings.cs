using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Mixi2;

/// <summary>The settings of an application account on mixi2.</summary>
public sealed class Mixi2Settings : ChannelSettings
{
    /// <summary>Where <see cref="StatusUrlPattern"/> has the id of a post.</summary>
    public const string IdPlace = "{id}";

    private const string DefaultEndpoint = "https://application-api.mixi.social";

    public Mixi2Settings() => Endpoint = DefaultEndpoint;

    /// <summary>The client id of the application.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The client secret of the application.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The key that goes along as <c>x-auth-key</c>, where the application has one.</summary>
    public string? AuthKey { get; set; }

    /// <summary>Where tokens are got.</summary>
    public string AuthEndpoint { get; set; } = "https://application-auth.mixi.social/oauth2/token";

    /// <summary>The id of the community that posts go into; left out for none.</summary>
    public string? CommunityId { get; set; }

    /// <summary>The address at which people read a post, with <c>{id}</c> for its id; the API does not say it. Empty for unknown.</summary>
    public string? StatusUrlPattern { get; set; }

    public override IEnumerable<(string Setting, string Problem)> Problems()
    {
        foreach (var problem in Required((nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret), (nameof(Endpoint), Endpoint), (nameof(AuthEndpoint), AuthEndpoint)))
            yield return problem;
        foreach (var problem in Urls((nameof(Endpoint), Endpoint), (nameof(AuthEndpoint), AuthEndpoint)))
            yield return problem;
        // It becomes a header.
        if (AuthKey?.Any(character => character is < '!' or > '~') == true)
            yield return (nameof(AuthKey), "must be visible ASCII characters, or be left out.");
        if (!string.IsNullOrEmpty(StatusUrlPattern) && !IsPattern(StatusUrlPattern))
            yield return (nameof(StatusUrlPattern), $"must be an http or https URL with {IdPlace} in its path or query, or be left out.");
    }

    private static bool IsPattern(string text) =>
        Uri.TryCreate(text.Replace(IdPlace, "1", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0
        && text.IndexOf(IdPlace, StringComparison.Ordinal) >= url.GetLeftPart(UriPartial.Authority).Length;
}
