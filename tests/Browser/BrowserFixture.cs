using Microsoft.Playwright;
using ServerlessBlog.Tests.Support.Blog;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>A blog with two posts, and Debian's Chromium to read it with.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private TestBlog? _blog;

    public TestBlog Blog => _blog!;

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync(new TestBlogOptions { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Blog__Title"] = "ためしのブログ" } });
        await _blog.Author.PublishNewAsync("古い記事", "一つ目の本文です。", ["日記"], ["試験"], "2010-01-02T00:00:00Z");
        await _blog.Author.PublishNewAsync(
            "新しい記事",
            "二つ目の **本文** です。\n\n> つぶやきは外に向けた手紙です。\n> -- 2009-12-26 08:51, Keitai Web, https://status.example/1\n\n<script>document.title = 'broken'</script>",
            ["日記"], ["試験"], "2010-01-03T00:00:00Z");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = FindChromium(), Args = ["--no-sandbox"] });
    }

    /// <summary>A new tab that notes what a reader must never meet: script errors, refused resources, other origins.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(string path)
    {
        var page = await _browser!.NewPageAsync();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Blog.BaseUrl.ToString(), StringComparison.Ordinal))
                complaints.Add($"a request to {request.Url}");
        };
        await page.GotoAsync(new Uri(Blog.BaseUrl, path).ToString());
        return (page, complaints);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_blog is not null)
            await _blog.DisposeAsync();
    }

    private static string FindChromium() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Install Chromium, or name it in the environment variable CHROMIUM.");
}
