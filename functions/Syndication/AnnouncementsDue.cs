namespace ServerlessBlog.Syndication;

/// <summary>
/// The message of the queue <c>syndication</c>: names a post whose announcements may have to go out, or to be cancelled. What
/// there is to do is read from storage, so the same message also stands for a retry and for an announcement's own time.
/// </summary>
/// <param name="Slug">The post.</param>
public sealed record AnnouncementsDue(string Slug);
