using System.Net;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Syndication.Channels.Bluesky.Facets;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>Makes the record of a post (lexicon app.bsky.feed.post).</summary>
internal sealed class BlueskyRecord(Xrpc xrpc)
{
    public const string Collection = "app.bsky.feed.post";

    /// <summary>The record; null when the server could not say who is mentioned. A handle that nobody has stays plain text.</summary>
    /// <exception cref="Platform.Outbound.OutboundException">The server did not answer.</exception>
    public async Task<JObject?> OfAsync(ChannelMessage message, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        var facets = FacetDetector.Detect(message.Text);
        var dids = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var handle in facets.Where(facet => facet.Kind == FacetKind.Mention).Select(facet => facet.Value))
        {
            if (!BlueskyHandle.IsValid(handle) || dids.ContainsKey(handle))
                continue;
            var answer = await xrpc.QueryAsync("com.atproto.identity.resolveHandle", null, cancellationToken, ("handle", handle));
            if (!answer.IsSuccess && ((int)answer.Status >= 500 || answer.Status == HttpStatusCode.TooManyRequests))
                return null;
            dids[handle] = answer.IsSuccess && answer.Body.Text("did") is { } did && did.StartsWith("did:", StringComparison.Ordinal) ? did : null;
        }

        var record = new JObject { ["$type"] = Collection, ["text"] = message.Text, ["createdAt"] = Rfc3339.Format(createdAt) };
        if (LanguageTag.IsValid(message.Language))
            record["langs"] = new JArray(message.Language);
        if (FacetsOf(facets, dids) is { Count: > 0 } features)
            record["facets"] = features;
        if (message.Link is not null)
            record["embed"] = CardOf(message, message.Link);
        return record;
    }

    private static JArray FacetsOf(IReadOnlyList<Facet> facets, Dictionary<string, string?> dids)
    {
        var array = new JArray();
        var end = 0;
        foreach (var facet in facets)
        {
            // They must not overlap.
            if (facet.ByteStart < end || FeatureOf(facet, dids) is not { } feature)
                continue;
            array.Add(new JObject
            {
                ["index"] = new JObject { ["byteStart"] = facet.ByteStart, ["byteEnd"] = facet.ByteEnd },
                ["features"] = new JArray(feature),
            });
            end = facet.ByteEnd;
        }

        return array;
    }

    private static JObject? FeatureOf(Facet facet, Dictionary<string, string?> dids) => facet.Kind switch
    {
        FacetKind.Mention => dids.GetValueOrDefault(facet.Value) is { } did ? Feature("mention", "did", did) : null,
        // A word such as httpd.conf is found as a link, but no URL.
        FacetKind.Link => Uri.TryCreate(facet.Value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? Feature("link", "uri", facet.Value) : null,
        _ => Feature("tag", "tag", facet.Value),
    };

    private static JObject Feature(string kind, string member, string value) => new() { ["$type"] = $"app.bsky.richtext.facet#{kind}", [member] = value };

    private static JObject CardOf(ChannelMessage message, string link) => new()
    {
        ["$type"] = "app.bsky.embed.external",
        ["external"] = new JObject { ["uri"] = link, ["title"] = message.Title, ["description"] = message.Excerpt },
    };
}
