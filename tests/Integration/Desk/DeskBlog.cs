using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ServerlessBlog.Tests.Support.Blog;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Desk;

/// <summary>A blog in English with one post, whose author has signed in on the desk.</summary>
public sealed class DeskBlog : IAsyncLifetime
{
    private TestBlog? _blog;
    private DeskClient? _desk;

    public TestBlog Blog => _blog!;

    public DeskClient Desk => _desk!;

    public DeskItems Items => new(Blog);

    public string Slug { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Blog__Language"] = "en",
                ["Blog__ClientAddressHeader"] = TestBlog.ClientHeader,
                ["Linkbacks__Send"] = "true",
                ["Linkbacks__SendDelaySeconds"] = "1",
            },
        });
        Slug = (await Blog.Author.PublishNewAsync("Talked about", "A post.")).Slug;
        _desk = await DeskClient.SignInAsync(Blog.Reader, "192.0.2.250");
        await Blog.DrainAsync();
    }

    public async Task DisposeAsync()
    {
        if (_blog is not null)
            await _blog.DisposeAsync();
    }

    /// <summary>A page of the desk, as a browser parses it.</summary>
    public async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await Desk.GetTextAsync(path));

    /// <summary>The names on the post's page as readers see it now.</summary>
    public async Task<string> PostTextAsync() => await Blog.Reader.GetStringAsync(new Uri("/posts/" + Slug, UriKind.Relative));
}
