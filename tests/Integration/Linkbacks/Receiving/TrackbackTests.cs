using System.Net;
using System.Text;
using System.Xml.Linq;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Receiving;

public sealed class TrackbackTests(LinkedBlog linked) : IClassFixture<LinkedBlog>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Success = """<?xml version="1.0" encoding="utf-8"?><response><error>0</error></response>""";

    private static readonly (string Charset, Encoding Encoding, string Title, string Excerpt, string Blog)[] Senders =
    [
        ("utf-8", new UTF8Encoding(false), "外へ向けた手紙", "昔書いた手紙のことを思い出した。絵文字も🎍書ける。", "鎌倉の本屋"),
        ("Shift_JIS", CodePage(932), "表示の能力について", "ソフトの予定と十の申し込み、①から⑩まで。", "機械の日記"),
        ("EUC-JP", CodePage(51932), "つぶやきは広告", "カタカナとひらがな、それに漢字を混ぜて書いた。", "港町通信"),
        ("ISO-2022-JP", CodePage(50220), "メールで届いた話", "七ビットでも日本語は届くという話をしたい。", "郵便受け"),
    ];

    [Fact]
    public async Task In_each_of_four_charsets_it_arrives_intact_waits_shows_after_approval_and_stands_in_the_list()
    {
        var (slug, permalink) = await linked.PublishAsync("四つの文字コード");
        foreach (var (charset, encoding, title, excerpt, blog) in Senders)
        {
            var source = linked.Site.Put($"/{charset}.html", $"<html><head><title>{title}</title></head><body><p>ここに<a href=\"{permalink}\">書いてあった</a>。</p></body></html>", encoding, $"text/html; charset={charset}");
            // As old programs send it: the label in a field, not in the Content-Type.
            var sent = await PingAsync(slug, encoding, ("title", title), ("url", source), ("excerpt", excerpt), ("blog_name", blog), ("charset", charset));
            (sent.Status, sent.MediaType, sent.Text).ShouldBe((HttpStatusCode.OK, "text/xml", Success), charset);
        }

        foreach (var (charset, _, title, excerpt, blog) in Senders)
        {
            var source = new Uri(linked.Site.Server.Url, $"/{charset}.html").AbsoluteUri;
            var item = await linked.DeskItemAsync(source, "pending");
            ((string?)item["kind"], (bool)item["linkback"]!["isVerified"]!).ShouldBe(("trackback", true));
            ((string?)item["linkback"]!["title"], (string?)item["linkback"]!["text"], (string?)item["linkback"]!["name"]).ShouldBe((title, excerpt, blog));
        }

        (await linked.PageAsync(slug)).QuerySelectorAll("#linkbacks li").ShouldBeEmpty("nothing shows before the author approves it");
        (await ListAsync(slug)).ShouldBeEmpty();
        foreach (var (charset, _, _, _, _) in Senders)
            await linked.DecideAsync(new Uri(linked.Site.Server.Url, $"/{charset}.html").AbsoluteUri);

        var page = await linked.PageAsync(slug, page => page.QuerySelectorAll("#linkbacks li").Length == Senders.Length);
        page.QuerySelectorAll("#linkbacks li a").Select(link => link.TextContent).ShouldBe(Senders.Select(sender => sender.Title));
        page.QuerySelectorAll("#linkbacks .p-content").Select(text => text.TextContent).ShouldBe(Senders.Select(sender => sender.Excerpt));
        page.QuerySelectorAll("#linkbacks .p-author").Select(name => name.TextContent).ShouldBe(Senders.Select(sender => sender.Blog));
        (await ListAsync(slug)).ShouldBe(Senders.Reverse().Select(sender => (sender.Title, new Uri(linked.Site.Server.Url, $"/{sender.Charset}.html").AbsoluteUri, sender.Excerpt)));
        var api = (await linked.GetAsync($"/api/posts/{slug}/linkbacks?limit=3")).Json;
        api["items"]!.AsArray().Select(item => ((string?)item!["kind"], (string?)item["title"])).ShouldBe(Senders.Take(3).Select(sender => ((string?)"trackback", (string?)sender.Title)));
        (await linked.GetAsync((string)api["next"]!)).Json["items"]!.AsArray().Select(item => (string?)item!["text"]).ShouldBe([Senders[3].Excerpt]);
        ((int)(await linked.GetAsync("/api/posts/" + slug)).Json["linkbackCount"]!).ShouldBe(Senders.Length);
    }

    [Fact]
    public async Task A_source_that_does_not_link_is_refused_with_the_reason_and_cannot_be_approved()
    {
        var (slug, permalink) = await linked.PublishAsync("リンクのない相手");
        var without = linked.Site.Put("/without.html", $"<p>リンクはありません。</p><!-- <a href='{permalink}'>x</a> -->");
        var missing = new Uri(linked.Site.Server.Url, "/nowhere.html").AbsoluteUri;
        foreach (var source in new[] { without, missing, "http://169.254.169.254/latest/meta-data/" })
            (await PingAsync(slug, Encoding.UTF8, ("url", source), ("title", "宣伝"))).Text.ShouldBe(Success, "the source is looked at later");

        var item = await linked.DeskItemAsync(without, "rejected");
        Reasons(item).ShouldBe(["no-link"]);
        ((bool)item["linkback"]!["isVerified"]!).ShouldBeFalse();
        Reasons(await linked.DeskItemAsync(missing, "rejected")).ShouldBe(["source-missing"]);
        Reasons(await linked.DeskItemAsync("http://169.254.169.254/latest/meta-data/", "rejected")).ShouldBe(["source-refused"]);
        (await linked.Blog.Author.PostAsync($"/api/desk/{item["id"]}/approve")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_and_both_times_a_success()
    {
        var (slug, permalink) = await linked.PublishAsync("二度の知らせ");
        var source = linked.Site.Put("/twice.html", $"<a href='{permalink}'>読んだ</a>");
        for (var time = 0; time < 2; time++)
            (await PingAsync(slug, Encoding.UTF8, ("url", source + "#part" + time), ("title", "二度目"))).Text.ShouldBe(Success);

        await linked.DecideAsync(source);
        await linked.Blog.DrainAsync();
        (await PingAsync(slug, Encoding.UTF8, ("url", source), ("title", "二度目"))).Text.ShouldBe(Success);
        (await ListAsync(slug)).ShouldBe([("二度目", source, "")]);
    }

    [Fact]
    public async Task Taking_it_costs_three_transactions_and_one_message()
    {
        var (slug, permalink) = await linked.PublishAsync("値段のある話");
        var source = linked.Site.Put("/price.html", $"<a href='{permalink}'>高い</a>");
        await linked.Blog.DrainAsync();

        var first = await PingAsync(slug, Encoding.UTF8, ("url", source), ("title", "値段"));
        (await linked.Blog.Bus.QueuesAsync()).Sum(queue => queue.Active + queue.Locked + queue.Scheduled).ShouldBe(1);
        first.StorageTransactions.ShouldBeLessThanOrEqualTo(3);
        await linked.AgeAsync(slug, source);
        (await PingAsync(slug, Encoding.UTF8, ("url", source), ("title", "値段"))).StorageTransactions.ShouldBeLessThanOrEqualTo(3);
        (await linked.Blog.Bus.QueuesAsync()).Sum(queue => queue.Active + queue.Locked + queue.Scheduled).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_with_a_ping_is_said_in_XML_with_status_200()
    {
        var (slug, _) = await linked.PublishAsync("まちがった知らせ");
        (await ErrorAsync(PingAsync(slug, Encoding.UTF8, ("title", "a")))).ShouldContain("url");
        (await ErrorAsync(PingAsync(slug, Encoding.UTF8, ("url", "javascript:alert(1)")))).ShouldContain("url");
        (await ErrorAsync(PingAsync(slug, Encoding.UTF8, ("url", "https://a.example/"), ("charset", "utf-7")))).ShouldContain("UTF-7");
        (await ErrorAsync(PingAsync("no-such-post", Encoding.UTF8, ("url", "https://a.example/")))).ShouldContain("no such post");
        (await ErrorAsync(PingAsync(slug, Encoding.UTF8, ("url", "https://a.example/"), ("excerpt", new string('a', 70_000))))).ShouldContain("64 KiB");
        (await ErrorAsync(linked.SendAsync(HttpMethod.Post, $"/posts/{Uri.EscapeDataString(slug)}/trackback", "{}"u8.ToArray(), "application/json"))).ShouldContain(Form);
    }

    [Fact]
    public async Task A_client_that_sends_too_many_is_told_so_in_the_same_XML()
    {
        var answers = new List<BlogResponse>();
        for (var i = 0; i < 61; i++)
            answers.Add(await linked.SendAsync(HttpMethod.Post, "/posts/no-such-post/trackback", "url="u8.ToArray(), Form, client: "2001:db8::" + i));
        answers.Take(60).ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers[60].Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answers[60].Text.ShouldStartWith("""<?xml version="1.0" encoding="utf-8"?><response><error>1</error><message>""");
        answers[60].Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        (await linked.SendAsync(HttpMethod.Post, "/posts/no-such-post/trackback", "url="u8.ToArray(), Form, client: "2001:db8:1::1")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Following_the_URL_leads_to_the_post_and_records_nothing()
    {
        var (slug, permalink) = await linked.PublishAsync("人が開いたURL");
        var path = $"/posts/{Uri.EscapeDataString(slug)}/trackback";
        await linked.Blog.DrainAsync();
        foreach (var query in new[] { "", "?url=https://a.example/&title=x", "?__mode=view" })
        {
            var answer = await linked.GetAsync(path + query);
            answer.Status.ShouldBe(HttpStatusCode.SeeOther);
            new Uri(linked.Blog.BaseUrl, answer.Headers.Location!).AbsoluteUri.ShouldBe(permalink);
        }

        (await linked.Blog.Bus.IsDrainedAsync()).ShouldBeTrue();
        (await ListAsync(slug)).ShouldBeEmpty();
        (await linked.GetAsync("/posts/no-such-post/trackback?__mode=rss")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await linked.GetAsync("/api/posts/no-such-post/linkbacks")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whatever_it_says_is_text_on_the_page()
    {
        const string attack = "</a><script>alert(1)</script><img src=x onerror=alert(1)>\"'--><b>日本語</b>";
        var (slug, permalink) = await linked.PublishAsync("<script>題名</script>--><b>");
        var source = linked.Site.Put("/attack.html", $"<a href='{permalink}'>x</a>");
        await PingAsync(slug, Encoding.UTF8, ("url", source + "?a=\"><script>"), ("title", attack), ("excerpt", attack), ("blog_name", attack));
        var stored = source + "?a=%22%3E%3Cscript%3E";
        var item = await linked.DeskItemAsync(stored, "pending", "spam");
        await linked.Blog.Author.PostAsync($"/api/desk/{item["id"]}/approve");

        var page = await linked.PageAsync(slug, page => page.QuerySelector("#linkbacks li") is not null);
        page.QuerySelector("#linkbacks li a")!.TextContent.ShouldBe(attack);
        page.QuerySelector("#linkbacks li a")!.GetAttribute("href").ShouldBe(stored);
        page.QuerySelector("#linkbacks .p-content")!.TextContent.ShouldBe(attack);
        page.QuerySelector("#linkbacks .p-author")!.TextContent.ShouldBe(attack);
        page.QuerySelectorAll("#linkbacks script, #linkbacks img, #linkbacks b, [onerror]").ShouldBeEmpty();
        (await ListAsync(slug)).ShouldBe([(attack, stored, attack)]);
    }

    private Task<BlogResponse> PingAsync(string slug, Encoding encoding, params (string Name, string Value)[] fields) => linked.SendAsync(
        HttpMethod.Post,
        $"/posts/{Uri.EscapeDataString(slug)}/trackback",
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Percent(encoding.GetBytes(field.Value))}"))),
        Form);

    private static async Task<string> ErrorAsync(Task<BlogResponse> sending)
    {
        var answer = await sending;
        (answer.Status, answer.MediaType).ShouldBe((HttpStatusCode.OK, "text/xml"));
        var response = XDocument.Parse(answer.Text).Root!;
        response.Element("error")!.Value.ShouldBe("1");
        return response.Element("message")!.Value;
    }

    private async Task<IEnumerable<(string Title, string Link, string Description)>> ListAsync(string slug)
    {
        var answer = await linked.GetAsync($"/posts/{Uri.EscapeDataString(slug)}/trackback?__mode=rss");
        (answer.Status, answer.MediaType).ShouldBe((HttpStatusCode.OK, "text/xml"));
        var channel = XDocument.Parse(answer.Text).Root!.Element("rss")!.Element("channel")!;
        return channel.Elements("item").Select(item => (item.Element("title")!.Value, item.Element("link")!.Value, item.Element("description")!.Value)).ToList();
    }

    private static IEnumerable<string?> Reasons(System.Text.Json.Nodes.JsonNode item) => item["reasons"]!.AsArray().Select(reason => (string?)reason!["name"]);

    private static string Percent(byte[] bytes) => string.Concat(bytes.Select(b => $"%{b:X2}"));

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
