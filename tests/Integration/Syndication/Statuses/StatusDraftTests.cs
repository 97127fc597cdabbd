using System.Net;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Statuses;

/// <summary>Drafts made of statuses, over the API.</summary>
[Collection(SharedBlog.Name)]
public sealed class StatusDraftTests(BlogFixture fixture)
{
    private const string Tweets =
        """
        window.YTD.tweets.part0 = [
          {"tweet" : {"id_str" : "12", "in_reply_to_status_id_str" : "11", "full_text" : "箱は三つ。 https://t.co/books", "created_at" : "Sat Dec 26 08:52:00 +0000 2009", "source" : "<a href=\"https://mobile.example\">Keitai Web</a>",
            "entities" : {"urls" : [{"url" : "https://t.co/books", "expanded_url" : "https://books.example/2009"}]}}},
          {"tweet" : {"id_str" : "11", "full_text" : "店の前に本の箱を出した。\n# 見出しではない &amp; *印*", "created_at" : "Sat Dec 26 08:51:00 +0000 2009", "source" : "<a href=\"https://mobile.example\">Keitai Web</a>"}},
          {"tweet" : {"id_str" : "13", "full_text" : "@taro どうも", "in_reply_to_status_id_str" : "99", "created_at" : "Sat Dec 26 09:00:00 +0000 2009", "source" : "web"}},
          {"tweet" : {"id_str" : "14", "full_text" : "RT @taro: 古本市", "created_at" : "Sat Dec 26 10:00:00 +0000 2009", "source" : "web"}},
          {"tweet" : {"id_str" : "10", "full_text" : "昔の話", "created_at" : "Sun Jan 04 10:00:00 +0000 2009", "source" : "web"}}
        ]
        """;

    private const string Outbox =
        """
        {"type":"OrderedCollection","orderedItems":[
          {"type":"Create","actor":"https://social.example/users/hanako","to":["https://www.w3.org/ns/activitystreams#Public"],"object":{"type":"Note","id":"https://social.example/users/hanako/statuses/1",
            "url":"https://social.example/@hanako/1","published":"2026-05-01T03:04:05Z","content":"<p>雨の日は本を読む。</p>","to":["https://www.w3.org/ns/activitystreams#Public"],"cc":[]}},
          {"type":"Announce","actor":"https://social.example/users/hanako","object":"https://other.example/1"}]}
        """;

    private readonly TestBlog _blog = fixture.Blog;

    [Fact]
    public async Task Pasted_statuses_become_a_draft_that_only_the_author_sees()
    {
        var made = await _blog.Author.PostAsync(StatusForms.Path, new
        {
            source = "text",
            content = "店の前に本の箱を出した。\n8:51 AM Dec 26th, 2009 Keitai Webで\nhttps://twitter.example/hanako/status/1\n\nただの段落。\nhttps://twitter.example/hanako/status/2",
            title = "年末のつぶやき",
            tags = new[] { "twitter" },
        });

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Headers.Location!.ToString().ShouldBe($"/api/posts/{Uri.EscapeDataString("年末のつぶやき")}");
        made.Json["quoted"]!.GetValue<int>().ShouldBe(2);
        made.Json["warnings"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldStartWith("Block 2");
        var post = made.Json["post"]!;
        post["status"]!.GetValue<string>().ShouldBe("draft");
        post["tags"]!.ToJsonString().ShouldBe("""["twitter"]""");
        post["html"]!.GetValue<string>().ShouldContain("<footer><time datetime=\"2009-12-26T08:51\">2009-12-26 08:51</time> <span class=\"client\">Keitai Web</span> <a href=\"https://twitter.example/hanako/status/1\">");
        (await _blog.Reader.GetAsync(new Uri(made.Headers.Location!.ToString(), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _blog.Author.PostAsync($"{made.Headers.Location}/publish", ifMatch: made.ETag)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_archive_from_X_becomes_a_draft(bool isForm)
    {
        var made = isForm
            ? await _blog.SendAsync(StatusForms.Form(("source", "x"), ("account", "@hanako"), ("from", "2009-12-01T00:00:00+09:00"), ("categories", "SNS"), ("categories", "本"), ("max", "10"), ("includeReplies", "false"), ("file", Tweets)))
            : await _blog.Author.PostAsync(StatusForms.Path, new { source = "x", account = "hanako", from = "2009-12-01T00:00:00+09:00", categories = new[] { "SNS", "本" }, content = Tweets });

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Json["quoted"]!.GetValue<int>().ShouldBe(2);
        made.Json["leftOut"]!.ToJsonString().ShouldBe("""{"overMax":0,"outOfRange":1,"replies":1,"reposts":1,"notPublic":0,"unreadable":0}""");
        var post = made.Json["post"]!;
        post["title"]!.GetValue<string>().ShouldBe("2009-12-26のつぶやき");
        post["categories"]!.AsArray().Select(category => category!.GetValue<string>()).ShouldBe(["SNS", "本"]);
        post["html"]!.GetValue<string>().TrimEnd().ShouldBe(
            """
            <blockquote class="quoted-status" cite="https://x.com/hanako/status/11">
            <p>店の前に本の箱を出した。<br>
            # 見出しではない &amp; *印*</p>
            <p>箱は三つ。 <a href="https://books.example/2009">https://books.example/2009</a></p>
            <footer><time datetime="2009-12-26T17:51">2009-12-26 17:51</time> <span class="client">Keitai Web</span> <a href="https://x.com/hanako/status/11">https://x.com/hanako/status/11</a></footer>
            </blockquote>
            """);
    }

    [Fact]
    public async Task The_parts_of_an_archive_are_sent_together()
    {
        var second = "window.YTD.tweets.part1 = [ {\"tweet\":{\"id_str\":\"15\",\"in_reply_to_status_id_str\":\"12\",\"full_text\":\"四つめ。\",\"created_at\":\"Sun Dec 27 08:52:00 +0000 2009\"}} ]";
        var made = await _blog.SendAsync(StatusForms.Form(("source", "x"), ("from", "2009-12-01T00:00:00Z"), ("file", second), ("file", Tweets)));

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Json["quoted"]!.GetValue<int>().ShouldBe(3);
        made.Json["post"]!["body"]!.GetValue<string>().Split("\n> -- ").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outbox_from_Mastodon_becomes_a_draft(bool isForm)
    {
        var made = isForm ? await _blog.SendAsync(StatusForms.Form(("source", "mastodon"), ("file", Outbox))) : await _blog.Author.PostAsync(StatusForms.Path, new { source = "mastodon", content = Outbox });

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Json["post"]!["body"]!.GetValue<string>().ShouldBe("> 雨の日は本を読む。\n> -- 2026-05-01 12:04, , https://social.example/@hanako/1\n");
        made.Json["leftOut"]!["reposts"]!.GetValue<int>().ShouldBe(1);
    }
}
