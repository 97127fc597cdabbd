using System.Globalization;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;
using ServerlessBlog.Syndication.Channels.X.Access;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>Reads what the account posted itself: no replies, no reposts. X charges for each post that it gives.</summary>
internal sealed class XTimeline(XApi api, XSettings settings)
{
    private const int SmallestPage = 5;
    private const int LargestPage = 100;

    private Account? _account;

    /// <summary>The posts from <paramref name="from"/> on, newest first; at most <paramref name="max"/>, and whether there are more.</summary>
    /// <param name="from">The time of the earliest one.</param>
    /// <param name="until">The time that all are before; null for all.</param>
    /// <param name="max">How many, at least one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ChannelException">X did not answer, or refused.</exception>
    public async Task<(IReadOnlyList<XPost> Posts, bool IsMore)> ReadAsync(DateTimeOffset from, DateTimeOffset? until, int max, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken);
        List<XPost> posts = [];
        for (string? next = null; ;)
        {
            var page = await GetAsync(Path(account, from, until, max - posts.Count, next), cancellationToken);
            posts.AddRange((page["data"] as JArray)?.OfType<JObject>().Select(post => new XPost(post)) ?? []);
            next = page.Text("meta", "next_token");
            if (next is null || posts.Count >= max)
                return ([.. posts.Take(max)], next is not null || posts.Count > max);
        }
    }

    private async Task<string> AccountAsync(CancellationToken cancellationToken)
    {
        var key = await ReadableAsync(() => api.AccountAsync(cancellationToken));
        if (Volatile.Read(ref _account) is { } known && known.Key == key)
            return known.Id;
        var id = (await GetAsync("/2/users/me", cancellationToken)).Text("data", "id") ?? throw new ChannelException("X does not say whose account it is.");
        Volatile.Write(ref _account, new Account(key, id));
        return id;
    }

    private static string Path(string account, DateTimeOffset from, DateTimeOffset? until, int count, string? next)
    {
        List<(string Name, string? Value)> query =
        [
            ("max_results", Math.Clamp(count, SmallestPage, LargestPage).ToString(CultureInfo.InvariantCulture)),
            ("exclude", "replies,retweets"),
            ("tweet.fields", "created_at,entities,note_tweet,referenced_tweets,source"),
            ("start_time", Time(from)),
            ("end_time", until is { } end ? Time(end) : null),
            ("pagination_token", next),
        ];
        return $"/2/users/{Uri.EscapeDataString(account)}/tweets?{string.Join('&', query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"))}";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async Task<JObject> GetAsync(string path, CancellationToken cancellationToken)
    {
        var (answer, authorization) = await ReadableAsync(() => api.SendAsync(OutboundRequest.Get(settings.Api(path)), cancellationToken));
        if (answer.IsSuccess && ChannelJson.ObjectOf(answer) is { } body)
            return body;
        var words = XProblem.Of(answer, [.. settings.Secrets, authorization.Split(' ', 2)[^1]]).Words;
        throw new ChannelException(string.Create(CultureInfo.InvariantCulture, $"X could not be read ({(int)answer.Status}){(words.Length > 0 ? ": " : ".")}{words}"));
    }

    private static async Task<T> ReadableAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is OutboundException or XAccessException)
        {
            throw new ChannelException(exception.Message, exception);
        }
    }

    /// <summary>Whose posts they are, and by what that is known to be still so.</summary>
    private sealed record Account(string Key, string Id);
}
