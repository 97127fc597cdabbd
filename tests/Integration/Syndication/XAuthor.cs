using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Networks;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication;

/// <summary>A blog with a channel on X that is not connected yet, its author on the desk, and the author's browser at X.</summary>
public sealed partial class XAuthor : IAsyncLifetime
{
    /// <summary>The page on which the channel is connected.</summary>
    public const string Page = "/desk/channels/outside/connect";

    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private NetworkStandIns? _networks;
    private TestBlog? _blog;
    private DeskClient? _desk;

    public NetworkStandIns Networks => _networks!;

    public TestBlog Blog => _blog!;

    public DeskClient Desk => _desk!;

    public async Task InitializeAsync()
    {
        _networks = await NetworkStandIns.StartAsync();
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Blog__Language"] = "en",
                ["Outbound__AllowPrivate"] = Networks.Authorities,
                ["Channels__outside__Kind"] = "x",
                ["Channels__outside__Name"] = "X (outside)",
                ["Channels__outside__Endpoint"] = Networks.UrlOf("x"),
                ["Channels__outside__AuthorizeEndpoint"] = Networks.UrlOf("x", "authorize"),
                ["Channels__outside__ClientId"] = "blog-client",
                ["Channels__outside__ClientSecret"] = "blog-client-secret",
            },
        });
        _desk = await DeskClient.SignInAsync(Blog.Reader);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        if (_blog is not null)
            await _blog.DisposeAsync();
        if (_networks is not null)
            await _networks.DisposeAsync();
    }

    /// <summary>Begins on the desk, and gives access on X's page; where X leads back to.</summary>
    public async Task<string> ConsentAsync()
    {
        using var begun = await Desk.PostAsync(Page);
        begun.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var authorize = begun.Headers.Location!;
        var allow = WebUtility.HtmlDecode(Allow().Match(await _browser.GetStringAsync(authorize)).Groups["url"].Value);
        using var back = await _browser.GetAsync(new Uri(authorize, allow));
        back.StatusCode.ShouldBe(HttpStatusCode.Found);
        return back.Headers.Location!.PathAndQuery;
    }

    /// <summary>Sends the form of the page that X leads back to; where it leads on to.</summary>
    public async Task<string> FinishAsync(params (string Name, string Value)[] fields)
    {
        using var finished = await Desk.PostAsync("/desk/channels/outside/connected", fields);
        finished.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return finished.Headers.Location!.ToString();
    }

    /// <summary>A page of the desk, as a browser parses it.</summary>
    public async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await Desk.GetTextAsync(path));

    /// <summary>What a page of the desk says.</summary>
    public async Task<string> TextAsync(string path) => (await PageAsync(path)).Body!.TextContent;

    [GeneratedRegex("id=\"allow\" href=\"(?<url>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allow();
}
