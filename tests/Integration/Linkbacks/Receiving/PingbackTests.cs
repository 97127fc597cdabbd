using System.Net;
using System.Security;
using System.Text;
using System.Xml.Linq;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Receiving;

public sealed class PingbackTests(LinkedBlog linked) : IClassFixture<LinkedBlog>
{
    [Fact]
    public async Task It_is_taken_once_then_known_and_shown_after_approval()
    {
        var (slug, permalink) = await linked.PublishAsync("ピンバックの話");
        var source = linked.Site.Put("/ping.html", $"<title>頁の題</title><p>これを<a href='{permalink}'>読んだ</a>。</p>");

        (await CallAsync(source, permalink)).ShouldBeNull();
        (await CallAsync(source, permalink)).ShouldBe(48);
        await linked.DecideAsync(source);
        (await CallAsync(source, permalink)).ShouldBe(48);
        var page = await linked.PageAsync(slug, page => page.QuerySelector("#linkbacks li") is not null);
        page.QuerySelector("#linkbacks li a")!.TextContent.ShouldBe("頁の題");
        (await linked.GetAsync($"/api/posts/{slug}/linkbacks")).Json["items"]!.AsArray().Select(item => (string?)item!["kind"]).ShouldBe(["pingback"]);
    }

    [Fact]
    public async Task What_the_last_look_at_the_source_brought_is_the_fault_of_a_repeat_and_it_is_looked_at_again()
    {
        var (slug, permalink) = await linked.PublishAsync("あとからリンク");
        var late = linked.Site.Put("/late.html", "<p>まだです。</p>");
        var missing = new Uri(linked.Site.Server.Url, "/missing.html").AbsoluteUri;
        foreach (var source in new[] { late, missing })
        {
            (await CallAsync(source, permalink)).ShouldBeNull();
            await linked.DeskItemAsync(source, "rejected");
        }

        (await CallAsync(missing, permalink)).ShouldBe(16);
        linked.Site.Put("/late.html", $"<p>これを<a href='{permalink}'>読んだ</a>。</p>");
        await linked.AgeAsync(slug, late);
        (await CallAsync(late, permalink)).ShouldBe(17);
        await linked.DeskItemAsync(late, "pending");
        (await CallAsync(late, permalink)).ShouldBe(48);
    }

    [Fact]
    public async Task Faults_have_the_codes_of_the_specification()
    {
        var (_, permalink) = await linked.PublishAsync("まちがいの番号");
        var unpublished = await linked.Blog.Author.CreateAsync(new { title = "下書き", body = "本文" });
        var closed = await linked.Blog.Author.CreateAsync(new { title = "閉じた話", body = "本文", status = "published", allowLinkbacks = false });

        (await CallAsync("not a url", permalink)).ShouldBe(16);
        (await CallAsync(permalink, permalink)).ShouldBe(17);
        (await CallAsync("https://a.example/", new Uri(linked.Blog.BaseUrl, "/posts/no-such-post").AbsoluteUri)).ShouldBe(32);
        (await CallAsync("https://a.example/", (string)unpublished.Json["url"]!)).ShouldBe(32);
        (await CallAsync("https://a.example/", (string)closed.Json["url"]!)).ShouldBe(33);
        (await CallAsync("https://a.example/", new Uri(linked.Blog.BaseUrl, "/").AbsoluteUri)).ShouldBe(33);
        (await CallAsync("https://a.example/", "https://other.example/posts/x")).ShouldBe(33);
        (await FaultAsync("<methodCall><methodName>pingback.ping</methodName></methodCall>")).ShouldBe(0);
        (await FaultAsync("<methodCall><methodName>system.multicall</methodName></methodCall>")).ShouldBe(-32601);
        (await FaultAsync("<methodCall>")).ShouldBe(-32700);
        (await FaultAsync("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><methodCall><methodName>&e;</methodName></methodCall>")).ShouldBe(-32700);
        (await FaultAsync($"<methodCall><methodName>{new string('x', 70_000)}</methodName></methodCall>")).ShouldBe(-32700);
    }

    [Fact]
    public async Task The_methods_are_listed()
    {
        var answer = await SendAsync("<?xml version=\"1.0\"?><methodCall><methodName>system.listMethods</methodName><params/></methodCall>");
        XDocument.Parse(answer.Text).Descendants("string").Select(name => name.Value).ShouldBe(["pingback.ping", "system.listMethods"]);
    }

    // Null for success.
    private Task<int?> CallAsync(string source, string target) => FaultAsync(
        $"<?xml version=\"1.0\"?><methodCall><methodName>pingback.ping</methodName><params><param><value><string>{SecurityElement.Escape(source)}</string></value></param><param><value>{SecurityElement.Escape(target)}</value></param></params></methodCall>");

    private async Task<int?> FaultAsync(string xml)
    {
        var answer = await SendAsync(xml);
        var response = XDocument.Parse(answer.Text).Root!;
        if (response.Element("fault") is { } fault)
            return (int)fault.Descendants("int").Single();
        response.Descendants("string").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        return null;
    }

    private async Task<BlogResponse> SendAsync(string xml)
    {
        var answer = await linked.SendAsync(HttpMethod.Post, "/xmlrpc", Encoding.UTF8.GetBytes(xml), "text/xml");
        (answer.Status, answer.MediaType).ShouldBe((HttpStatusCode.OK, "text/xml"));
        return answer;
    }
}
