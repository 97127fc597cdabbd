using System.Net;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>What is sent: a method, a URL, and for some methods a body.</summary>
public sealed record OutboundRequest(HttpMethod Method, Uri Url)
{
    /// <summary>Headers besides those that every request has; those of the body are made from <see cref="ContentType"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string? ContentType { get; init; }

    /// <summary>
    /// The version of HTTP, 1.1 or exactly 2. Where the URL is http, a server that is asked for 2 must know it already: nothing
    /// is negotiated.
    /// </summary>
    public Version Version { get; init; } = HttpVersion.Version11;

    public static OutboundRequest Get(Uri url) => new(HttpMethod.Get, url);

    /// <summary>A POST of a form (application/x-www-form-urlencoded, UTF-8).</summary>
    public static OutboundRequest Form(Uri url, params (string Name, string Value)[] fields) => new(HttpMethod.Post, url)
    {
        Body = System.Text.Encoding.UTF8.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"))),
        ContentType = "application/x-www-form-urlencoded",
    };

    internal HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Url) { Version = Version, VersionPolicy = Version.Major == 2 ? HttpVersionPolicy.RequestVersionExact : HttpVersionPolicy.RequestVersionOrLower };
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            if (ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return message;
    }
}
