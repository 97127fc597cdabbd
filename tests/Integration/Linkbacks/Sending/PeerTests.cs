using ServerlessBlog.Tests.Support;
using ServerlessBlog.Tests.Support.Blog;
using ServerlessBlog.Tests.Support.Peers;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Linkbacks.Sending;

/// <summary>Other people's programs take what we send. They know nothing of this blog.</summary>
public sealed class PeerTests
{
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
}
