using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>The settings of a Bluesky account; <see cref="ChannelSettings.Endpoint"/> is its personal data server, by default Bluesky's own.</summary>
public sealed class BlueskySettings : ChannelSettings
{
    /// <summary>The account's handle, such as <c>hanako.bsky.social</c>.</summary>
    public string Handle { get; set; } = "";

    /// <summary>An app password of the account's; not the account's password.</summary>
    public string AppPassword { get; set; } = "";

    /// <summary>Where people read posts, by default <c>https://bsky.app</c>.</summary>
    public string? AppViewUrl { get; set; }

    /// <summary>Whether a draft is made each week of what the account said.</summary>
    public bool WeeklyDigest { get; set; }

    public override IEnumerable<(string Setting, string Problem)> Problems()
    {
        foreach (var problem in Required((nameof(Handle), Handle), (nameof(AppPassword), AppPassword)).Concat(Urls((nameof(Endpoint), Endpoint), (nameof(AppViewUrl), AppViewUrl))))
            yield return problem;
        if (!string.IsNullOrWhiteSpace(Handle) && !BlueskyHandle.IsValid(Handle))
            yield return (nameof(Handle), "must be a handle without the @, such as hanako.bsky.social.");
    }
}
