namespace ServerlessBlog.Posts.Model;

/// <summary>Where a post stands between being written and being gone.</summary>
public enum PostStatus
{
    /// <summary>Only the author sees it.</summary>
    Draft,

    /// <summary>It will be published by itself at its time.</summary>
    Scheduled,

    /// <summary>Everybody sees it, and it is in the lists.</summary>
    Published,

    /// <summary>It was published; its permalink answers 410 until it is published again.</summary>
    Withdrawn,

    /// <summary>A tombstone: the text is erased, the permalink answers 410, and the slug is never given again.</summary>
    Deleted,
}
