using System.Net;
using System.Net.Http.Json;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;

namespace ServerlessBlog.Tests.Integration.Comments;

/// <summary>Comments as readers send them, and decides about them as the author does.</summary>
internal static class CommentClient
{
    public static async Task<BlogResponse> SendCommentAsync(this HttpClient reader, string slug, object comment, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/posts/{slug}/comments", UriKind.Relative)) { Content = JsonContent.Create(comment) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await reader.ReadAsync(request);
    }

    public static async Task<BlogResponse> SendFormAsync(this HttpClient reader, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        return await reader.ReadAsync(request);
    }

    public static async Task<BlogResponse> AskAsync(this HttpClient reader, string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await reader.ReadAsync(request);
    }

    /// <summary>Sends a comment and returns its id and the link of who wrote it.</summary>
    public static async Task<(string Id, string Link)> CommentAsync(this TestBlog blog, string slug, string name, string text, string? replyTo = null)
    {
        var sent = await blog.Reader.SendCommentAsync(slug, new { name, text, replyTo });
        sent.Status.ShouldBe(HttpStatusCode.Accepted, sent.Text);
        return ((string)sent.Json["id"]!, sent.Headers.Location!.ToString());
    }

    /// <summary>Finds the comment on the desk and has the author decide: approve, reject or spam.</summary>
    public static async Task DecideAsync(this TestBlog blog, string commentId, string decision)
    {
        string? deskId = null;
        await Wait.UntilAsync("the comment is on the desk", async () =>
        {
            // The judge may take it for spam; the author knows better.
            foreach (var state in new[] { "pending", "spam" })
            {
                var desk = await blog.Author.GetAsync($"/api/desk?limit=100&state={state}");
                desk.Status.ShouldBe(HttpStatusCode.OK, desk.Text);
                deskId ??= desk.Json["items"]!.AsArray().FirstOrDefault(item => (string?)item!["comment"]?["id"] == commentId)?["id"]?.GetValue<string>();
            }

            return deskId is not null;
        });
        var decided = await blog.Author.PostAsync($"/api/desk/{deskId}/{decision}");
        ((int)decided.Status).ShouldBeLessThan(300, decided.Text);
    }

    private static async Task<BlogResponse> ReadAsync(this HttpClient reader, HttpRequestMessage request)
    {
        using var response = await reader.SendAsync(request);
        return await BlogResponse.ReadAsync(response);
    }
}
