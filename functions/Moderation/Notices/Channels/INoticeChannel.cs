namespace ServerlessBlog.Moderation.Notices.Channels;

/// <summary>A way to tell the author of what waits.</summary>
public interface INoticeChannel
{
    /// <summary>A stable name, which the state of its notices is kept under.</summary>
    string Name { get; }

    /// <summary>Whether it is configured.</summary>
    bool IsOn { get; }

    /// <summary>Sends the notice once, within <see cref="TellingLimits.Time"/>.</summary>
    /// <param name="digest">What to tell.</param>
    /// <param name="id">Names the notice; the same for one that is tried again.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<Telling> TellAsync(Digest digest, string id, CancellationToken cancellationToken);

    /// <summary>Sends an alert once, within <see cref="TellingLimits.Time"/>.</summary>
    Task<Telling> TellAsync(Alert alert, string id, CancellationToken cancellationToken);
}

/// <summary>What became of a notice.</summary>
public enum Telling
{
    /// <summary>It was taken.</summary>
    Told,

    /// <summary>It was certainly not taken.</summary>
    Refused,

    /// <summary>It was sent, and no answer came.</summary>
    Unknown,
}
