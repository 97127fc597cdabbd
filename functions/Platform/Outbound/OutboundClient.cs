using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;

namespace ServerlessBlog.Platform.Outbound;

/// <summary>
/// The one client for everything that the blog asks of other servers. It connects to public addresses on ports 80 and 443
/// only, also after each redirect, takes a bounded time and a bounded answer, and keeps neither cookies nor proxies.
/// </summary>
public sealed class OutboundClient : IDisposable
{
    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _http;
    private readonly PrivateHosts _allowed;
    private readonly OutboundLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _userAgent;

    public OutboundClient(IOptions<OutboundOptions> options, IOptions<BlogOptions> blog, IHostResolver resolver, OutboundLimits limits, TimeProvider time, ILogger<OutboundClient> logger)
    {
        _allowed = PrivateHosts.TryParse(options.Value.AllowPrivate, out var hosts) ? hosts : throw new ArgumentException("Outbound__AllowPrivate is not valid.", nameof(options));
        _limits = limits;
        _time = time;
        _logger = logger;
        _userAgent = $"ServerlessBlog (+{Urls.Origin(blog.Value.BaseUrl)}/)";
        var connector = new GuardedConnector(resolver, _allowed);
        _handler = new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => connector.ConnectAsync(context.DnsEndPoint, cancellationToken),
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            UseProxy = false,
            // No trace headers: nobody else needs to know which of our requests belong together. A trace id would tie a fetch to
            // the visitor whose comment or trackback it came from.
            ActivityHeadersPropagator = null,
            // What is not read is not waited for.
            MaxResponseDrainSize = 0,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        _http = new HttpMessageInvoker(_handler, disposeHandler: false);
    }

    /// <summary>
    /// Sends a request and reads the answer, whatever its status. GET and HEAD follow redirects; other methods only those
    /// that keep the method (307 and 308), and return any other. Credentials go to the first origin alone.
    /// </summary>
    /// <exception cref="OutboundException">There is no answer; the exception says why.</exception>
    public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        using var trace = new OutboundTrace(request, _time, _logger);
        try
        {
            var response = await LimitedAsync(request, cancellationToken);
            trace.Succeed(response);
            return response;
        }
        catch (OutboundException exception)
        {
            trace.Fail(exception.Failure);
            throw;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private async Task<OutboundResponse> LimitedAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_limits.Time, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(request, both.Token);
        }
        catch (OutboundException)
        {
            throw;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (limit.IsCancellationRequested)
        {
            throw new OutboundException(OutboundFailure.Timeout, $"{request.Url.IdnHost} did not answer within {_limits.Time.TotalSeconds} seconds.", exception);
        }
        catch (HttpRequestException exception) when (exception.InnerException is OutboundException refused)
        {
            throw new OutboundException(refused.Failure, refused.Message, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or SocketException)
        {
            throw new OutboundException(OutboundFailure.Unreachable, $"{request.Url.IdnHost} gave no proper answer.", exception);
        }
    }

    private async Task<OutboundResponse> FollowAsync(OutboundRequest request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            OutboundUrl.Check(request.Url, _allowed);
            using var message = request.ToMessage();
            message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
            using var response = await _http.SendAsync(message, cancellationToken);
            if (OutboundRedirect.Next(request, response) is not { } next)
                return await OutboundContent.ReadAsync(response, request.Url, _limits.Bytes, cancellationToken);
            if (redirects == _limits.Redirects)
                throw new OutboundException(OutboundFailure.TooManyRedirects, $"There are more than {_limits.Redirects} redirects.");
            request = next;
        }
    }
}
