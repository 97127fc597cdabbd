namespace ServerlessBlog.Syndication.Channels.Contract;

/// <summary>
/// The settings <c>Channels__{id}__*</c> of one channel; each kind adds its own. Credentials come from the configuration or
/// from Key Vault references in it, and from nowhere else.
/// </summary>
public abstract class ChannelSettings
{
    /// <summary>The kind of network: a name from <see cref="ChannelKinds"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Whom it speaks to: <c>outward</c> or <c>inward</c>; by default what the kind is for.</summary>
    public string? Audience { get; set; }

    /// <summary>What people call it, 1 to 40 characters; by default the network's name.</summary>
    public string? Name { get; set; }

    /// <summary>The network's address, http or https, where the kind's own is not meant.</summary>
    public string? Endpoint { get; set; }

    /// <summary>What is wrong with them: the name of a setting, and the rest of a sentence that begins with it.</summary>
    public abstract IEnumerable<(string Setting, string Problem)> Problems();

    /// <summary>The problem of a setting that must be there, if it is not.</summary>
    protected static IEnumerable<(string Setting, string Problem)> Required(params (string Setting, string? Value)[] settings) =>
        settings.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => (setting.Setting, "is required."));

    /// <summary>The problem of a setting that must be a URL, if it is there and is none.</summary>
    protected static IEnumerable<(string Setting, string Problem)> Urls(params (string Setting, string? Value)[] settings) =>
        settings.Where(setting => !string.IsNullOrEmpty(setting.Value) && !IsUrl(setting.Value)).Select(setting => (setting.Setting, "must be an absolute http or https URL without a query."));

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;
}
