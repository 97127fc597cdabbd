using System.Net;
using Azure;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.X.Access;

namespace ServerlessBlog.Syndication.Channels.X;

/// <summary>Sends requests for the account.</summary>
internal sealed class XApi(IXAccess access, OutboundClient client)
{
    /// <summary>
    /// Sends a request; once more with a new token when X refuses the old one. The last answer, whatever it is, and the
    /// Authorization header that brought it.
    /// </summary>
    /// <exception cref="XAccessException">X was not asked, or has refused the token for certain.</exception>
    /// <exception cref="OutboundException">There is no answer.</exception>
    public async Task<(OutboundResponse Answer, string Authorization)> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        var authorization = await BeforeAsync(() => access.AuthorizeAsync(request.Method, request.Url, cancellationToken));
        var answer = await client.SendAsync(Authorized(request, authorization), cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized || !await BeforeAsync(() => access.RenewAsync(authorization, cancellationToken)))
            return (answer, authorization);
        authorization = await BeforeAsync(() => access.AuthorizeAsync(request.Method, request.Url, cancellationToken));
        return (await client.SendAsync(Authorized(request, authorization), cancellationToken), authorization);
    }

    /// <summary>Something that stays the same as long as the account does.</summary>
    /// <exception cref="XAccessException">There is no account.</exception>
    public Task<string> AccountAsync(CancellationToken cancellationToken) => BeforeAsync(() => access.AccountAsync(cancellationToken));

    // Whatever goes wrong here, nothing was said to X yet.
    private static async Task<T> BeforeAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (OperationCanceledException)
        {
            throw new XAccessException(SendOutcome.Busy, "An access token could not be had in time.");
        }
        catch (Exception exception) when (exception is RequestFailedException || Outages.IsOutage(exception))
        {
            throw new XAccessException(SendOutcome.Busy, "The blog's storage, which keeps the access token, does not answer.");
        }
    }

    private static OutboundRequest Authorized(OutboundRequest request, string authorization) =>
        request with { Headers = [.. request.Headers, new("Authorization", authorization)] };
}
