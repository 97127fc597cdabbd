using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>
/// Passes a request on to the app as the host's reverse proxy does: the original path (encoded anew, so that %2F becomes
/// %252F) and query; Host rewritten; X-Forwarded-* and the host's own headers set over whatever the caller sent;
/// hop-by-hop headers dropped; bodies streamed both ways.
/// </summary>
internal sealed class RequestProxy : IDisposable
{
    public const string HostVersion = "4.1037.0.0";

    private const int ConnectRetries = 10;

    private const string UnencodedInPath = "-._~!$&'()*+,;=:@/";

    private static readonly HashSet<string> NotCopied = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authentication-Info", "Proxy-Authorization",
        "TE", "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings", "Host",
    };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    });

    /// <summary>The path as the proxy writes it.</summary>
    public static string EncodePath(string path)
    {
        var encoded = new StringBuilder(path.Length);
        foreach (var value in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || UnencodedInPath.Contains((char)value, StringComparison.Ordinal))
                encoded.Append((char)value);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return encoded.ToString();
    }

    public async Task PassOnAsync(HttpContext http, int port)
    {
        HttpResponseMessage response;
        try
        {
            response = await SendAsync(http, port);
        }
        catch (HttpRequestException)
        {
            // The app is gone: the host reports a failed invocation.
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        using (response.RequestMessage)
        using (response)
            await CopyAsync(response, http);
    }

    public void Dispose() => _client.Dispose();

    // Nothing of a request is lost while nobody listens, so it may be tried again.
    private async Task<HttpResponseMessage> SendAsync(HttpContext http, int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var request = CreateRequest(http, port);
            try
            {
                return await _client.SendAsync(request, http.RequestAborted);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && attempt <= ConnectRetries)
            {
                await Task.Delay(Math.Min(50 * attempt, 250), http.RequestAborted);
            }
        }
    }

    private static HttpRequestMessage CreateRequest(HttpContext http, int port)
    {
        var source = http.Request;
        var target = $"http://127.0.0.1:{port}{EncodePath(source.Path.Value ?? "/")}{source.QueryString.Value}";
        var request = new HttpRequestMessage(HttpMethod.Parse(source.Method), new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            request.Content = new StreamContent(source.Body);

        foreach (var (name, values) in source.Headers)
            if (!NotCopied.Contains(name))
                Add(request, name, values);

        var invocationId = Guid.NewGuid().ToString();
        Set(request, "X-Forwarded-For", http.Connection.RemoteIpAddress!.ToString());
        Set(request, "X-Forwarded-Host", source.Host.Value ?? "");
        Set(request, "X-Forwarded-Proto", source.Scheme);
        Set(request, "X-Azure-Functions-InvocationId", invocationId);
        Set(request, "X-Azure-Functions-HostVersion", HostVersion);
        Set(request, "x-ms-invocation-id", invocationId);
        return request;
    }

    private static void Add(HttpRequestMessage request, string name, StringValues values)
    {
        if (request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            return;
        // Such as the Content-Type of an empty body.
        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private static async Task CopyAsync(HttpResponseMessage response, HttpContext http)
    {
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            if (!NotCopied.Contains(name))
                http.Response.Headers.Append(name, values.ToArray());
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(http.RequestAborted);
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            http.Abort();
        }
    }
}
