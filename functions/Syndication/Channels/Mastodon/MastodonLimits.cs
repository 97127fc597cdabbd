using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>What an instance takes.</summary>
/// <param name="Characters">The most characters of a status.</param>
/// <param name="CharactersPerUrl">How many characters a URL counts, whatever its length.</param>
public sealed record MastodonLimit(int Characters, int CharactersPerUrl)
{
    /// <summary>What Mastodon takes unless an instance has set something else.</summary>
    public static MastodonLimit Default { get; } = new(500, 23);
}

/// <summary>Asks an instance for its limits (<c>GET /api/v2/instance</c>, no token needed), once an hour at most.</summary>
internal sealed class MastodonLimits(Uri instance, OutboundClient client, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    // An instance that does not answer is left alone for a while, and nobody who writes waits long for it.
    private static readonly TimeSpan KeptUnknown = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private Task<MastodonLimit>? _asked;
    private MastodonLimit _limit = MastodonLimit.Default;
    private DateTimeOffset _until;

    /// <summary>The limits as far as they are known: those of last time, or the usual ones, when the instance does not say.</summary>
    public Task<MastodonLimit> GetAsync(CancellationToken cancellationToken)
    {
        // Many who ask at once ask the instance once, so it is nobody's to break off.
        lock (_lock)
        {
            if (_asked is null || (_asked.IsCompleted && time.GetUtcNow() >= _until))
                _asked = RefreshAsync();
            return _asked.WaitAsync(cancellationToken);
        }
    }

    private async Task<MastodonLimit> RefreshAsync()
    {
        var found = await AskAsync();
        _limit = found ?? _limit;
        _until = time.GetUtcNow() + (found is null ? KeptUnknown : Kept);
        return _limit;
    }

    private async Task<MastodonLimit?> AskAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            var answer = await client.SendAsync(OutboundRequest.Get(new Uri(instance, "api/v2/instance")), patience.Token);
            return answer.IsSuccess && ChannelJson.ObjectOf(answer) is { } found ? Read(found) : null;
        }
        catch (Exception exception) when (exception is OutboundException or OperationCanceledException)
        {
            return null;
        }
    }

    private static MastodonLimit? Read(JObject found)
    {
        var statuses = (found["configuration"] as JObject)?["statuses"] as JObject;
        return Number(statuses?["max_characters"]) is { } characters
            ? new MastodonLimit(characters, Number(statuses?["characters_reserved_per_url"]) ?? MastodonLimit.Default.CharactersPerUrl)
            : null;
    }

    private static int? Number(JToken? token) => token is JValue { Value: long and > 0 and <= 1_000_000 and var number } ? (int)number : null;
}
