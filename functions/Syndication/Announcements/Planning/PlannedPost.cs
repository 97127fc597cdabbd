using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Announcements.Planning;

/// <summary>A post with its announcements, as they were read together.</summary>
/// <param name="Post">The post.</param>
/// <param name="Rows">Its announcements.</param>
public sealed record PlannedPost(Post Post, IReadOnlyList<Announcement> Rows)
{
    /// <summary>The announcement on a channel; null when there is none.</summary>
    public Announcement? On(string channel) => Rows.FirstOrDefault(row => row.Channel == channel);

    /// <summary>What the channels say of the post, or may have said; what failed is nowhere.</summary>
    public IEnumerable<OtherMessage> Messages(IReadOnlyList<IChannel> channels) => Rows
        .Where(row => row.State != AnnouncementState.Failed)
        .Join(channels, row => row.Channel, channel => channel.Traits.Id, (row, channel) => new OtherMessage(channel.Traits, row.Text), StringComparer.Ordinal);
}
