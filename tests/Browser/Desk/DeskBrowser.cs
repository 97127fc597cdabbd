using Microsoft.Playwright;
using ServerlessBlog.Tests.Support.Blog;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Desk;

/// <summary>A blog whose author works on the desk in a real browser.</summary>
public abstract class DeskBrowser(string language) : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private TestBlog? _blog;

    public TestBlog Blog => _blog!;

    public DeskItems Items => new(Blog);

    /// <summary>The slug of the one post.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The cookie of a session, so that tests do not use up the attempts to sign in.</summary>
    public string Session { get; private set; } = "";

    /// <summary>The blog's settings; more may be set before it starts.</summary>
    protected IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Blog__Language"] = language };

    public virtual async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync(new TestBlogOptions { Settings = Settings.AsReadOnly() });
        Slug = (await Blog.Author.PublishNewAsync("外へ、内へ", "本文です。")).Slug;
        Session = (await DeskClient.SignInAsync(Blog.Reader)).Cookie!.Split('=', 2)[1];
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserFixture.FindChromium(), Args = ["--no-sandbox"] });
    }

    /// <summary>A tab of a browser of its own, signed in unless told otherwise, that notes what a page must never do.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(
        string path, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool script = true, bool signedIn = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
        });
        if (signedIn)
            await context.AddCookiesAsync([new Cookie { Name = "desk", Value = Session, Domain = Blog.BaseUrl.Host, Path = "/desk", HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        var page = await context.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Blog.BaseUrl.ToString(), StringComparison.Ordinal))
                complaints.Add($"a request to {request.Url}");
        };
        if (script)
        {
            await page.ExposeFunctionAsync("complain", (string text) => complaints.Add(text));
            await page.AddInitScriptAsync("window.alert = text => complain(`an alert: ${text}`); addEventListener('securitypolicyviolation', violation => complain(`${violation.violatedDirective} refused ${violation.blockedURI}`));");
        }

        await page.GotoAsync(new Uri(Blog.BaseUrl, path).ToString());
        return (page, complaints);
    }

    public virtual async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_blog is not null)
            await _blog.DisposeAsync();
    }
}

public sealed class EnglishDesk() : DeskBrowser("en");

public sealed class JapaneseDesk() : DeskBrowser("ja");
