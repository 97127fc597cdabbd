using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Statuses;

/// <summary>Requests for drafts that cannot be made.</summary>
[Collection(SharedBlog.Name)]
public sealed class RefusedStatusTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

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
        var refused = await _blog.Author.PostAsync(StatusForms.Path, json);

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
        var refused = await _blog.SendAsync(StatusForms.Form([.. fields.Split('&').Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))]));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Text);
        var error = refused.Json["errors"]!.AsArray().ShouldHaveSingleItem()!;
        error["pointer"]!.GetValue<string>().ShouldBe(pointer);
        error["detail"]!.GetValue<string>().ShouldContain(sentence);
    }

    [Fact]
    public async Task Another_media_type_a_cut_off_form_and_a_request_without_the_key_are_refused()
    {
        (await _blog.Author.SendAsync(HttpMethod.Post, StatusForms.Path, "つぶやき", mediaType: "text/plain")).Problem.ShouldBe("unsupported-media-type");
        (await _blog.SendAsync(Raw("--b\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n[{"))).Problem.ShouldBe("invalid-request");
        (await _blog.SendAsync(Raw("no form"))).Problem.ShouldBe("invalid-request");
        using var form = StatusForms.Form(("source", "x"), ("file", "[]"));
        (await _blog.Reader.PostAsync(new Uri(StatusForms.Path, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_file_that_is_not_in_UTF8_is_refused()
    {
        using var form = StatusForms.Form(("source", "text"));
        form.Add(new ByteArrayContent([0x82, 0xA0]), "file", "sjis.txt");

        (await _blog.SendAsync(form)).Text.ShouldContain("not in UTF-8");
    }

    [StandaloneFact("The Functions host takes 100 MB at most, and answers more than that itself.")]
    public async Task More_than_200_MiB_are_refused_before_they_are_sent()
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", _blog.BaseUrl.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {StatusForms.Path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {TestBlog.AuthorKey}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 209715201\r\n\r\n--b\r\n"));
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 413 Payload Too Large");
    }

    private static ByteArrayContent Raw(string body) =>
        new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b") } };
}
