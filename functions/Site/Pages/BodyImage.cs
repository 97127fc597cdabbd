using System.Net;
using System.Text.RegularExpressions;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Site.Pages;

/// <summary>The picture that link previews of a post show.</summary>
internal static partial class BodyImage
{
    /// <summary>The absolute URL of the first picture in a sanitised body; null when there is none.</summary>
    public static string? Of(string html, Urls urls)
    {
        if (Image().Match(html) is not { Success: true } image)
            return null;
        var source = WebUtility.HtmlDecode(image.Groups["source"].Value);
        return Uri.TryCreate(new Uri(urls.Absolute("/")), source, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
    }

    // The sanitiser writes every tag in this one form, and no other text can look like it.
    [GeneratedRegex("<img [^>]*?src=\"(?<source>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Image();
}
