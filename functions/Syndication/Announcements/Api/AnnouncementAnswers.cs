using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Text;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Settings;

namespace ServerlessBlog.Syndication.Announcements.Api;

/// <summary>What the functions of the announcements API have in common: finding an announcement, and answering with it.</summary>
public sealed class AnnouncementAnswers(AnnouncementStore store, PostReader posts, ChannelDirectory channels, AnnouncementMessages messages, AuthorKey author)
{
    /// <summary>One announcement, for the author. One transaction. Throws a problem (404) when there is none.</summary>
    public async Task<Announcement> FindAsync(HttpRequest request, string slug, string channel, CancellationToken cancellationToken)
    {
        author.Require(request);
        RequireNames(slug, channel);
        return await store.FindAsync(slug, channel, cancellationToken) is { } row ? row : throw NotFound();
    }

    /// <summary>The announcement with its entity tag. One transaction.</summary>
    public async Task<IResult> ShowAsync(Announcement row, CancellationToken cancellationToken) =>
        await ShowAsync(row, await posts.FindAsync(row.Slug, cancellationToken), StatusCodes.Status200OK, cancellationToken);

    /// <summary>As the other, of a post that is at hand.</summary>
    public async Task<IResult> ShowAsync(Announcement row, Post? post, int status, CancellationToken cancellationToken)
    {
        var json = await JsonAsync(row, post, cancellationToken);
        return new JsonResult(json, status)
        {
            ETag = json.ETagFor(row),
            Location = status == StatusCodes.Status201Created ? $"{Urls.PostApiPath(row.Slug)}/announcements/{row.Channel}" : null,
            CacheControl = "no-cache",
        };
    }

    /// <summary>The announcement as its channel sees it now.</summary>
    public async Task<AnnouncementJson> JsonAsync(Announcement row, Post? post, CancellationToken cancellationToken)
    {
        var channel = channels.Find(row.Channel);
        var measure = channel is null || post is null ? null : await channel.MeasureAsync(messages.MessageOf(row, post), cancellationToken);
        return AnnouncementJson.Of(row, channel?.Traits, measure);
    }

    /// <summary>A problem (404) when no post or no channel can have this name: not even the key of a row.</summary>
    public static void RequireNames(string slug, string channel)
    {
        if (!Slug.IsValid(slug) || !ChannelsValidator.IsId(channel))
            throw NotFound();
    }

    private static ProblemException NotFound() => new(
        ProblemType.NotFound, "Nothing is announced of this post on this channel; look at GET /api/posts/{slug}/announcements.",
        [new FieldError("channel", "The post has no announcement on a channel of this id.")]);
}
