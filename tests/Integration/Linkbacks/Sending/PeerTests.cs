using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Peers;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

/// <summary>Other people's programs, which know nothing of this blog, take what it sends, and it takes what they send.</summary>
[Trait("Takes", "long")]
public sealed class PeerTests
{
    [Theory]
    [InlineData("send-webmention.cjs", "webmention", "\"status\":201")]
    [InlineData("send-pingback.cjs", "pingback", "\"fault\":null")]
    public async Task What_npm_packages_send_waits_for_the_author_once_its_source_was_seen_to_link(string script, string kind, string answer)
    {
        var post = "";
        await using var source = await LocalServer.StartAsync(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync($"<!doctype html><title>外のページ</title><p>See <a href=\"{Volatile.Read(ref post)}\">this</a>.");
        });
        await using var blog = await SendingBlog.StartAsync(source.Authority);
        Volatile.Write(ref post, (string)(await blog.PublishLinkingAsync("Target")).Json["url"]!);

        (await PeerProgram.RunAsync(script, $"{source.Url}page", post)).ShouldContain(answer);
        var item = await PendingAsync(blog);
        item["kind"]!.GetValue<string>().ShouldBe(kind);
        item["linkback"]!["url"]!.GetValue<string>().ShouldBe($"{source.Url}page");
        item["linkback"]!["title"]!.GetValue<string>().ShouldBe("外のページ");
        item["linkback"]!["isVerified"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Two_of_these_blogs_tell_each_other()
    {
        var port = TestBlog.FreePort();
        await using var theirs = await SendingBlog.StartAsync($"127.0.0.1:{port}");
        var target = (string)(await theirs.PublishLinkingAsync("Their post")).Json["url"]!;
        await using var ours = await SendingBlog.StartAsync(theirs.BaseUrl.Authority, port: port);

        var post = await ours.PublishLinkingAsync("Our answer", target);
        (await ours.UntilAsync(post, "sent")).Single()["protocol"]!.GetValue<string>().ShouldBe("webmention");
        var item = await PendingAsync(theirs);
        item["linkback"]!["title"]!.GetValue<string>().ShouldBe("Our answer");
        item["linkback"]!["url"]!.GetValue<string>().ShouldBe((string)post.Json["url"]!);
    }

    [Fact]
    public async Task The_npm_package_pingback_takes_our_pingback_once_it_has_seen_the_link()
    {
        var (receiver, port) = await PeerProgram.ServeAsync("pingback-receiver.cjs");
        await using var _ = receiver;
        var target = $"http://127.0.0.1:{port}/page";
        await using var blog = await SendingBlog.StartAsync($"127.0.0.1:{port}");

        var post = await blog.PublishLinkingAsync("外から見える題", target);
        var sent = (await blog.UntilAsync(post, "sent")).Single();
        sent["protocol"]!.GetValue<string>().ShouldBe("pingback");
        sent["detail"]!.GetValue<string>().ShouldBe("Pingback successful.");
        await Wait.UntilAsync("it prints what it took", () => Task.FromResult(receiver.Output.Contains("accepted: ", StringComparison.Ordinal)));
        receiver.Output.ShouldContain($"\"source\":\"{(string)post.Json["url"]!}\"");
        receiver.Output.ShouldContain($"\"target\":\"{target}\"");
        receiver.Output.ShouldContain("外から見える題");

        await blog.Author.PostAsync($"/api/posts/{post.Slug}/linkbacks/sent/{(string)sent["id"]!}/retry");
        await blog.UntilAsync(post, 1, items => (string)items[0]["outcome"]! == "alreadyKnown");
    }

    private static async Task<JsonNode> PendingAsync(TestBlog blog)
    {
        JsonNode? item = null;
        await Wait.UntilAsync("it waits on the desk", async () => (item = (await blog.Author.GetAsync("/api/desk")).Json["items"]!.AsArray().FirstOrDefault()) is not null);
        return item!;
    }
}
