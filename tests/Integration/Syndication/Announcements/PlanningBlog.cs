using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Announcements;

/// <summary>
/// A blog with all networks, of which these tests use <see cref="Outward"/> and <see cref="Inward"/>, and <see cref="Short"/>,
/// which takes next to nothing and is never sent to.
/// </summary>
public sealed class PlanningBlog : IAsyncLifetime
{
    public const string Outward = "mastodon";
    public const string Inward = "webhook";
    public const string Short = "memo";
    public const int ShortLimit = 20;

    private AnnouncingBlog? _announcing;

    public AnnouncingBlog Announcing => _announcing!;

    public BlogClient Author => Announcing.Blog.Author;

    public async Task InitializeAsync() => _announcing = await AnnouncingBlog.StartAsync(new TestBlogOptions
    {
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"Channels__{Short}__Kind"] = "webhook",
            [$"Channels__{Short}__Name"] = "Memo",
            [$"Channels__{Short}__Endpoint"] = "http://127.0.0.1:1/memo",
            [$"Channels__{Short}__Secret"] = "a secret that signs nothing",
            [$"Channels__{Short}__MaxCharacters"] = "20",
            ["Blog__Title"] = "鎌倉日記",
        },
    });

    public async Task DisposeAsync()
    {
        if (_announcing is not null)
            await _announcing.DisposeAsync();
    }

    /// <summary>A draft; returns its slug.</summary>
    public async Task<string> DraftAsync(string title, string body = "text") => (await Author.CreateAsync(new { title, body, language = "ja" })).Slug;

    public Task<BlogResponse> PutAsync(string slug, string channel, object body, string? ifMatch = null) => Author.PutAsync(PathOf(slug, channel), body, ifMatch);

    /// <summary>Plans something for a time to come, and fails unless that works.</summary>
    public async Task<BlogResponse> PlanAsync(string slug, string channel, string text)
    {
        var planned = await PutAsync(slug, channel, new { text, at = "2030-01-31T09:30:00+09:00" });
        ((int)planned.Status).ShouldBe(201, planned.Text);
        return planned;
    }

    public static string PathOf(string slug, string channel) => AnnouncingBlog.PathOf(slug, channel);
}

[CollectionDefinition(Name)]
public sealed class PlanningBlogs : ICollectionFixture<PlanningBlog>
{
    public const string Name = "planning blog";
}
