using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>
/// The settings of an account on X: either the four keys of OAuth 1.0a, or the client of OAuth 2.0, to which the author then
/// gives access on the desk. <see cref="ChannelSettings.Endpoint"/> is X's own API by default.
/// </summary>
public sealed class XSettings : ChannelSettings
{
    /// <summary>X's own API.</summary>
    public const string DefaultEndpoint = "https://api.x.com";

    /// <summary>OAuth 1.0a: the app's API key.</summary>
    public string? ConsumerKey { get; set; }

    /// <summary>OAuth 1.0a: the app's API key secret.</summary>
    public string? ConsumerSecret { get; set; }

    /// <summary>OAuth 1.0a: the account's access token, which may read and write.</summary>
    public string? AccessToken { get; set; }

    /// <summary>OAuth 1.0a: the account's access token secret.</summary>
    public string? AccessTokenSecret { get; set; }

    /// <summary>OAuth 2.0: the app's client id.</summary>
    public string? ClientId { get; set; }

    /// <summary>OAuth 2.0: the app's client secret; none for an app that X calls a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>OAuth 2.0: a refresh token to begin with, instead of connecting on the desk. It is used once; X gives a new one each time.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>Where the author gives access, with OAuth 2.0.</summary>
    public string AuthorizeEndpoint { get; set; } = "https://x.com/i/oauth2/authorize";

    /// <summary>What X charges for a post without a URL, in US dollars.</summary>
    public decimal PricePerPost { get; set; } = 0.015m;

    /// <summary>What X charges for a post with a URL in it, in US dollars.</summary>
    public decimal PricePerPostWithUrl { get; set; } = 0.200m;

    /// <summary>What X charges for each post, or the account, that is read, in US dollars.</summary>
    public decimal PricePerRead { get; set; } = 0.001m;

    /// <summary>What may be spent in a calendar month of the blog's time zone, in US dollars; by default any amount.</summary>
    public decimal? MonthlyBudget { get; set; }

    /// <summary>Whether the weekly digest is made from this account's posts, which costs <see cref="PricePerRead"/> for each.</summary>
    public bool WeeklyDigest { get; set; }

    /// <summary>Whether OAuth 2.0 is used.</summary>
    internal bool IsOAuth2 => !string.IsNullOrWhiteSpace(ClientId);

    /// <summary>All credentials that are there.</summary>
    internal IEnumerable<string> Secrets => new[] { ConsumerKey, ConsumerSecret, AccessToken, AccessTokenSecret, ClientSecret, RefreshToken }.OfType<string>().Where(secret => secret.Length > 0);

    /// <summary>The address of a path of the API, with a query.</summary>
    internal Uri Api(string path) => new($"{(string.IsNullOrEmpty(Endpoint) ? DefaultEndpoint : Endpoint).TrimEnd('/')}{path}");

    public override IEnumerable<(string Setting, string Problem)> Problems()
    {
        (string Name, string? Value)[] user =
            [(nameof(ConsumerKey), ConsumerKey), (nameof(ConsumerSecret), ConsumerSecret), (nameof(AccessToken), AccessToken), (nameof(AccessTokenSecret), AccessTokenSecret)];
        var given = user.Count(setting => !string.IsNullOrWhiteSpace(setting.Value));
        if (given > 0 && IsOAuth2)
            yield return (nameof(ClientId), "must be left out beside ConsumerKey and its companions: give the keys of OAuth 1.0a or the client of OAuth 2.0, not both.");
        else if (given == 0 && !IsOAuth2 && (!string.IsNullOrWhiteSpace(ClientSecret) || !string.IsNullOrWhiteSpace(RefreshToken)))
            yield return (nameof(ClientId), "is required with ClientSecret or RefreshToken.");
        else if (given == 0 && !IsOAuth2)
            yield return (nameof(ClientId), "is required, or else ConsumerKey, ConsumerSecret, AccessToken and AccessTokenSecret.");
        else if (given is > 0 and < 4)
        {
            foreach (var (name, _) in user.Where(setting => string.IsNullOrWhiteSpace(setting.Value)))
                yield return (name, "is required with the other keys of OAuth 1.0a.");
        }

        foreach (var problem in Urls((nameof(Endpoint), Endpoint), (nameof(AuthorizeEndpoint), AuthorizeEndpoint)).Concat(Required((nameof(AuthorizeEndpoint), AuthorizeEndpoint))))
            yield return problem;
        foreach (var (name, amount) in new[] { (nameof(PricePerPost), PricePerPost), (nameof(PricePerPostWithUrl), PricePerPostWithUrl), (nameof(PricePerRead), PricePerRead), (nameof(MonthlyBudget), MonthlyBudget ?? 0) })
        {
            if (amount < 0)
                yield return (name, "must not be below 0.");
        }
    }
}
