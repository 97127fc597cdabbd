using ServerlessBlog.Tests.Support.Blog;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Comments;

/// <summary>A blog that takes comments for ten years, lets two origins use them, and knows its clients' addresses.</summary>
public sealed class CommentBlog : IAsyncLifetime
{
    public const string Origin = "https://www.static.example";

    private TestBlog? _blog;

    public TestBlog Blog => _blog!;

    public async Task InitializeAsync() => _blog = await TestBlog.StartAsync(new TestBlogOptions
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Comments__AllowedOrigins"] = $"{Origin}, http://localhost:8080",
            ["Comments__CloseAfterDays"] = "3650",
            ["Blog__ClientAddressHeader"] = TestBlog.ClientHeader,
        },
    });

    public async Task DisposeAsync() => await Blog.DisposeAsync();
}
