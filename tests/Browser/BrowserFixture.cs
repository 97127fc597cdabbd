using Microsoft.Playwright;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>A blog with a few posts, and Debian's Chromium to read it with.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Everything = """
        本文の *強調* と `コード` と <kbd>Ctrl</kbd>、<mark>印</mark>、<ruby>東京<rt>とうきょう</rt></ruby>、脚注[^1]。
        https://long.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

        <p style="color:red" onclick="document.title='broken'"><img src="/assets/icon.svg" alt="印" width="600" height="600"></p>

        > 引用です。

        > つぶやきは外に向けた手紙です。
        > -- 2009-12-26 08:51, Keitai Web, https://status.example/2

        | とても広い列その一 | とても広い列その二 | とても広い列その三 | とても広い列その四 | とても広い列その五 |
        | --- | ---: | --- | --- | --- |
        | 111111111111111111111 | 222222222222222222222 | 333333333333333333333 | 444444444444444444444 | 555555555555555555555 |

        ```csharp
        var line = "とても長い行 とても長い行 とても長い行 とても長い行 とても長い行 とても長い行 とても長い行 とても長い行 とても長い行";
        ```

        - [x] 済んだ
        - [ ] まだ

        <details><summary>続き</summary><p>隠れていた段落。</p></details>
        <dl><dt>内</dt><dd>手紙</dd></dl>
        <figure><img src="/assets/icon.svg" alt="印" width="300" height="300"><figcaption>図</figcaption></figure>

        [^1]: 注です。
        """;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private TestBlog? _blog;

    public TestBlog Blog => _blog!;

    public async Task InitializeAsync()
    {
        _blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Blog__Title"] = "ためしのブログ", ["Blog__Description"] = "試験のためのブログです。" },
        });
        await _blog.Author.PutAsync("/api/authors/author", new { name = "はなこ", bio = "鎌倉で小さな本屋をしています。", url = "https://hanako.example/" });
        for (var day = 1; day <= 9; day++)
            await _blog.Author.PublishNewAsync($"2009年の記事 {day}", "昔の話です。", ["昔"], publishedAt: $"2009-12-0{day}T00:00:00Z");
        await _blog.Author.PublishNewAsync("何でもある記事", Everything, ["試験"], ["見出し"], "2010-01-01T00:00:00Z");
        await _blog.Author.PublishNewAsync("古い記事", "一つ目の本文です。", ["日記"], ["試験"], "2010-01-02T00:00:00Z");
        await _blog.Author.PublishNewAsync(
            "新しい記事",
            "二つ目の **本文** です。\n\n> つぶやきは外に向けた手紙です。\n> -- 2009-12-26 08:51, Keitai Web, https://status.example/1\n\n<script>document.title = 'broken'</script>",
            ["日記"], ["試験"], "2010-01-03T00:00:00Z");
        var talked = await _blog.Author.PublishNewAsync("話した記事", "コメントのある話です。", ["昔"], publishedAt: "2009-11-01T00:00:00Z");
        var said = await CommentDesk.SendAsAuthorAsync(_blog, talked.Slug, "一つ目です。\n\nhttps://hanako.example/");
        await CommentDesk.SendAsAuthorAsync(_blog, talked.Slug, "返事です。", said);
        var gone = await _blog.Author.PublishNewAsync("消えた記事");
        await _blog.Author.DeleteAsync("/api/posts/" + gone.Slug, "*");
        await Wait.UntilAsync("the posts are found", async () =>
            (await (await _blog.Reader.GetAsync(new Uri("/search?q=" + Uri.EscapeDataString("二つ目"), UriKind.Relative))).Content.ReadAsStringAsync()).Contains("新しい記事", StringComparison.Ordinal));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = FindChromium(), Args = ["--no-sandbox"] });
    }

    /// <summary>
    /// A new tab that notes what a reader must never meet: script errors, what the Content-Security-Policy refused, and
    /// requests to other origins.
    /// </summary>
    /// <param name="path">What to open in it.</param>
    /// <param name="scheme">Whether the reader's surroundings are light or dark.</param>
    /// <param name="width">The width of the window in CSS pixels.</param>
    /// <param name="hasScript">Whether scripts run in the reader's browser.</param>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(string path, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool hasScript = true)
    {
        var page = await _browser!.NewPageAsync(new BrowserNewPageOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 }, JavaScriptEnabled = hasScript });
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            // Chromium says so of a page that is an error itself.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Dialog += (_, dialog) =>
        {
            complaints.Add($"a dialog says {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Blog.BaseUrl.ToString(), StringComparison.Ordinal))
                complaints.Add($"a request to {request.Url}");
        };
        if (hasScript)
        {
            await page.ExposeFunctionAsync("complain", (string text) => complaints.Add(text));
            await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', violation => complain(`${violation.violatedDirective} refused ${violation.blockedURI}`));");
        }

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

    internal static string FindChromium() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Install Chromium, or name it in the environment variable CHROMIUM.");
}

[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "shared browser";
}
