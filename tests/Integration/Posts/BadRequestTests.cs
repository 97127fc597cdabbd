using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Posts;

/// <summary>Requests that cannot be read at all.</summary>
[Collection(SharedBlog.Name)]
public sealed class BadRequestTests(BlogFixture fixture)
{
    private readonly TestBlog _blog = fixture.Blog;

    public static TheoryData<string> Unreadable =>
    [
        "", "{", "[]", "null", "\"text\"", "7", "{]", "{\"title\":}", "{'title':'x'}", "{title:\"x\"}",
        "{\"title\":\"x\",}", "{\"title\":\"x\"} {}", "{\"title\":\"x\"}//", "{\"title\":NaN}", "{\"title\":\"\\ud800\"}",
        "{\"title\":\"x\",\"title\":\"y\"}", "{\"tags\":" + new string('[', 100) + new string(']', 100) + "}",
        new string('[', 100_000), "{\"title\":\"unterminated", "{\"title\":0123}", "\u0000",
    ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_not_one_JSON_object_is_refused(string json)
    {
        var response = await _blog.Author.PostAsync("/api/posts", json);

        response.Status.ShouldBe(HttpStatusCode.BadRequest, response.Text);
        response.Problem.ShouldBe("invalid-request");
    }

    [Fact]
    public async Task Invalid_UTF8_is_refused()
    {
        var response = await SendAsync(HttpMethod.Post, "/api/posts", [.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        response.Status.ShouldBe(HttpStatusCode.BadRequest, response.Text);
        response.Problem.ShouldBe("invalid-request");
        response.Json["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/title");
    }

    [StandaloneFact("The Functions host reads the chunks, and answers 500 itself when it cannot.")]
    public async Task A_chunk_of_an_impossible_size_is_refused()
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", _blog.BaseUrl.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/posts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {TestBlog.AuthorKey}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc\r\n0\r\n\r\n"));
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 400 Bad Request");
    }

    [Fact]
    public async Task A_body_of_2_MiB_is_refused_by_name_and_one_of_9_MiB_unread()
    {
        var json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { title = "x", body = new string('x', 2 * 1024 * 1024) }));
        var named = await SendAsync(HttpMethod.Post, "/api/posts", json);
        named.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        named.Json["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/body");

        (await SendAsync(HttpMethod.Post, "/api/posts", new byte[9 * 1024 * 1024])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_of_exactly_1_MiB_comes_back_whole()
    {
        var body = new string('本', 1024 * 1024 / 3) + "x";
        var created = await _blog.Author.CreateAsync(new { title = "one MiB", body });

        created.Json["body"]!.GetValue<string>().ShouldBe(body);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        var response = await _blog.Author.SendAsync(HttpMethod.Post, "/api/posts", "{}", mediaType: "text/plain");
        response.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Problem.ShouldBe("unsupported-media-type");
    }

    private async Task<BlogResponse> SendAsync(HttpMethod method, string path, byte[] json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestBlog.AuthorKey);
        request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _blog.Reader.SendAsync(request);
        return await BlogResponse.ReadAsync(response);
    }
}
