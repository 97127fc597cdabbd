using System.Globalization;
using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Hosting;

/// <summary>What the author and readers see of the host.</summary>
public sealed class HostedPostTests
{
    [Fact]
    public async Task The_hosts_addresses_stand_in_no_answer_and_costs_are_not_shown()
    {
        await using var blog = await TestBlog.StartAsync(new TestBlogOptions
        {
            Hosted = true,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Blog__ShowCost"] = null },
        });
        var post = await blog.Author.PublishNewAsync("プロキシ越しの記事", "本文");
        var inside = ":" + (await blog.Host.HandlerPortAsync()).ToString(CultureInfo.InvariantCulture);
        foreach (var path in new[] { "/", "/posts/" + Uri.EscapeDataString(post.Slug), "/api/posts", "/atom.xml", "/sitemap.xml", "/no/such/page" })
        {
            using var answer = await blog.Reader.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.ShouldBe(path == "/no/such/page" ? HttpStatusCode.NotFound : HttpStatusCode.OK, path);
            var text = string.Join('\n', [.. answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value), await answer.Content.ReadAsStringAsync()]);
            text.ShouldNotContain(inside, Case.Sensitive, path);
            text.ShouldNotContain("storage;desc", Case.Sensitive, path);
        }

        post.Json["url"]!.GetValue<string>().ShouldStartWith(blog.BaseUrl.AbsoluteUri + "posts/");
        (await blog.Author.SendAsync(HttpMethod.Put, "/api/posts", new { })).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }
}
