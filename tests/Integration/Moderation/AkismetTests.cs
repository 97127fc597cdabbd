using System.Net;
using Microsoft.AspNetCore.Http;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Judge.Akismet;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Tests.Support.Moderation;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>The outside check, against a stand-in written from Akismet's documentation.</summary>
public sealed class AkismetTests
{
    private static readonly IPAddress Client = IPAddress.Parse("203.0.113.9");

    [Fact]
    public async Task It_is_asked_with_what_it_documents_and_forgets_nothing_that_it_needs()
    {
        await using var akismet = await AkismetDouble.StartAsync();
        await using var lab = await LabAsync(akismet);
        var item = await lab.ReceiveAsync(await lab.CommentAsync("こんにちは", email: "haru@example.com", url: "https://haru.example/", client: Client));

        item.State.ShouldBe(FeedbackState.Pending);
        item.Reasons.ShouldBeEmpty();
        item.SealedClient.ShouldBeEmpty("the address is not kept with the item");
        item.UserAgent.ShouldBeEmpty();
        var call = akismet.Calls.ShouldHaveSingleItem();
        call.Name.ShouldBe("comment-check");
        call.Form.Keys.ShouldBe(
            ["api_key", "blog", "blog_lang", "blog_charset", "is_test", "user_ip", "user_agent", "permalink", "comment_type", "comment_author", "comment_author_email", "comment_author_url", "comment_content", "comment_date_gmt"],
            ignoreOrder: true);
        call["blog"].ShouldBe("https://blog.example/");
        call["user_ip"].ShouldBe("203.0.113.9");
        call["user_agent"].ShouldBe("Mozilla/5.0 (test)");
        call["permalink"].ShouldBe("https://blog.example/posts/mixi-to-twitter");
        call["comment_type"].ShouldBe("comment");
        call["comment_content"].ShouldBe("こんにちは");
        call["comment_date_gmt"].ShouldBe("2026-03-01T09:00:00Z");
        call["is_test"].ShouldBe("1");
        (await lab.DumpAsync()).ShouldNotContain("203.0.113.9");
    }

    [Fact]
    public async Task What_it_calls_spam_is_spam_and_what_we_know_already_it_is_not_asked()
    {
        await using var akismet = await AkismetDouble.StartAsync();
        await using var lab = await LabAsync(akismet);
        var spam = await lab.ReceiveAsync(await lab.CommentAsync("こんにちは", name: AkismetDouble.SpamAuthor));
        spam.State.ShouldBe(FeedbackState.Spam);
        spam.Reasons.ShouldBe([new Reason(ReasonNames.Akismet, Scores.Akismet, "")]);
        var worst = await lab.ReceiveAsync(await lab.CommentAsync("こんにちは akismet-test-discard", name: AkismetDouble.SpamAuthor));
        worst.Reasons.ShouldBe([new Reason(ReasonNames.Akismet, Scores.Akismet, "discard")]);

        akismet.Calls.Count.ShouldBe(2);
        await lab.ReceiveAsync(await lab.CommentAsync("こんにちは") with { FilledHoneypot = true });
        akismet.Calls.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("invalid")]
    [InlineData("error")]
    [InlineData("abort")]
    [InlineData("slow")]
    [InlineData("redirect")]
    public async Task When_it_does_not_answer_properly_the_item_waits_even_of_who_is_trusted(string how)
    {
        await using var akismet = await AkismetDouble.StartAsync();
        await using var lab = await LabAsync(akismet, ("Moderation__TrustReturning", "true"));
        var first = await lab.ReceiveAsync(await lab.CommentAsync("一つ目", email: "haru@example.com"));
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        await lab.Get<FeedbackDecisions>().DecideAsync(first.DeskId, FeedbackState.Approved, default);
        await lab.DeliverAsync(TimeSpan.FromSeconds(3));
        akismet.Instead = async http =>
        {
            switch (how)
            {
                case "abort":
                    http.Abort();
                    break;
                case "slow":
                    await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                    break;
                case "redirect":
                    http.Response.Redirect("/true");
                    break;
                default:
                    http.Response.StatusCode = how == "error" ? 500 : 200;
                    await http.Response.WriteAsync(how == "garbage" ? "<html>true</html>" : how);
                    break;
            }
        };

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var item = await lab.ReceiveAsync(await lab.CommentAsync("二つ目", email: "haru@example.com"));
        clock.Elapsed.ShouldBeLessThan(AkismetClient.Limit + TimeSpan.FromSeconds(10));
        item.State.ShouldBe(FeedbackState.Pending);
        item.Reasons.ShouldContain(new Reason(ReasonNames.AkismetUnavailable, 0, ""));
    }

    [Fact]
    public async Task Without_the_senders_address_it_is_not_asked()
    {
        await using var akismet = await AkismetDouble.StartAsync();
        await using var lab = await LabAsync(akismet);
        var item = await lab.ReceiveAsync(await lab.CommentAsync("こんにちは") with { SealedClient = "" });
        item.Reasons.ShouldHaveSingleItem().Name.ShouldBe(ReasonNames.AkismetUnavailable);
        akismet.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_told_once_when_the_author_decides_otherwise_with_the_values_of_the_question()
    {
        await using var akismet = await AkismetDouble.StartAsync();
        await using var lab = await LabAsync(akismet);
        var ham = await lab.ReceiveAsync(await lab.CommentAsync("こんにちは", client: Client));
        await DecideAsync(lab, ham, FeedbackState.Approved);
        akismet.Calls.Count.ShouldBe(1, "it said the same");
        await DecideAsync(lab, ham, FeedbackState.Rejected);
        akismet.Calls.Count.ShouldBe(1, "not wanted is not spam");

        await DecideAsync(lab, ham, FeedbackState.Spam);
        akismet.Calls.Count.ShouldBe(2);
        akismet.Calls[1].Name.ShouldBe("submit-spam");
        foreach (var (name, value) in akismet.Calls[0].Form)
            akismet.Calls[1][name].ShouldBe(value.ToString(), name);
        foreach (var follower in lab.Get<IEnumerable<IFeedbackFollower>>())
            await follower.FollowAsync(await lab.ReadAsync(ham), default);
        await lab.DeliverAsync(TimeSpan.FromSeconds(3));
        akismet.Calls.Count.ShouldBe(2, "a message too many tells nothing");

        await DecideAsync(lab, ham, FeedbackState.Approved);
        akismet.Calls[^1].Name.ShouldBe("submit-ham");
    }

    [Fact]
    public async Task A_report_that_it_does_not_take_is_made_again_later()
    {
        await using var akismet = await AkismetDouble.StartAsync();
        await using var lab = await LabAsync(akismet);
        var spam = await lab.ReceiveAsync(await lab.CommentAsync("こんにちは", name: AkismetDouble.SpamAuthor));
        akismet.Instead = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await DecideAsync(lab, spam, FeedbackState.Approved);
        akismet.Calls.Count.ShouldBe(2);
        akismet.Instead = null;
        await lab.DeliverAsync(TimeSpan.FromMinutes(2));
        akismet.Calls.Count.ShouldBe(3);
        await lab.DeliverAsync(TimeSpan.FromDays(1));
        akismet.Calls.Select(call => call.Name).ShouldBe(["comment-check", "submit-ham", "submit-ham"]);
    }

    private static Task<ModerationLab> LabAsync(AkismetDouble akismet, params (string, string)[] settings) => ModerationLab.StartAsync(
    [
        ("Outbound__AllowPrivate", akismet.Authority), ("Moderation__Akismet__Key", AkismetDouble.Key), ("Moderation__Akismet__Endpoint", akismet.Endpoint), ("Moderation__Akismet__IsTest", "true"),
        .. settings,
    ]);

    private static async Task DecideAsync(ModerationLab lab, FeedbackItem item, FeedbackState decision)
    {
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        await lab.Get<FeedbackDecisions>().DecideAsync(item.DeskId, decision, default);
        await lab.DeliverAsync(TimeSpan.FromSeconds(3));
    }
}
