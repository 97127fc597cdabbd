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

    /// <summary>Whether the permalink goes along; null for what the channel does where nothing is said.</summary>
    public bool? Link { get; init; }

    /// <summary>The time before which it does not go out; null for as soon as the post is published.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The language of the text, a BCP 47 tag; empty for the post's.</summary>
    public string Language { get; init; } = "";

    /// <summary>One of the channel's visibilities; empty for its default.</summary>
    public string Visibility { get; init; } = "";

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
