using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>The judge in the real app: what the form and the headers tell it.</summary>
public sealed class JudgeAppTests(NotifiedBlog notified) : IClassFixture<NotifiedBlog>
{
    [Fact]
    public async Task A_filled_honeypot_and_a_form_sent_at_once_are_seen()
    {
        await notified.SendAsync("宣伝です", client: "198.51.100.2", honeypot: "http://spam.example");
        (await notified.OnDeskAsync("spam", "宣伝です"))["reasons"]!.AsArray().ShouldContain(reason => (string)reason!["name"]! == "honeypot");
        await notified.SendAsync("速いです", client: "198.51.100.3", elapsed: "10");
        (await notified.OnDeskAsync("pending", "速いです"))["reasons"]!.AsArray().ShouldContain(reason => (string)reason!["name"]! == "too-fast");
    }

    [Fact]
    public async Task A_header_that_anybody_can_send_makes_no_other_client()
    {
        for (var i = 1; i <= 13; i++)
            await notified.SendAsync($"{i}通目", client: "203.0.113.9", forwarded: $"192.0.2.{i}");
        await notified.Blog.DrainAsync();
        await notified.SendAsync("十四通目", client: "203.0.113.9", forwarded: "192.0.2.99");
        var flood = await notified.OnDeskAsync("spam", "十四通目");
        flood["reasons"]!.AsArray().ShouldContain(reason => (string)reason!["name"]! == "rate");

        await notified.SendAsync("別の人です", client: "203.0.113.10", forwarded: "192.0.2.1");
        (await notified.OnDeskAsync("pending", "別の人です"))["reasons"]!.AsArray().ShouldBeEmpty();
    }
}
