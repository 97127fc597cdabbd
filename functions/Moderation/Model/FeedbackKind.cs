namespace ServerlessBlog.Moderation.Model;

/// <summary>What somebody sent about a post.</summary>
public enum FeedbackKind
{
    /// <summary>A comment, written on the page or through the API.</summary>
    Comment,

    /// <summary>A TrackBack 1.2 ping.</summary>
    Trackback,

    /// <summary>A Pingback 1.0 call.</summary>
    Pingback,

    /// <summary>A Webmention (W3C).</summary>
    Webmention,
}
