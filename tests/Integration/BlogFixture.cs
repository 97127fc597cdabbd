using ServerlessBlog.Tests.Support.Blog;
using Xunit;

namespace ServerlessBlog.Tests.Integration;

/// <summary>One blog for the tests that do not need one of their own.</summary>
public sealed class BlogFixture : IAsyncLifetime
{
    private TestBlog? _blog;

    public TestBlog Blog => _blog ?? throw new InvalidOperationException("The blog is not running.");

    public async Task InitializeAsync() => _blog = await TestBlog.StartAsync();

    public async Task DisposeAsync() => await Blog.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedBlog : ICollectionFixture<BlogFixture>
{
    public const string Name = "shared blog";
}
