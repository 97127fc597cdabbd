using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessBlog.Tests.Support.Blog;

/// <summary>Talks to the API as the author would with a script.</summary>
public sealed class BlogClient(HttpClient http, string key)
{
    public Task<BlogResponse> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<BlogResponse> PostAsync(string path, object? body = null, string? ifMatch = null) => SendAsync(HttpMethod.Post, path, body, ifMatch);

    public Task<BlogResponse> PutAsync(string path, object body, string? ifMatch = null) => SendAsync(HttpMethod.Put, path, body, ifMatch);

    public Task<BlogResponse> PatchAsync(string path, object body, string? ifMatch = null) =>
        SendAsync(HttpMethod.Patch, path, body, ifMatch, "application/merge-patch+json");

    public Task<BlogResponse> DeleteAsync(string path, string? ifMatch = null) => SendAsync(HttpMethod.Delete, path, null, ifMatch);

    public async Task<BlogResponse> SendAsync(
        HttpMethod method, string path, object? body = null, string? ifMatch = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null)
        {
            var text = body as string ?? System.Text.Json.JsonSerializer.Serialize(body);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }

        using var response = await http.SendAsync(request);
        return await BlogResponse.ReadAsync(response);
    }

    /// <summary>Creates a draft, and fails unless that works.</summary>
    public async Task<BlogResponse> CreateAsync(object post)
    {
        var created = await PostAsync("/api/posts", post);
        return (int)created.Status == 201 ? created : throw new InvalidOperationException($"{created.Status}: {created.Text}");
    }

    /// <summary>Creates a post and publishes it at once.</summary>
    public async Task<BlogResponse> PublishNewAsync(string title, string body = "text", string[]? categories = null, string[]? tags = null, string? publishedAt = null)
    {
        var post = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["title"] = title,
            ["body"] = body,
            ["categories"] = categories ?? [],
            ["tags"] = tags ?? [],
            ["status"] = "published",
        };
        if (publishedAt is not null)
            post["publishedAt"] = publishedAt;
        return await CreateAsync(post);
    }
}

/// <summary>An answer, read to its end.</summary>
public sealed record BlogResponse(System.Net.HttpStatusCode Status, string Text, string? ETag, string? MediaType, HttpResponseHeaders Headers)
{
    public static async Task<BlogResponse> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Slug => (string)Json["slug"]!;

    /// <summary>The last part of the problem type.</summary>
    public string Problem => ((string)Json["type"]!).Split(':')[^1];

    /// <summary>What the answer cost, as Server-Timing says.</summary>
    public int StorageTransactions =>
        int.Parse(Headers.GetValues("Server-Timing").Single().Split('"')[1], System.Globalization.CultureInfo.InvariantCulture);
}
