using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Planning;

/// <summary>What the author wants a channel to be told of a post.</summary>
/// <param name="Text">The author's words.</param>
public sealed record AnnouncementDraft(string Text)
{
    /// <summary>The most characters (code points) of a text, whatever the channel.</summary>
    public const int MaxText = 10_000;

    // A clock that is a little behind ours means now.
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(5 * 365 + 2);

    /// <summary>Whether the permalink goes along; null for what the channel does where nothing is said.</summary>
    public bool? Link { get; init; }

    /// <summary>The time before which it does not go out; null for as soon as the post is published.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The language of the text, a BCP 47 tag; empty for the post's.</summary>
    public string Language { get; init; } = "";

    /// <summary>One of the channel's visibilities; empty for its default.</summary>
    public string Visibility { get; init; } = "";

    /// <summary>Whether <paramref name="text"/> is valid Unicode without control characters other than tabs and line breaks (U+000A).</summary>
    public static bool IsText(string text) =>
        !Characters.HasUnpairedSurrogate(text) && !Characters.HasControl(text.Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal));

    /// <summary>Whether an announcement may be planned for that time: it is still to come, and at most five years ahead.</summary>
    public static bool IsTime(DateTimeOffset at, DateTimeOffset now) => at >= now - Past && at <= now + Longest;

    /// <summary><paramref name="row"/> with this in it.</summary>
    public Announcement Onto(Announcement row, ChannelTraits channel, Post post) => row with
    {
        PartitionKey = post.Slug,
        RowKey = channel.Id,
        PostTitle = post.Title,
        Text = Text,
        Link = Link ?? channel.LinksByDefault,
        At = At,
        Language = Language,
        Visibility = Visibility,
    };
}
