using System.Diagnostics.CodeAnalysis;

namespace ServerlessBlog.Linkbacks;

/// <summary>The URL of a page that links here.</summary>
internal static class LinkbackUrl
{
    /// <summary>The longest URL that is taken, in characters of its ASCII form.</summary>
    public const int MaxLength = 2000;

    /// <summary>Reads an absolute http or https URL with a host and without a user name; its fragment is dropped.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        text = text?.Trim();
        if (text is not { Length: > 0 and <= MaxLength } || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return false;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var parsed)
            || (parsed.Scheme != Uri.UriSchemeHttp && parsed.Scheme != Uri.UriSchemeHttps)
            || parsed.Host.Length == 0 || parsed.UserInfo.Length > 0)
        {
            return false;
        }

        url = parsed.Fragment.Length == 0 ? parsed : new UriBuilder(parsed) { Fragment = "" }.Uri;
        return url.AbsoluteUri.Length <= MaxLength;
    }
}
