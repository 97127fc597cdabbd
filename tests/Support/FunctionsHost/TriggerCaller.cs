using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessBlog.Tests.Support.FunctionsHost;

/// <summary>A trigger call did not succeed: the host would report a failed invocation.</summary>
public sealed class InvocationFailedException(string message) : Exception(message);

/// <summary>Calls triggers as the host does: a chunked POST to the function's name.</summary>
internal sealed class TriggerCaller : IDisposable
{
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Calls a trigger. An answer of success without a body never ends the call: the host waits for the result.</summary>
    /// <exception cref="InvocationFailedException">The app did not answer with success and a JSON body.</exception>
    public async Task<JsonObject> CallAsync(HostedFunction function, JsonObject body, int port, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/{function.Name}")
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentLength = null;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Azure-Functions-Host", RequestProxy.HostVersion));
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-HostVersion", RequestProxy.HostVersion);
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new InvocationFailedException($"{function.Name} answered {(int)response.StatusCode}: {text}");
            if (text.Length == 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            if (response.Content.Headers.ContentType?.MediaType is not "application/json")
                throw new InvocationFailedException($"{function.Name} did not answer with JSON but {response.Content.Headers.ContentType}.");
            return JsonNode.Parse(text) as JsonObject
                ?? throw new InvocationFailedException($"{function.Name} answered with no JSON object: {text}");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            throw new InvocationFailedException($"{function.Name}: {e.Message}");
        }
    }

    public void Dispose() => _client.Dispose();
}
