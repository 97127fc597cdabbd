namespace ServerlessBlog.Linkbacks.Sending.Model;

/// <summary>How far telling one other page has come.</summary>
public enum SendState
{
    /// <summary>It is to be told, now or at its next time.</summary>
    Planned,

    /// <summary>It is being told right now; nobody else may.</summary>
    Sending,

    /// <summary>It took what it was told, or knew it already.</summary>
    Sent,

    /// <summary>There is nobody to tell: the page names no endpoint, or the link went before it was told.</summary>
    None,

    /// <summary>It refused, or could not be reached in all attempts.</summary>
    Failed,

    /// <summary>The answer was lost: it may have been told or not. Nothing is sent again by itself; the author may.</summary>
    Unknown,
}
