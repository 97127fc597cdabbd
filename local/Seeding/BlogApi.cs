using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessBlog.Local.Seeding;

/// <summary>The calls of the blog's API that the sample needs, as the author.</summary>
internal sealed class BlogApi : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpClient _client;

    public BlogApi(Uri address, string authorKey)
    {
        _client = new HttpClient { BaseAddress = address };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", authorKey);
    }

    /// <summary>What is stored at a path, or null.</summary>
    /// <exception cref="LocalException">The answer is neither 200 nor 404.</exception>
    public async Task<Stored?> FindAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await ExchangeAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(response, cancellationToken);
    }

    /// <summary>Writes, under the condition of an ETag if one is given.</summary>
    /// <exception cref="LocalException">The app refused.</exception>
    public async Task<Stored> SendAsync(HttpMethod method, string path, object? body, EntityTagHeaderValue? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        if (etag is not null)
            request.Headers.IfMatch.Add(etag);
        using var response = await ExchangeAsync(request, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            throw new LocalException($"the sample could not be loaded: the app has stopped answering ({problem.Message})", problem);
        }
    }

    private static async Task<Stored> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var request = response.RequestMessage!;
            throw new LocalException($"the sample could not be loaded: {request.Method} {request.RequestUri!.AbsolutePath} was answered with {(int)response.StatusCode}: {text}");
        }

        var status = JsonSerializer.Deserialize<StatusOnly>(text, Json)?.Status;
        return new Stored(status, response.Headers.ETag);
    }

    internal sealed record Stored(string? Status, EntityTagHeaderValue? ETag);

    private sealed record StatusOnly(string? Status);
}
