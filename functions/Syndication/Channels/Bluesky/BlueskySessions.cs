using System.Net;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Platform.Outbound;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Http;

namespace ServerlessBlog.Syndication.Channels.Bluesky;

/// <summary>
/// Keeps the account's session in memory, and renews it when it must. Servers count sessions that are created with the app
/// password (30 in 5 minutes, 100 to 300 a day), so there is one for all calls, and it is renewed with its own token.
/// </summary>
internal sealed class BlueskySessions(Xrpc xrpc, BlueskySettings settings, TimeProvider time)
{
    // A call takes up to ten seconds.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private BlueskySession? _session;
    private Task<SessionAnswer>? _asked;

    /// <summary>A session whose token has not ended, as far as it says.</summary>
    /// <param name="refused">One that the server does not accept any more; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting; the session is others' too.</param>
    public Task<SessionAnswer> GetAsync(BlueskySession? refused, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_session is { } kept && kept != refused && !(kept.ExpiresAt - Margin <= time.GetUtcNow()))
                return Task.FromResult(new SessionAnswer(kept, null));
            if (_asked is null || _asked.IsCompleted)
                _asked = RenewAsync(_session);
            return _asked.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Makes a call with a session, and once more with a new one when the server says that its token has ended.</summary>
    /// <exception cref="OutboundException">There is no answer to the call itself.</exception>
    public async Task<CallAnswer> CallAsync(Func<BlueskySession, Task<XrpcAnswer>> call, CancellationToken cancellationToken)
    {
        var (session, failure) = await GetAsync(null, cancellationToken);
        if (session is null)
            return new CallAnswer(null, failure);
        var answer = await call(session);
        if (!answer.IsExpired || answer.IsAccountClosed)
            return new CallAnswer(answer, null);
        (session, failure) = await GetAsync(session, cancellationToken);
        return session is null ? new CallAnswer(null, failure) : new CallAnswer(await call(session), null);
    }

    /// <summary>A server's words without any secret that it may have repeated.</summary>
    public string Words(XrpcAnswer answer)
    {
        var session = _session;
        return ChannelJson.OneLine(answer.Message, settings.AppPassword, session?.AccessJwt, session?.RefreshJwt);
    }

    private async Task<SessionAnswer> RenewAsync(BlueskySession? old)
    {
        try
        {
            if (old is not null)
            {
                var refreshed = await xrpc.CallAsync("com.atproto.server.refreshSession", old.RefreshJwt, null, CancellationToken.None);
                if (refreshed.IsSuccess || !IsRefusal(refreshed.Status))
                    return Read(refreshed);
            }

            var credentials = new JObject { ["identifier"] = settings.Handle, ["password"] = settings.AppPassword };
            return Read(await xrpc.CallAsync("com.atproto.server.createSession", null, credentials, CancellationToken.None));
        }
        catch (OutboundException exception)
        {
            return new SessionAnswer(null, NoAnswer.BeforeSending(exception));
        }
    }

    private SessionAnswer Read(XrpcAnswer answer)
    {
        if (answer.IsSuccess && BlueskySession.Read(answer.Body) is { } session)
        {
            lock (_lock)
                _session = session;
            return new SessionAnswer(session, null);
        }

        var status = (int)answer.Status;
        var outcome = IsRefusal(answer.Status) ? SendOutcome.Unauthorized : status is >= 300 and < 500 && answer.Status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) ? SendOutcome.Refused : SendOutcome.Busy;
        var detail = outcome switch
        {
            SendOutcome.Unauthorized when answer.IsAccountClosed => "The server has closed the account for the time being.",
            SendOutcome.Unauthorized => "The server does not accept the handle and the app password.",
            SendOutcome.Refused => "There is no personal data server at the channel's Endpoint.",
            _ => "The server opens no session for now.",
        };
        return new SessionAnswer(null, new SendResult(outcome, detail, status) { RetryAt = outcome == SendOutcome.Busy ? answer.RetryAt : null });
    }

    private static bool IsRefusal(HttpStatusCode status) => status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized;
}
