using Microsoft.Playwright;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Desk;

/// <summary>The desk by keyboard alone.</summary>
public sealed class DeskKeyboardTests(EnglishDesk desk) : IClassFixture<EnglishDesk>
{
    [Fact]
    public async Task The_author_decides_with_single_keys_undoes_and_goes_on_where_the_last_one_was()
    {
        var items = await AddAsync("First", "Second", "Third");
        var (page, complaints) = await desk.OpenAsync("/desk");
        await page.Keyboard.PressAsync("j");
        await FocusedAsync(page, items[2]);
        await page.Keyboard.PressAsync("j");
        await FocusedAsync(page, items[1]);
        await page.Keyboard.PressAsync("ArrowUp");
        await FocusedAsync(page, items[2]);
        await page.Keyboard.PressAsync("ArrowDown");
        await FocusedAsync(page, items[1]);

        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Published: 1.");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Published: 1.");
        await Assertions.Expect(Card(page, items[1])).ToHaveCountAsync(0);
        await FocusedAsync(page, items[0]);
        (await StateAsync(items[1])).ShouldBe("approved");

        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Undone: 1.");
        (await StateAsync(items[1])).ShouldBe("pending");
        await Card(page, items[0]).FocusAsync();
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Refused: 1.");
        (await StateAsync(items[0])).ShouldBe("rejected");
        await Card(page, items[1]).FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Put with the spam: 1.");
        (await StateAsync(items[1])).ShouldBe("spam");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_selected_is_decided_together()
    {
        var items = await AddAsync("Left", "Chosen one", "Chosen two");
        var (page, complaints) = await desk.OpenAsync("/desk");
        await Card(page, items[2]).FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#many-label")).ToHaveTextAsync("With 2 selected:");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("s");

        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Put with the spam: 2.");
        (await StateAsync(items[0])).ShouldBe("pending");
        (await StateAsync(items[1])).ShouldBe("spam");
        (await StateAsync(items[2])).ShouldBe("spam");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_are_letters_while_the_author_types_and_a_draft_outlives_another_decision()
    {
        var items = await AddAsync("Asker", "Other");
        var (page, complaints) = await desk.OpenAsync("/desk");
        await Card(page, items[0]).FocusAsync();
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("ajax?");
        var area = Card(page, items[0]).Locator("textarea");
        await Assertions.Expect(area).ToHaveValueAsync("ajax?");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("Escape");
        await FocusedAsync(page, items[0]);
        await Card(page, items[1]).FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(Card(page, items[1])).ToHaveCountAsync(0);
        await Assertions.Expect(area).ToHaveValueAsync("ajax?");

        await Card(page, items[0]).Locator(".reply button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Your reply is published.");
        (await StateAsync(items[0])).ShouldBe("approved");
        (await desk.Blog.Reader.GetStringAsync(new Uri("/posts/" + Uri.EscapeDataString(desk.Slug), UriKind.Relative))).ShouldContain("ajax?");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keys_are_explained_and_can_be_turned_off_for_good()
    {
        var items = await AddAsync("Untouched");
        var (page, complaints) = await desk.OpenAsync("/desk");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        (await page.Locator("#keys dt").CountAsync()).ShouldBe(9);
        await page.Locator("#keys-on").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await Card(page, items[0]).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await page.ReloadAsync();
        await Card(page, items[0]).FocusAsync();
        await page.Keyboard.PressAsync("a");

        await page.Locator("[data-help]").ClickAsync();
        await page.Locator("#keys-on").CheckAsync();
        await page.Locator("#keys form button").ClickAsync();
        (await StateAsync(items[0])).ShouldBe("pending");
        await Card(page, items[0]).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("Published: 1.");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_with_another_key_is_the_browsers()
    {
        var items = await AddAsync("Stays");
        var (page, _) = await desk.OpenAsync("/desk");
        await Card(page, items[0]).FocusAsync();
        foreach (var key in new[] { "Control+a", "Alt+r", "Meta+s" })
            await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("#many-label")).ToHaveTextAsync("With 1 selected:");
        (await StateAsync(items[0])).ShouldBe("pending");
    }

    private async Task<IReadOnlyList<DeskItem>> AddAsync(params string[] names)
    {
        List<DeskItem> items = [];
        foreach (var name in names)
            items.Add(await desk.Items.CommentAsync(desk.Slug, name, "What " + name + " says."));
        return items;
    }

    private async Task<string> StateAsync(DeskItem item)
    {
        foreach (var state in new[] { "pending", "spam", "rejected", "approved" })
        {
            if ((await desk.Blog.Author.GetAsync("/api/desk?limit=100&state=" + state)).Text.Contains(item.DeskId, StringComparison.Ordinal))
                return state;
        }

        return "nowhere";
    }

    private static ILocator Card(IPage page, DeskItem item) => page.Locator("#item-" + item.DeskId);

    private static Task FocusedAsync(IPage page, DeskItem item) => Assertions.Expect(Card(page, item)).ToBeFocusedAsync();
}
