using System.Net;
using System.Text;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Receiving;

public sealed class SwitchedOffTests
{
    [Fact]
    public async Task One_setting_closes_every_post_to_every_kind()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Linkbacks__Receive"] = "false" },
        });
        var post = await blog.Author.PublishNewAsync("静かな記事");
        var permalink = Uri.EscapeDataString((string)post.Json["url"]!);

        var trackback = await SendAsync(blog, $"/posts/{Uri.EscapeDataString(post.Slug)}/trackback", "url=https%3A%2F%2Fa.example%2F", "application/x-www-form-urlencoded");
        (trackback.Status, trackback.MediaType).ShouldBe((HttpStatusCode.Forbidden, "text/xml"));
        trackback.Text.ShouldContain("<error>1</error>");
        var mention = await SendAsync(blog, "/webmention", $"source=https%3A%2F%2Fa.example%2F&target={permalink}", "application/x-www-form-urlencoded");
        mention.Status.ShouldBe(HttpStatusCode.Forbidden);
        var ping = await SendAsync(blog, "/xmlrpc", "<methodCall><methodName>pingback.ping</methodName><params><param><value>a</value></param><param><value>b</value></param></params></methodCall>", "text/xml");
        ping.Status.ShouldBe(HttpStatusCode.OK);
        ping.Text.ShouldContain("<int>49</int>");

        using var page = await blog.Reader.GetAsync(new Uri("/posts/" + Uri.EscapeDataString(post.Slug), UriKind.Relative));
        page.Headers.Contains("X-Pingback").ShouldBeFalse();
        (await page.Content.ReadAsStringAsync()).ShouldNotContain("trackback");
    }

    private static async Task<BlogResponse> SendAsync(TestBlog blog, string path, string body, string contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await blog.Reader.PostAsync(new Uri(path, UriKind.Relative), content);
        return await BlogResponse.ReadAsync(response);
    }
}
