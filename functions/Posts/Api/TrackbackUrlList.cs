using ServerlessBlog.Platform.Json;

namespace ServerlessBlog.Posts.Api;

/// <summary>Reads the member <c>trackbackUrls</c>: other blogs' trackback URLs, which the author copied from their pages.</summary>
internal static class TrackbackUrlList
{
    private const string Name = "trackbackUrls";
    private const int MaxUrls = 20;
    private const int MaxCharacters = 2000;

    // A record is one table row of at most 1 MiB, and one property of it holds 32,768 UTF-16 units.
    private const int MaxUnits = 16_000;

    public static IReadOnlyList<string> Read(Fields fields)
    {
        var urls = fields.Lines(Name, MaxUrls, MaxCharacters, forbidden: "") ?? [];
        if (!urls.All(IsHttp))
            fields.Error(Name, "Each of these must be an http or https URL.");
        if (urls.Sum(url => url.Length) > MaxUnits)
            fields.Error(Name, $"These URLs may have {MaxUnits} characters together.");
        return urls;
    }

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0;
}
