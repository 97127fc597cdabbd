using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Lists;

namespace ServerlessBlog.Site.Feeds;

/// <summary>What the functions of the feeds have in common.</summary>
public sealed class FeedAnswers(FeedReader reader)
{
    // A hub fetches the feed seconds after it was told of a change: a copy that a cache in front kept would tell it that
    // there was none.
    private const string SoonStale = "public, max-age=5";

    /// <summary>The feed of all posts.</summary>
    public async Task<IResult> AnswerAsync(FeedFormat format, HttpRequest request, CancellationToken cancellationToken) =>
        await AnswerAsync(ListNames.All, format, request, cancellationToken);

    /// <summary>The feed of the category, tag or author called <paramref name="name"/>; a problem (404) when it has no posts.</summary>
    public async Task<IResult> AnswerAsync(string kind, string name, FeedFormat format, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!ListNames.IsName(name))
            throw NotFound();
        var list = kind.ToUpperInvariant() switch
        {
            "CATEGORIES" => ListNames.Category(name),
            "TAGS" => ListNames.Tag(name),
            "AUTHORS" => ListNames.Author(name),
            _ => throw NotFound(),
        };
        return await AnswerAsync(list, format, request, cancellationToken);
    }

    private async Task<PublicContent> AnswerAsync(string list, FeedFormat format, HttpRequest request, CancellationToken cancellationToken)
    {
        var feed = await reader.ReadAsync(list, format, Query.Text(request, "cursor"), cancellationToken) ?? throw NotFound();
        var (body, type, headers) = (format.Write(feed), $"{format.MediaType}; charset=utf-8", HeadersOf(feed));
        return feed.Hubs.Count == 0
            ? new PublicContent(body, type) { Headers = headers }
            : new PublicContent(body, type) { Headers = headers, CacheControl = SoonStale };
    }

    // WebSub, section 4: one self, and every hub.
    private static Dictionary<string, string> HeadersOf(Feed feed) => new(StringComparer.Ordinal)
    {
        ["Link"] = string.Join(", ", [$"<{feed.SelfUrl}>; rel=\"self\"", .. feed.Hubs.Select(hub => $"<{hub}>; rel=\"hub\"")]),
    };

    private static ProblemException NotFound() => new(ProblemType.NotFound, "There is no such feed; a category, tag or author has one as soon as it has a post.");
}
