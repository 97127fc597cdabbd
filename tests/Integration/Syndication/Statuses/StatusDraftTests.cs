using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Statuses;

/// <summary>Drafts made of statuses, over the API.</summary>
[Collection(SharedBlog.Name)]
public sealed class StatusDraftTests(BlogFixture fixture)
{
    private const string Path = "/api/drafts/from-statuses";

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
        var made = await _blog.Author.PostAsync(Path, new
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
            ? await SendAsync(Form(("source", "x"), ("account", "@hanako"), ("from", "2009-12-01T00:00:00+09:00"), ("categories", "SNS"), ("categories", "本"), ("max", "10"), ("includeReplies", "false"), ("file", Tweets)))
            : await _blog.Author.PostAsync(Path, new { source = "x", account = "hanako", from = "2009-12-01T00:00:00+09:00", categories = new[] { "SNS", "本" }, content = Tweets });

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
        var made = await SendAsync(Form(("source", "x"), ("from", "2009-12-01T00:00:00Z"), ("file", second), ("file", Tweets)));

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Json["quoted"]!.GetValue<int>().ShouldBe(3);
        made.Json["post"]!["body"]!.GetValue<string>().Split("\n> -- ").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outbox_from_Mastodon_becomes_a_draft(bool isForm)
    {
        var made = isForm ? await SendAsync(Form(("source", "mastodon"), ("file", Outbox))) : await _blog.Author.PostAsync(Path, new { source = "mastodon", content = Outbox });

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        made.Json["post"]!["body"]!.GetValue<string>().ShouldBe("> 雨の日は本を読む。\n> -- 2026-05-01 12:04, , https://social.example/@hanako/1\n");
        made.Json["leftOut"]!["reposts"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"source":"x","content":"window.YTD.like.part0 = []"}""", "/content", "another file")]
    [InlineData("""{"source":"x","content":"[{\"tweet\":\n{,"}""", "/content", "line 2, character 2")]
    [InlineData("""{"source":"mastodon","content":"[]"}""", "/content", "no outbox")]
    [InlineData("""{"source":"text","content":"a\n2009-12-26 08:51","from":"2010-01-01T00:00:00Z"}""", "/content", "1 outside from and until")]
    [InlineData("""{"source":"twitter","content":"a"}""", "/source", "x, mastodon or text")]
    [InlineData("""{"source":"text"}""", "/content", "Send the file")]
    [InlineData("""{"source":"text","content":"a","account":"hanako"}""", "/account", "Only an archive from X")]
    [InlineData("""{"source":"x","content":"[]","account":"a b"}""", "/account", "a name on X")]
    [InlineData("""{"source":"text","content":"a","from":"2010-01-01T00:00:00Z","until":"2010-01-01T00:00:00Z"}""", "/until", "later than from")]
    [InlineData("""{"source":"text","content":"a","from":"yesterday"}""", "/from", "a time with its offset")]
    [InlineData("""{"source":"text","content":"a","max":501}""", "/max", "1 to 500")]
    [InlineData("""{"source":"text","content":"a","max":"9"}""", "/max", "1 to 500")]
    [InlineData("""{"source":"text","content":"a","tags":["a/b"]}""", "/tags/0", "may not hold")]
    [InlineData("""{"source":"text","content":"a","status":"published"}""", "/status", "no such member")]
    public async Task What_is_wrong_is_named(string json, string pointer, string sentence)
    {
        var refused = await _blog.Author.PostAsync(Path, json);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Text);
        var error = refused.Json["errors"]!.AsArray().ShouldHaveSingleItem()!;
        error["pointer"]!.GetValue<string>().ShouldBe(pointer);
        error["detail"]!.GetValue<string>().ShouldContain(sentence);
    }

    [Theory]
    [InlineData("source=x&file=[]&title=late", "/title", "before the file")]
    [InlineData("source=x", "/file", "Send the file")]
    [InlineData("source=x&file=<html>{", "/file", "no file of an archive")]
    [InlineData("source=x&source=x&file=[]", "/source", "once")]
    [InlineData("source=x&colour=red&file=[]", "/colour", "no such member")]
    [InlineData("source=x&max=many&file=[]", "/max", "1 to 500")]
    [InlineData("source=x&content=a&file=[]", "/content", "no such member")]
    public async Task What_is_wrong_with_a_form_is_named(string fields, string pointer, string sentence)
    {
        var refused = await SendAsync(Form([.. fields.Split('&').Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))]));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Text);
        var error = refused.Json["errors"]!.AsArray().ShouldHaveSingleItem()!;
        error["pointer"]!.GetValue<string>().ShouldBe(pointer);
        error["detail"]!.GetValue<string>().ShouldContain(sentence);
    }

    [Fact]
    public async Task Another_media_type_a_cut_off_form_and_a_request_without_the_key_are_refused()
    {
        (await _blog.Author.SendAsync(HttpMethod.Post, Path, "つぶやき", mediaType: "text/plain")).Problem.ShouldBe("unsupported-media-type");
        (await SendAsync(Raw("--b\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n[{"))).Problem.ShouldBe("invalid-request");
        (await SendAsync(Raw("no form"))).Problem.ShouldBe("invalid-request");
        using var form = Form(("source", "x"), ("file", "[]"));
        (await _blog.Reader.PostAsync(new Uri(Path, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_file_that_is_not_in_UTF8_is_refused()
    {
        using var form = Form(("source", "text"));
        form.Add(new ByteArrayContent([0x82, 0xA0]), "file", "sjis.txt");

        (await SendAsync(form)).Text.ShouldContain("not in UTF-8");
    }

    [Fact]
    public async Task More_than_200_MiB_are_refused_before_they_are_sent()
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", _blog.BaseUrl.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {TestBlog.AuthorKey}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 209715201\r\n\r\n--b\r\n"));
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 413 Payload Too Large");
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
            if (name == "file")
                form.Add(part, name, "tweets.js");
            else
                form.Add(part, name);
        }

        return form;
    }

    private static ByteArrayContent Raw(string body) =>
        new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b") } };

    private async Task<BlogResponse> SendAsync(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestBlog.AuthorKey);
        using var response = await _blog.Reader.SendAsync(request);
        return await BlogResponse.ReadAsync(response);
    }
}
