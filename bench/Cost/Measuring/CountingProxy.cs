using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Bench.Cost.Measuring;

/// <summary>A request that went through a proxy.</summary>
/// <param name="Service">Which proxy.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Lock">Service Bus: the lock of the message that was received.</param>
/// <param name="Ended">When it was answered, as a timestamp.</param>
internal sealed record Passed(string Service, string Method, string Target, int Status, string Lock, long Begun, long Ended);

/// <summary>Stands in front of a server on loopback, passes everything on, and notes it.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private static readonly string[] HopByHop = ["Connection", "Keep-Alive", "Transfer-Encoding", "Host"];

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null });

    private CountingProxy(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<CountingProxy> StartAsync(string service, int target, Action<Passed> note)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var proxy = new CountingProxy(builder.Build());
        proxy._app.Run(http => proxy.PassOnAsync(http, service, target, note));
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task PassOnAsync(HttpContext http, string service, int target, Action<Passed> note)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(
            HttpMethod.Parse(http.Request.Method), new Uri($"http://127.0.0.1:{target}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (http.Request.ContentLength is not null || http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            request.Content = new StreamContent(http.Request.Body);
        foreach (var (name, values) in http.Request.Headers)
        {
            if (!HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        try
        {
            using var response = await _client.SendAsync(request, http.RequestAborted);
            http.Response.StatusCode = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            {
                if (!HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase))
                    http.Response.Headers.Append(name, values.ToArray());
            }

            // Noted before the client can go on: what it does next belongs to what it does next.
            var location = response.Headers.Location?.ToString() ?? "";
            note(new Passed(service, http.Request.Method, path, (int)response.StatusCode, location, begun, TimeProvider.System.GetTimestamp()));
            if (response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
                await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        catch (Exception gone) when (gone is OperationCanceledException or HttpRequestException or IOException)
        {
            // A receiver that is stopped leaves its long poll.
            http.Abort();
        }
    }
}
