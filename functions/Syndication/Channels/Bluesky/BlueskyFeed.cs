using System.Globalization;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>Reads the account's own posts (app.bsky.feed.getAuthorFeed), newest first in pages.</summary>
internal sealed class BlueskyFeed(Xrpc xrpc, BlueskySessions sessions, BlueskyPosts posts)
{
    private const int MaxPages = 20;

    /// <summary>Those from <paramref name="from"/> on and before <paramref name="until"/>, oldest first; of more than <paramref name="max"/> the newest.</summary>
    /// <exception cref="ChannelException">The server did not answer, or refused.</exception>
    public async Task<IReadOnlyList<OwnStatus>> ReadAsync(DateTimeOffset from, DateTimeOffset until, int max, CancellationToken cancellationToken)
    {
        List<OwnStatus> own = [];
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var body = await PageAsync(cursor, cancellationToken);
            foreach (var item in (body["feed"] as JArray ?? []).OfType<JObject>())
            {
                // Somebody else's, handed on.
                if (item["reason"] is JObject || StatusOf(item["post"]) is not { } status || status.CreatedAt >= until)
                    continue;
                if (status.CreatedAt < from || own.Count == max)
                    return Ordered(own);
                own.Add(status);
            }

            cursor = body.Text("cursor");
            if (cursor is null)
                break;
        }

        return Ordered(own);
    }

    private static List<OwnStatus> Ordered(List<OwnStatus> own)
    {
        own.Reverse();
        return own;
    }

    private OwnStatus? StatusOf(JToken? post) =>
        post.Text("uri") is { } uri && post.Text("record", "text") is { } text
        && DateTimeOffset.TryParse(post.Text("record", "createdAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new OwnStatus(uri, text, time, "", posts.UrlOf(uri[(uri.LastIndexOf('/') + 1)..]), post.Text("record", "reply", "parent", "uri"))
            : null;

    private async Task<JObject> PageAsync(string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            var (answer, failure) = await sessions.CallAsync(
                session => xrpc.QueryAsync("app.bsky.feed.getAuthorFeed", session.AccessJwt, cancellationToken, ("actor", session.Did), ("filter", "posts_no_replies"), ("limit", "100"), ("cursor", cursor)),
                cancellationToken);
            return answer switch
            {
                null => throw new ChannelException(failure!.Detail),
                { IsSuccess: true, Body: { } body } => body,
                _ => throw new ChannelException(string.Create(CultureInfo.InvariantCulture, $"The server answered with status {(int)answer.Status} when it was asked for the account's posts.")),
            };
        }
        catch (OutboundException exception)
        {
            throw new ChannelException(exception.Message, exception);
        }
    }
}
