using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Site.Hubs;

/// <summary>The WebSub hubs that the blog's feeds name and that are told of changes.</summary>
public sealed class HubList(IOptions<BlogOptions> options)
{
    public IReadOnlyList<string> Urls { get; } = TryParse(options.Value.WebSubHub, out var urls) ? urls : [];

    /// <summary>Reads a comma list of http and https URLs; none for an empty list.</summary>
    public static bool TryParse(string list, [NotNullWhen(true)] out IReadOnlyList<string>? urls)
    {
        var items = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        urls = Array.TrueForAll(items, IsHub) ? [.. items.Select(item => new Uri(item).AbsoluteUri).Distinct(StringComparer.Ordinal)] : null;
        return urls is not null;
    }

    // ASCII, because it stands in a header.
    private static bool IsHub(string text) =>
        text.All(char.IsAscii)
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0;
}
