using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServerlessBlog.Tests.Integration.Comments;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Http;

/// <summary>A commenter's e-mail address is for the author alone.</summary>
public sealed class EmailPrivacyTests(HttpBlog blog) : IClassFixture<HttpBlog>
{
    private const string Name = "まだ知らない人";

    // Its parts are nowhere else, so that an encoded form is found too.
    private const string Mailbox = "kakushitai";
    private const string Domain = "himitsu.example";

    [Fact]
    public async Task The_e_mail_address_of_an_approved_comment_stands_in_no_page_no_feed_no_answer_and_no_log()
    {
        using var content = JsonContent.Create(new { name = Name, email = $"{Mailbox}@{Domain}", text = "住所は載せないでください。" });
        using var sent = await blog.Blog.Reader.PostAsync(new Uri($"/api/posts/{HttpBlog.Slug}/comments", UriKind.Relative), content);
        var answer = await sent.Content.ReadAsStringAsync();
        answer.ShouldNotContain(Mailbox);
        var id = (string)JsonNode.Parse(answer)!["id"]!;
        await blog.Blog.DecideAsync(id, "approve");
        (await blog.Blog.Author.PostAsync($"/api/posts/{HttpBlog.Slug}/comments", new { name = "はなこ", text = "載せません。", replyTo = id })).Status.ShouldBe(HttpStatusCode.Created);
        await blog.Blog.DrainAsync();

        List<string> showing = [];
        // The desk is where the author sees it.
        foreach (var route in RouteUnderTest.All.Where(route => !route.Path.Contains("desk", StringComparison.Ordinal)))
        {
            using var response = await blog.SendAsync("GET", route);
            var text = string.Join('\n', [.. response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value), await response.Content.ReadAsStringAsync()]);
            ShouldNotHold(text, route.Path);
            if (text.Contains(Name, StringComparison.Ordinal))
                showing.Add(route.Path);
        }

        // The comment itself is shown, so its address could have been.
        showing.ShouldContain("/posts/" + HttpBlog.Slug);
        showing.ShouldContain($"/posts/{HttpBlog.Slug}/comments.xml");
        showing.ShouldContain($"/api/posts/{HttpBlog.Slug}/comments");
        (await blog.Blog.Author.GetAsync("/api/desk?state=approved&limit=100")).Text.ShouldContain($"{Mailbox}@{Domain}");
        ShouldNotHold(blog.Blog.App.Output.ToString(), "the log");
    }

    private static void ShouldNotHold(string text, string where)
    {
        text.ShouldNotContain(Mailbox, Case.Insensitive, where);
        text.ShouldNotContain(Domain, Case.Insensitive, where);
    }
}
