using ServerlessBlog.Platform.Http;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements;

/// <summary>Makes what a channel is given out of an announcement and its post.</summary>
public sealed class AnnouncementMessages(Urls urls)
{
    /// <summary>What the channel is to say.</summary>
    public ChannelMessage MessageOf(Announcement row, Post post) => new(
        row.Text,
        row.Link && !HasPermalink(row.Text, post.Slug) ? urls.Post(post.Slug) : null,
        post.Title,
        post.Excerpt,
        row.Language.Length > 0 ? row.Language : post.Language,
        row.Visibility.Length > 0 ? row.Visibility : null);

    /// <summary>The attempt that a claimed announcement stands for.</summary>
    public Dispatch DispatchOf(Announcement row, Post post) =>
        new(MessageOf(row, post), row.Slug, urls.Post(row.Slug), row.Key, row.Attempts, row.FirstAttemptAt ?? row.PlannedAt);

    // As it is copied from the address bar, in whichever way the browser writes other scripts. A longer slug may begin alike.
    private bool HasPermalink(string text, string slug) =>
        EndsThere(text, urls.Post(slug)) || EndsThere(text, urls.Absolute("/posts/" + slug));

    private static bool EndsThere(string text, string url)
    {
        for (var at = text.IndexOf(url, StringComparison.Ordinal); at >= 0; at = text.IndexOf(url, at + 1, StringComparison.Ordinal))
        {
            var end = at + url.Length;
            if (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '%'))
                return true;
        }

        return false;
    }
}
