using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;

namespace ServerlessBlog.Syndication.Desk.Ledger;

/// <summary>What was announced where and when; on its first page also what to decide, the channels, and the posts to announce.</summary>
public sealed record AnnouncementsPageModel(AnnouncementInfo Info, DeskSession Session, IReadOnlyList<LedgerLine> Lines)
{
    /// <summary>Where this page begins; null on the first.</summary>
    public string? Cursor { get; init; }

    public string? NextCursor { get; init; }

    public DeskNotice? Notice { get; init; }

    /// <summary>The time at which it is drawn.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Those whose answer was lost.</summary>
    public IReadOnlyList<LedgerLine> Undecided { get; init; } = [];

    public IReadOnlyList<ChannelLine> Channels { get; init; } = [];

    public IReadOnlyList<PostGroup> Posts { get; init; } = [];
}

/// <summary>One announcement in the ledger.</summary>
/// <param name="Row">The announcement.</param>
/// <param name="Traits">Its channel; null for one that is no longer configured.</param>
public sealed record LedgerLine(Announcement Row, ChannelTraits? Traits)
{
    /// <summary>Whether it is there although its post is gone.</summary>
    public bool MustBeRemoved { get; init; }

    /// <summary>What its channel is called.</summary>
    public string ChannelName => Traits?.Name ?? Row.Channel;
}

/// <summary>One channel.</summary>
/// <param name="Traits">The channel.</param>
/// <param name="State">How it stands.</param>
/// <param name="Spent">What it cost this month, in US dollars.</param>
public sealed record ChannelLine(ChannelTraits Traits, ChannelState State, decimal Spent);

/// <summary>Posts of one status that may be announced, newest first.</summary>
public sealed record PostGroup(PostStatus Status, IReadOnlyList<TimelineRow> Posts);
