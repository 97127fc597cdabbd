using ServerlessBlog.Platform;

namespace ServerlessBlog.Syndication.Channels.X.Access;

/// <summary>Signs each request with the keys of the settings, which do not end by themselves.</summary>
internal sealed class OAuth1Access(XSettings settings, TimeProvider time) : IXAccess
{
    private const int NonceLength = 32;

    private readonly OAuth1Keys _keys = new(settings.ConsumerKey!, settings.ConsumerSecret!, settings.AccessToken!, settings.AccessTokenSecret!);

    public Task<string> AuthorizeAsync(HttpMethod method, Uri url, CancellationToken cancellationToken) =>
        Task.FromResult(OAuth1Signature.Header(_keys, method, url, Ids.Random(NonceLength), time.GetUtcNow()));

    public Task<string> AccountAsync(CancellationToken cancellationToken) => Task.FromResult(_keys.Token);

    public Task<bool> RenewAsync(string refused, CancellationToken cancellationToken) => Task.FromResult(false);
}
