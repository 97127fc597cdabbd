using System.Net.Http.Json;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>A blog of their own for tests that write: those that read count its posts.</summary>
[CollectionDefinition(Name)]
public sealed class CommentBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser that comments";
}

/// <summary>Comments sent and decided about without a browser.</summary>
internal static class CommentDesk
{
    /// <summary>Sends a comment that waits, and returns its id.</summary>
    public static async Task<string> SendAsync(TestBlog blog, string slug, object comment)
    {
        using var content = JsonContent.Create(comment);
        using var sent = await blog.Reader.PostAsync(new Uri($"/api/posts/{slug}/comments", UriKind.Relative), content);
        return (string)(await BlogResponse.ReadAsync(sent)).Json["id"]!;
    }

    /// <summary>Sends a comment of the author's, which is shown at once, and returns its id.</summary>
    public static async Task<string> SendAsAuthorAsync(TestBlog blog, string slug, string text, string? replyTo = null) =>
        (string)(await blog.Author.PostAsync($"/api/posts/{slug}/comments", new { name = "書いた人", text, replyTo })).Json["id"]!;

    /// <summary>Waits until the comment is on the desk, and approves it.</summary>
    public static async Task ApproveAsync(TestBlog blog, string commentId)
    {
        string? deskId = null;
        await Wait.UntilAsync("the comment is on the desk", async () =>
        {
            // The judge may take it for spam; the author knows better.
            foreach (var state in new[] { "pending", "spam" })
            {
                var items = (await blog.Author.GetAsync($"/api/desk?limit=100&state={state}")).Json["items"]!.AsArray();
                deskId ??= items.FirstOrDefault(item => (string?)item!["comment"]?["id"] == commentId)?["id"]?.GetValue<string>();
            }

            return deskId is not null;
        });
        var approved = await blog.Author.PostAsync($"/api/desk/{deskId}/approve");
        if ((int)approved.Status >= 300)
            throw new InvalidOperationException($"{approved.Status}: {approved.Text}");
    }
}
