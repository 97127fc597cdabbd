using System.Globalization;
using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Browser.Announcements;

/// <summary>The forms of the pages for announcements, as a program sends them. Each answer is held to the OpenAPI document.</summary>
[Collection(SharedAnnouncementBrowser.Name)]
public sealed class AnnouncementFormTests(AnnouncementBrowser desk)
{
    [Fact]
    public async Task Nothing_is_done_without_the_sessions_token()
    {
        var slug = await desk.WriteAsync("合言葉の話");
        var client = await desk.ClientAsync();
        (string, string)[] forged = [("token", "another"), ("do", "save"), ("base-town", "none"), ("text-town", "他人の案内です。")];
        foreach (var path in new[] { AnnouncementBrowser.ComposerOf(slug), AnnouncementBrowser.ComposerOf(slug) + "/preview", "/desk/announcements", "/desk/channels/resume" })
        {
            using var refused = await client.SendAsync(HttpMethod.Post, path, forged, []);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            using var foreign = await client.SendAsync(HttpMethod.Post, path, [("token", client.Token)], [("Sec-Fetch-Site", "cross-site")]);
            foreign.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            using var nobody = await new DeskClient(desk.Blog.Reader).PostAsync(path);
            nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await desk.PlannedAsync(slug)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_not_there()
    {
        var client = await desk.ClientAsync();
        var gone = await desk.WriteAsync("消える話");
        await desk.Blog.Author.DeleteAsync("/api/posts/" + Uri.EscapeDataString(gone), "*");
        foreach (var (slug, status) in new[] { ("no-such-post", HttpStatusCode.NotFound), (gone, HttpStatusCode.Gone) })
        {
            using var page = await client.GetAsync(AnnouncementBrowser.ComposerOf(slug));
            page.StatusCode.ShouldBe(status);
            using var saved = await client.PostAsync(AnnouncementBrowser.ComposerOf(slug), ("do", "save"));
            saved.StatusCode.ShouldBe(status);
            using var preview = await client.PostAsync(AnnouncementBrowser.ComposerOf(slug) + "/preview");
            preview.StatusCode.ShouldBe(status);
        }

        using var cursor = await client.GetAsync("/desk/announcements?cursor=nonsense");
        cursor.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var channel = await client.PostAsync("/desk/channels/resume", ("channel", "no-such-channel"));
        channel.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var decision = await client.PostAsync("/desk/announcements", ("post", "a"), ("channel", "town"), ("decision", "forget"));
        decision.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var nothing = await client.PostAsync("/desk/announcements", ("post", "a"), ("channel", "town"), ("decision", "check"));
        (await client.GetTextAsync(nothing.Headers.Location!.ToString())).ShouldContain("状態が変わっていたため、何もしていません。");
    }

    [Fact]
    public async Task Two_boxes_that_exchange_their_words_are_both_saved()
    {
        const string one = "通りがかりの方へ、川べりの桜の話を書きました。";
        const string other = "いつもの皆さんへ、来月の集まりのお知らせがあります。";
        var slug = await desk.WriteAsync("入れ替える話");
        var client = await desk.ClientAsync();
        await SaveAsync(client, slug, one, other);
        await SaveAsync(client, slug, other, one);
        (await desk.PlannedAsync(slug)).ShouldBe([(AnnouncementBrowser.Members, one), (AnnouncementBrowser.Town, other)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_long_newsletter_in_japanese_is_no_too_large_form()
    {
        var text = string.Concat(Enumerable.Range(0, 9_999).Select(i => (char)('一' + (i % 5000)))) + "。";
        var slug = await desk.WriteAsync("長い便りの話");
        var client = await desk.ClientAsync();
        await SaveAsync(client, slug, "", text);
        (await desk.PlannedAsync(slug)).ShouldBe([(AnnouncementBrowser.Members, text)]);
        using var tooLong = await client.PostAsync(AnnouncementBrowser.ComposerOf(slug), ("do", "save"), ("base-town", "none"), ("text-town", ""), ("base-members", await BaseAsync(client, slug, "members")), ("text-members", text + "。"));
        tooLong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tooLong.Content.ReadAsStringAsync()).ShouldContain("10,000以内に縮めてください。今の長さは10,001です。");
    }

    [Fact]
    public async Task The_composer_and_what_it_says_while_one_types_cost_few_transactions()
    {
        var slug = await desk.WriteAsync("安い話");
        var client = await desk.ClientAsync();
        using var page = await client.GetAsync(AnnouncementBrowser.ComposerOf(slug));
        Transactions(page).ShouldBe(4);
        using var preview = await client.PostAsync(
            AnnouncementBrowser.ComposerOf(slug) + "/preview", ("base-x", "none"), ("text-x", "予算のある案内です。"), ("base-town", "none"), ("text-town", "予算のない案内です。"));
        preview.StatusCode.ShouldBe(HttpStatusCode.OK);
        Transactions(preview).ShouldBe(4);
    }

    private static int Transactions(HttpResponseMessage answer) =>
        int.Parse(answer.Headers.GetValues("Server-Timing").Single().Split('"')[1], CultureInfo.InvariantCulture);

    private static async Task SaveAsync(DeskClient client, string slug, string town, string members)
    {
        using var saved = await client.PostAsync(
            AnnouncementBrowser.ComposerOf(slug), ("do", "save"),
            ("base-town", await BaseAsync(client, slug, "town")), ("text-town", town), ("base-members", await BaseAsync(client, slug, "members")), ("text-members", members));
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await saved.Content.ReadAsStringAsync());
    }

    private static async Task<string> BaseAsync(DeskClient client, string slug, string channel) =>
        (await client.GetTextAsync(AnnouncementBrowser.ComposerOf(slug))).Split($"name=\"base-{channel}\" value=\"")[1].Split('"')[0];
}
