namespace ServerlessBlog.Linkbacks.Sending.Model;

/// <summary>What came of the last attempt; the desk has a text for each.</summary>
public enum SendOutcome
{
    /// <summary>There was no attempt yet.</summary>
    NotTried,

    /// <summary>The other side took it.</summary>
    Accepted,

    /// <summary>The other side says that it knows the link already.</summary>
    AlreadyKnown,

    /// <summary>The page names no endpoint.</summary>
    NoEndpoint,

    /// <summary>The same endpoint is told of this post by another link or by a TrackBack URL of the author's.</summary>
    ToldOtherwise,

    /// <summary>The link went from the post before it was told.</summary>
    LinkRemoved,

    /// <summary>The other side answered that it does not want it.</summary>
    Refused,

    /// <summary>The other side could not take it at the moment (429 or 5xx).</summary>
    Busy,

    /// <summary>The URL or its address is not on the public internet, so it is never asked.</summary>
    NotPublic,

    /// <summary>No connection, no proper answer, or none in time, before anything was told.</summary>
    Unreachable,

    /// <summary>The request went out, and its answer did not come or could not be kept.</summary>
    AnswerLost,
}
