using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Syndication.Desk.Composer;

/// <summary>The page on which a post's announcements are written.</summary>
public sealed record ComposerModel(AnnouncementInfo Info, DeskSession Session, Post Post, IReadOnlyList<Box> Boxes)
{
    public DeskNotice? Notice { get; init; }

    /// <summary>Whether something was to be saved that could not be.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>What is said of boxes while their author types.</summary>
public sealed record ComposerLiveModel(AnnouncementInfo Info, IReadOnlyList<Box> Boxes);
