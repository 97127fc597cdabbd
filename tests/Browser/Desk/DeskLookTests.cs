using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Desk;

/// <summary>What holds for every page of the desk, in each language.</summary>
public abstract class DeskLookTests(DeskBrowser desk)
{
    private const string Banner = "/desk?done=approved&id=1&id=2&failed=1";

    public static TheoryData<string, bool, ColorScheme> Pages
    {
        get
        {
            TheoryData<string, bool, ColorScheme> data = [];
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var path in new[] { Banner, "/desk?state=approved", "/desk/messages", "/desk/linkbacks" })
                    data.Add(path, true, scheme);
                data.Add("/desk", false, scheme);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_accessibility_violations_and_fits_a_phone_of_320_pixels(string path, bool signedIn, ColorScheme scheme)
    {
        await SeedAsync();
        foreach (var width in new[] { 1280, 320 })
        {
            var (page, complaints) = await desk.OpenAsync(path, scheme, width, signedIn: signedIn);
            foreach (var summary in await page.Locator(".reply summary").AllAsync())
                await summary.ClickAsync();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
            var result = await page.RunAxe();
            result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
            complaints.ShouldBeEmpty();
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_help_has_no_accessibility_violations(ColorScheme scheme)
    {
        await SeedAsync();
        var (page, _) = await desk.OpenAsync("/desk", scheme, 320);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Help}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Buttons_are_large_enough_for_a_finger()
    {
        await SeedAsync();
        var (page, _) = await desk.OpenAsync("/desk", width: 320);
        foreach (var button in await page.Locator("main button:visible").AllAsync())
            (await button.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
    }

    [Fact]
    public async Task Hostile_texts_do_nothing_and_break_no_rule_of_the_policy()
    {
        foreach (var text in HostileTexts.All)
        {
            var reasons = System.Text.Json.JsonSerializer.Serialize(new[] { new { Name = text, Score = 1, Detail = text } });
            await desk.Items.CommentAsync(desk.Slug, text, text, "Spam", text, text, reasons);
            await desk.Items.LinkbackAsync(desk.Slug, "Trackback", text, isVerified: true, text, text, text, "Spam", reasons);
        }

        var (page, complaints) = await desk.OpenAsync("/desk?state=spam");
        while (true)
        {
            (await page.Locator(".item").CountAsync()).ShouldBeGreaterThan(0);
            if (await page.Locator("a[rel=next]").CountAsync() == 0)
                break;
            await page.Locator("a[rel=next]").ClickAsync();
        }

        // Also when the script puts in what came back.
        await page.Locator(".item .buttons button[value=rejected]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToBeVisibleAsync();
        complaints.ShouldBeEmpty();
    }

    private async Task SeedAsync()
    {
        const string longWord = "https://long.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        const string reasons = """[{"Name":"links","Score":3,"Detail":"7"},{"Name":"known-sender","Score":-2,"Detail":""}]""";
        await desk.Items.CommentAsync(desk.Slug, "とても長い名前の人とても長い名前の人とても長い名前の人", longWord, "Pending", "someone.with.a.long.address@mail.example", longWord, reasons);
        await desk.Items.LinkbackAsync(desk.Slug, "Webmention", longWord, isVerified: true, title: "題名", name: "ブログ", text: "抜粋です。", reasons: reasons);
        await desk.Items.LinkbackAsync(desk.Slug, "Trackback", "https://liar.example/", isVerified: false);
    }
}

public sealed class DeskLookInEnglish(EnglishDesk desk) : DeskLookTests(desk), IClassFixture<EnglishDesk>;

public sealed class DeskLookInJapanese(JapaneseDesk desk) : DeskLookTests(desk), IClassFixture<JapaneseDesk>;
