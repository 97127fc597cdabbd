using System.Net;
using System.Text;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

/// <summary>Answers of other servers, as the client hands them on.</summary>
internal static class Answers
{
    public const string PageUrl = "https://other.example/2010/reply";

    public static OutboundResponse Page(string html, params (string Name, string Value)[] headers) => Of(PageUrl, html, "text/html; charset=utf-8", 200, headers);

    public static OutboundResponse Xml(string text, int status = 200) => Of("https://other.example/endpoint", text, "text/xml", status);

    public static OutboundResponse Of(string url, string text, string? contentType, int status = 200, params (string Name, string Value)[] headers)
    {
        var all = headers.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(header => header.Value)], StringComparer.OrdinalIgnoreCase);
        if (contentType is not null)
            all["Content-Type"] = [contentType];
        return new OutboundResponse((HttpStatusCode)status, new Uri(url), all, Encoding.UTF8.GetBytes(text));
    }
}
