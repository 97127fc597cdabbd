using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessBlog.Moderation.Read;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Authors;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Tests.Unit.Site;

/// <summary>The pages of a blog without storage: what they draw from given models.</summary>
internal sealed class TestSite : IDisposable
{
    public const string BaseUrl = "https://blog.example";

    private readonly ServiceProvider _services;

    public TestSite(string language = "ja", string title = "ためしのブログ", string description = "")
    {
        var options = new BlogOptions { BaseUrl = BaseUrl + "/", Title = title, Description = description, Language = language };
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Options.Create(options))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Urls>()
            .AddSingleton<BlogClock>()
            .AddSite()
            .BuildServiceProvider();
    }

    public SiteInfo Info => _services.GetRequiredService<SiteInfo>();

    public Task<string> HtmlAsync<TPage>(object model)
        where TPage : IComponent => _services.GetRequiredService<PageRenderer>().RenderAsync<TPage>(model);

    /// <summary>The page as a browser parses it.</summary>
    public async Task<IHtmlDocument> DrawAsync<TPage>(object model)
        where TPage : IComponent => new HtmlParser().ParseDocument(await HtmlAsync<TPage>(model));

    /// <summary>The permalink page of a post.</summary>
    public Task<IHtmlDocument> DrawAsync(PostView view) => DrawAsync<PermalinkPage>(new PermalinkPageModel(Info, view, ShownFeedback.Nothing));

    public static PostView View(Post post, string html = "<p>text</p>", AuthorProfile? author = null) =>
        new(post, "text", html, author ?? new AuthorProfile { RowKey = "haru", Name = "ハル" });

    public static Post Post(string title = "過去にmixiが与えた功績") => new()
    {
        PartitionKey = "mixi-to-twitter",
        Title = title,
        Language = "ja",
        Author = "haru",
        Status = PostStatus.Published,
        Revision = 1,
        TextExcerpt = "先日にtwitterでツイートした内容について書きますね",
        PublishedAt = DateTimeOffset.Parse("2010-01-03T07:45:00Z", System.Globalization.CultureInfo.InvariantCulture),
        UpdatedAt = DateTimeOffset.Parse("2010-01-04T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
        Categories = ["Twitter"],
        Tags = ["mixi", "つぶやき"],
    };

    public static TimelineRow Row(Post post) => TimelineRow.Of(post, ListNames.All, "1_" + post.Slug);

    public void Dispose() => _services.Dispose();
}
