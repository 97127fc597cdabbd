using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser;

/// <summary>What holds for every page.</summary>
[Collection(SharedBrowser.Name)]
public sealed class PageTests(BrowserFixture browser)
{
    private const int MaxBytes = 40_000;

    // The sum of all shifts that were not the reader's doing, once nothing is left to load or lay out.
    private const string LayoutShift = """
        () => new Promise(done => {
          let sum = 0;
          const add = shifts => { for (const shift of shifts) if (!shift.hadRecentInput) sum += shift.value; };
          const observer = new PerformanceObserver(list => add(list.getEntries()));
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { add(observer.takeRecords()); done(sum); })));
        })
        """;

    [Theory]
    [ClassData(typeof(SitePages))]
    public Task A_page_has_no_accessibility_violations(string path) => CheckAsync(path, ColorScheme.Light);

    [Theory]
    [ClassData(typeof(SitePages))]
    public Task A_page_has_no_accessibility_violations_in_the_dark(string path) => CheckAsync(path, ColorScheme.Dark);

    [Theory]
    [ClassData(typeof(SitePages))]
    public async Task A_page_moves_nothing_while_it_loads_and_breaks_no_rule_of_its_policy(string path)
    {
        var (page, complaints) = await browser.OpenAsync(path);

        (await page.EvaluateAsync<double>(LayoutShift)).ShouldBe(0);
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [ClassData(typeof(SitePages))]
    public async Task A_page_fits_a_phone_of_320_pixels(string path)
    {
        var (page, _) = await browser.OpenAsync(path, width: 320);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(320);
    }

    [Theory]
    [ClassData(typeof(SitePages))]
    public async Task A_page_weighs_less_than_40_kilobytes(string path)
    {
        var (page, _) = await browser.OpenAsync("/healthz");
        List<Task<byte[]>> bodies = [];
        page.Response += (_, response) => bodies.Add(response.BodyAsync());
        await page.GotoAsync(new Uri(browser.Blog.BaseUrl, path).ToString());
        var icon = await page.Locator("link[rel=icon]").GetAttributeAsync("href");
        var iconBytes = await (await page.APIRequest.GetAsync(new Uri(browser.Blog.BaseUrl, icon).ToString())).BodyAsync();

        // As they are, not as they are sent: compressed it is a third.
        var sizes = (await Task.WhenAll(bodies)).Append(iconBytes).Select(body => body.Length).ToList();
        sizes.Count.ShouldBeGreaterThanOrEqualTo(3);
        sizes.Sum().ShouldBeInRange(1, MaxBytes);
    }

    [Theory]
    [InlineData("/posts/新しい記事")]
    [InlineData("/")]
    public async Task Print_leaves_out_what_only_a_screen_can_use(string path)
    {
        var (page, _) = await browser.OpenAsync(path);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await page.Locator("nav:visible, .skip:visible, form:visible").CountAsync()).ShouldBe(0);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("記事");
    }

    [Fact]
    public async Task An_inline_style_is_refused_and_noticed()
    {
        var (page, complaints) = await browser.OpenAsync("/");
        await page.EvaluateAsync("document.querySelector('h1').insertAdjacentHTML('beforeend', '<b style=\"position:fixed\">x</b>')");

        await Wait.UntilAsync("the violation is noticed", () => Task.FromResult(complaints.Exists(text => text.Contains("style-src", StringComparison.Ordinal))));
        (await page.Locator("h1 b").EvaluateAsync<string>("b => getComputedStyle(b).position")).ShouldBe("static");
    }

    [Fact]
    public async Task Light_and_dark_follow_the_readers_system()
    {
        (await GroundAsync(ColorScheme.Light)).ShouldBe("rgb(252, 253, 252)");
        (await GroundAsync(ColorScheme.Dark)).ShouldBe("rgb(19, 24, 25)");
    }

    [Fact]
    public async Task An_image_keeps_its_ratio_where_it_does_not_fit()
    {
        var (page, _) = await browser.OpenAsync("/posts/何でもある記事", width: 320);
        var box = (await page.Locator(".body img").First.BoundingBoxAsync()).ShouldNotBeNull();

        box.Width.ShouldBeLessThan(300);
        box.Height.ShouldBe(box.Width, 0.5);
    }

    private async Task CheckAsync(string path, ColorScheme scheme)
    {
        var (page, _) = await browser.OpenAsync(path, scheme);
        var result = await page.RunAxe();
        result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
    }

    private async Task<string> GroundAsync(ColorScheme scheme)
    {
        var (page, _) = await browser.OpenAsync("/", scheme);
        return await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }
}
