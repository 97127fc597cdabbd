namespace ServerlessBlog.Syndication.Announcements.Model;

/// <summary>How far an announcement has come.</summary>
public enum AnnouncementState
{
    /// <summary>It goes out when its post is published, or at its time after that.</summary>
    Planned,

    /// <summary>It is being sent right now; nobody else may.</summary>
    Sending,

    /// <summary>The network has it.</summary>
    Sent,

    /// <summary>It was refused, cancelled, or could not be sent in all attempts; nothing is there.</summary>
    Failed,

    /// <summary>The answer was lost: it may be there or not. Nothing is sent again by itself; the author decides.</summary>
    Unknown,
}

/// <summary>Why an announcement stands where it does.</summary>
public enum AnnouncementReason
{
    /// <summary>Nothing stands in its way.</summary>
    None,

    /// <summary>The network refused it as it is.</summary>
    Refused,

    /// <summary>The network did not take it in any of the attempts; or, while it is planned, not yet.</summary>
    NotTaken,

    /// <summary>The answer was lost.</summary>
    AnswerLost,

    /// <summary>It waits for its turn within the network's rate limit.</summary>
    RateLimit,

    /// <summary>It waits because the channel is stopped.</summary>
    ChannelStopped,

    /// <summary>The channel is not configured any more.</summary>
    ChannelGone,

    /// <summary>It is longer than the network takes.</summary>
    TooLong,

    /// <summary>The month's budget of the channel does not suffice.</summary>
    OverBudget,

    /// <summary>Another audience is told the same.</summary>
    SameText,

    /// <summary>The post was withdrawn or deleted before it was sent.</summary>
    PostGone,

    /// <summary>The author decided that it is not to be sent any more.</summary>
    Dropped,
}
