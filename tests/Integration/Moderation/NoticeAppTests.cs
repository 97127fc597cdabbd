using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>Notices and their links in the real app, over real queues.</summary>
public sealed partial class NoticeAppTests(NotifiedBlog notified) : IClassFixture<NotifiedBlog>
{
    [Fact]
    public async Task The_author_is_told_once_by_chat_and_mail_and_the_link_asks_before_it_approves()
    {
        await notified.SendAsync("<b>はじめまして</b>、読みました。", email: "first@example.com");
        await Wait.UntilAsync("both notices came", () => Task.FromResult(notified.Hook.Requests.Count > 0 && notified.Mail.Mails.Count > 0));
        var mail = notified.Mail.Mails.ShouldHaveSingleItem().Text;
        notified.Hook.Requests.ShouldHaveSingleItem().Body.ShouldContain("はじめまして");
        mail.ShouldNotContain("first@example.com");
        var link = Link().Match(mail).Value;

        using (var page = await notified.Blog.Reader.GetAsync(new Uri(link)))
        {
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            page.Headers.CacheControl!.NoStore.ShouldBeTrue();
            page.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
            var html = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
            html.QuerySelector("blockquote")!.TextContent.ShouldContain("<b>はじめまして</b>");
            html.QuerySelector("form[method=post] button")!.TextContent.ShouldBe("承認する");
            html.Body!.TextContent.ShouldNotContain("first@example.com");
        }

        await notified.OnDeskAsync("pending", "<b>はじめまして</b>、読みました。");
        using (var done = await notified.Blog.Reader.PostAsync(new Uri(link), null))
        {
            done.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await done.Content.ReadAsStringAsync()).ShouldContain("公開しました");
        }

        (await notified.Blog.Reader.GetStringAsync(new Uri($"/posts/{NotifiedBlog.Slug}", UriKind.Relative))).ShouldContain("はじめまして");
        using var again = await notified.Blog.Reader.GetAsync(new Uri(link));
        (await again.Content.ReadAsStringAsync()).ShouldContain("公開しました");
        notified.Hook.Requests.Count.ShouldBe(1);
        notified.Mail.Mails.Count.ShouldBe(1);

        // Now the author knows this commenter.
        await notified.Blog.DrainAsync();
        await notified.SendAsync("二度目の書き込みです。", email: "first@example.com");
        (await notified.OnDeskAsync("approved", "二度目の書き込みです。"))["reasons"]![0]!["name"]!.ToString().ShouldBe("known-sender");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_link_gets_a_page_that_says_so_and_does_nothing(string token)
    {
        var link = new Uri($"/desk/links/{token}", UriKind.Relative);
        foreach (var answer in new[] { await notified.Blog.Reader.GetAsync(link), await notified.Blog.Reader.PostAsync(link, null) })
        {
            using (answer)
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
                (await answer.Content.ReadAsStringAsync()).ShouldContain("このリンクは使えません");
            }
        }
    }

    [GeneratedRegex(@"http://\S+/desk/links/[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
