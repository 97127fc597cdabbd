using System.Buffers;

namespace ServerlessBlog.Moderation.Judge;

/// <summary>Host names in one spelling, so that they can be compared.</summary>
public static class Hosts
{
    private const string Www = "www.";

    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("/:@?#[]\\");

    /// <summary>The host of an absolute http or https URL, in lower case and ASCII, without <c>www.</c>; null for anything else.</summary>
    public static string? Of(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            ? Plain(parsed)
            : null;

    /// <summary>Reads a bare host name such as <c>Spam.Example</c> or <c>日本語.example</c>.</summary>
    public static bool TryNormalise(string text, out string host)
    {
        host = "";
        if (text.Length is 0 or > 253 || text.AsSpan().ContainsAny(NotInHosts) || !Uri.TryCreate($"http://{text}/", UriKind.Absolute, out var parsed))
            return false;
        host = Plain(parsed);
        return host.Length > 0 && !host.StartsWith('.');
    }

    private static string Plain(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host.StartsWith(Www, StringComparison.Ordinal) && host.Length > Www.Length ? host[Www.Length..] : host;
    }
}
