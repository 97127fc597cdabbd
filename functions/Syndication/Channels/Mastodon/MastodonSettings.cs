using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Channels.Mastodon;

/// <summary>The settings of an account on a Mastodon instance; <see cref="ChannelSettings.Endpoint"/> is the instance.</summary>
public sealed class MastodonSettings : ChannelSettings
{
    /// <summary>The access token of an application of the account's, with <c>write:statuses</c>, <c>read:statuses</c> and <c>read:accounts</c>.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>Who sees a message that does not say: <c>public</c>, <c>unlisted</c>, <c>private</c> or <c>direct</c>; by default what the account prefers.</summary>
    public string? Visibility { get; set; }

    /// <summary>Whether a draft is made each week of what the account said.</summary>
    public bool WeeklyDigest { get; set; }

    public override IEnumerable<(string Setting, string Problem)> Problems()
    {
        foreach (var problem in Required((nameof(Endpoint), Endpoint), (nameof(AccessToken), AccessToken)).Concat(Urls((nameof(Endpoint), Endpoint))))
            yield return problem;
        if (!string.IsNullOrEmpty(Visibility) && !MastodonChannel.Visibilities.Contains(Visibility, StringComparer.Ordinal))
            yield return (nameof(Visibility), $"must be one of {string.Join(", ", MastodonChannel.Visibilities)}, or be left out.");
    }
}
