using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Protocols;
using ServerlessBlog.Platform.Outbound;

namespace ServerlessBlog.Linkbacks.Sending.Discovery;

/// <summary>What was found out about a page.</summary>
/// <param name="Endpoint">Where it is told; null when that could not be found out or there is none.</param>
/// <param name="Result">What is to be kept when there is no endpoint.</param>
public sealed record Discovered(FoundEndpoint? Endpoint, SendResult Result);

/// <summary>Asks a page how it is told of links to it.</summary>
public sealed class EndpointFinder(OutboundClient client)
{
    private static readonly KeyValuePair<string, string>[] Headers = [new("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1")];

    /// <summary>
    /// Fetches the page, following redirects. Of one that is longer than the client reads, such as a film, only the headers
    /// are asked for.
    /// </summary>
    public async Task<Discovered> FindAsync(Uri target, CancellationToken cancellationToken)
    {
        var url = WithoutFragment(target);
        try
        {
            return Find(await AskAsync(HttpMethod.Get, url, cancellationToken), url);
        }
        catch (OutboundException exception) when (exception.Failure == OutboundFailure.TooLarge)
        {
            return await FindInHeadersAsync(url, cancellationToken);
        }
        catch (OutboundException exception)
        {
            return Failed(exception);
        }
    }

    private async Task<Discovered> FindInHeadersAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return Find(await AskAsync(HttpMethod.Head, url, cancellationToken), url);
        }
        catch (OutboundException exception)
        {
            return Failed(exception);
        }
    }

    private Task<OutboundResponse> AskAsync(HttpMethod method, Uri url, CancellationToken cancellationToken) =>
        client.SendAsync(new OutboundRequest(method, url) { Headers = Headers }, cancellationToken);

    // A page that is gone may still say where it is told.
    private static Discovered Find(OutboundResponse answer, Uri target)
    {
        var byStatus = AnswerReading.ByStatus(answer, "");
        if (byStatus.Outcome == SendOutcome.Busy)
            return new Discovered(null, byStatus);
        var endpoint = EndpointDiscovery.Find(answer with { Url = WithoutFragment(answer.Url) }, target);
        return new Discovered(endpoint, byStatus with { Outcome = SendOutcome.NoEndpoint });
    }

    private static Discovered Failed(OutboundException exception) => new(null, new SendResult(
        exception.Failure switch
        {
            OutboundFailure.RefusedUrl or OutboundFailure.RefusedAddress => SendOutcome.NotPublic,
            OutboundFailure.UnknownHost or OutboundFailure.Unreachable or OutboundFailure.Timeout => SendOutcome.Unreachable,
            _ => SendOutcome.NoEndpoint,
        },
        null,
        exception.Message));

    private static Uri WithoutFragment(Uri url) => url.Fragment.Length == 0 ? url : new UriBuilder(url) { Fragment = "" }.Uri;
}
