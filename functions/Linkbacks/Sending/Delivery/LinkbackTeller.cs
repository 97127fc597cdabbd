using Microsoft.Extensions.Options;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Protocols;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Model;

namespace ServerlessBlog.Linkbacks.Sending.Delivery;

/// <summary>Tells one page of one post: find out how, claim, send, keep the result.</summary>
public sealed class LinkbackTeller(EndpointFinder finder, Attempts attempts, Transmitter transmitter, Urls urls, IOptions<BlogOptions> options)
{
    internal async Task TellAsync(Post post, SentLinkback row, TrackbackEndpoints taken, Wakeups wakeups, CancellationToken cancellationToken)
    {
        var (endpoint, otherwise) = await FindAsync(row, taken, cancellationToken);
        if (endpoint is null)
            await attempts.EndAsync(row, otherwise, wakeups, cancellationToken);
        else if (await attempts.ClaimAsync(row, endpoint, cancellationToken) is { } claimed)
            await attempts.RecordAsync(claimed, await transmitter.SendAsync(endpoint.Protocol, endpoint.Url, MentionOf(post, row)), wakeups);
    }

    private async Task<Discovered> FindAsync(SentLinkback row, TrackbackEndpoints taken, CancellationToken cancellationToken)
    {
        var target = new Uri(row.Target);
        if (row.IsNamed)
            return new Discovered(new FoundEndpoint(LinkbackProtocol.Trackback, target), Without(SendOutcome.NoEndpoint));
        // Found for this version of the post by an attempt that is repeated.
        if (row.Endpoint.Length > 0)
            return new Discovered(new FoundEndpoint(row.Protocol, new Uri(row.Endpoint)), Without(SendOutcome.NoEndpoint));
        var found = await finder.FindAsync(target, cancellationToken);
        if (found.Endpoint is not { } endpoint)
            return found;
        if (endpoint.Protocol != LinkbackProtocol.Webmention && IsUpdate(row))
            return found with { Endpoint = null };
        return endpoint.Protocol == LinkbackProtocol.Trackback && !taken.TryTake(endpoint.Url, row)
            ? new Discovered(null, Without(SendOutcome.ToldOtherwise))
            : found;
    }

    // That a link changed or went can be told by Webmention alone.
    private static bool IsUpdate(SentLinkback row) => !row.IsLinked || row is { ToldVersion: > 0, Protocol: LinkbackProtocol.Webmention };

    private static SendResult Without(SendOutcome outcome) => new(outcome, null, "");

    private Mention MentionOf(Post post, SentLinkback row) => new(urls.Post(post.Slug), row.Target, post.Title, post.Excerpt, options.Value.Title);
}
