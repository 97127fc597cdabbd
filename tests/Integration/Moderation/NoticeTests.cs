using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Moderation.Notices;
using ServerlessBlog.Moderation.Notices.Links;
using ServerlessBlog.Tests.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>When the author is told of what waits, and how often.</summary>
public sealed partial class NoticeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_first_items_that_wait_are_told_together_within_a_minute_and_the_next_ones_an_hour_later()
    {
        await using var hook = await HookAsync();
        await using var lab = await LabAsync(hook);
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目のコメントです", email: "haru@example.com"));
        await lab.ReceiveAsync(await lab.CommentAsync("二つ目のコメントです"));
        await lab.DeliverAsync(Soon);

        var text = (string)JObject.Parse(hook.Requests.ShouldHaveSingleItem().Body)["text"]!;
        text.ShouldContain("2件");
        text.ShouldContain("一つ目のコメントです");
        text.ShouldContain("https://blog.example/desk");
        hook.Requests[0].Body.ShouldNotContain("haru@");

        await lab.ReceiveAsync(await lab.CommentAsync("三つ目のコメントです"));
        await lab.DeliverAsync(TimeSpan.FromMinutes(58));
        hook.Requests.Count.ShouldBe(1);
        await lab.DeliverAsync(TimeSpan.FromMinutes(3));
        hook.Requests.Count.ShouldBe(2);
        await lab.DeliverAsync(TimeSpan.FromDays(1));
        hook.Requests.Count.ShouldBe(2, "nothing new waits");
    }

    [Fact]
    public async Task What_is_decided_before_the_notice_is_not_told_and_spam_never()
    {
        await using var hook = await HookAsync();
        await using var lab = await LabAsync(hook);
        await lab.ReceiveAsync(await lab.CommentAsync("宣伝") with { FilledHoneypot = true });
        var item = await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        await lab.Get<FeedbackDecisions>().DecideAsync(item.DeskId, FeedbackState.Approved, default);
        await lab.DeliverAsync(Soon);
        hook.Requests.ShouldBeEmpty();

        await lab.Get<FeedbackDecisions>().UndoAsync(item.DeskId, default);
        await lab.DeliverAsync(Soon);
        hook.Requests.ShouldBeEmpty("the author knows of what the author took back");
        await lab.ReceiveAsync(await lab.CommentAsync("二つ目"));
        await lab.DeliverAsync(Soon);
        hook.Requests.Count.ShouldBe(1, "nothing was told within the hour");
    }

    [Fact]
    public async Task A_message_that_is_delivered_again_tells_nobody_twice()
    {
        await using var hook = await HookAsync();
        await using var lab = await LabAsync(hook);
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        var message = lab.Queue.Messages.Single(message => message.Body.Contains(NoticeDue.MessageKind, StringComparison.Ordinal));
        await lab.DeliverAsync(Soon);
        await using var other = lab.Another(Settings(hook));
        await Task.WhenAll(lab.DeliverAsync(message.Body), other.DeliverAsync(message.Body));
        await lab.DeliverAsync(TimeSpan.FromHours(3));
        hook.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_consumers_with_one_message_tell_once()
    {
        await using var hook = await HookAsync();
        await using var lab = await LabAsync(hook);
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        var message = lab.Queue.Messages.Single(message => message.Body.Contains(NoticeDue.MessageKind, StringComparison.Ordinal)).Body;
        await using var other = lab.Another(Settings(hook));
        await Task.WhenAll(lab.DeliverAsync(message), other.DeliverAsync(message), lab.DeliverAsync(message), other.DeliverAsync(message));
        hook.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_refused_is_told_later_and_what_may_have_arrived_is_not()
    {
        var status = 500;
        await using var hook = await LocalServer.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            if (status == 0)
                http.Abort();
            return Task.CompletedTask;
        });
        await using var lab = await LabAsync(hook);
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        await lab.DeliverAsync(TimeSpan.FromMinutes(4));
        hook.Requests.Count.ShouldBe(2, "refused, and again a minute later");
        status = 204;
        await lab.DeliverAsync(TimeSpan.FromMinutes(4));
        hook.Requests.Count.ShouldBe(3);

        status = 0;
        await lab.DeliverAsync(TimeSpan.FromHours(2));
        await lab.ReceiveAsync(await lab.CommentAsync("二つ目"));
        await lab.DeliverAsync(TimeSpan.FromHours(12));
        hook.Requests.Count.ShouldBe(4, "nobody knows whether it arrived");
        status = 200;
        await lab.ReceiveAsync(await lab.CommentAsync("三つ目"));
        await lab.DeliverAsync(Soon);
        ((string)JObject.Parse(hook.Requests[^1].Body)["text"]!).ShouldContain("3件");
    }

    [Fact]
    public async Task A_consumer_that_died_with_a_notice_in_its_hands_is_followed_by_the_next_notice()
    {
        await using var hook = await HookAsync();
        await using var lab = await LabAsync(hook);
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        var states = lab.Get<NoticeStates>();
        await states.TryWriteAsync("webhook", await states.FindAsync("webhook", default) with { ClaimedAt = lab.Time.GetUtcNow() }, default);
        await lab.DeliverAsync(TimeSpan.FromMinutes(30));
        hook.Requests.ShouldBeEmpty("it may have been sent");
        await lab.DeliverAsync(TimeSpan.FromMinutes(40));
        hook.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_notice_whose_message_was_lost_is_followed_by_one_of_the_next_item()
    {
        await using var hook = await HookAsync();
        await using var lab = await LabAsync(hook);
        await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        lab.Time.Advance(NoticeSchedule.Lost + TimeSpan.FromMinutes(1));
        lab.Queue.TakeDue().Count.ShouldBe(1);
        await lab.ReceiveAsync(await lab.CommentAsync("二つ目"));
        await lab.DeliverAsync(Soon);
        hook.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_links_of_a_notice_name_one_item_and_one_decision_for_seven_days()
    {
        await using var hook = await HookAsync();
        await using var lab = await LabAsync(hook);
        var item = await lab.ReceiveAsync(await lab.CommentAsync("一つ目"));
        await lab.DeliverAsync(Soon);
        var tokens = Links((string)JObject.Parse(hook.Requests[0].Body)["text"]!);

        var links = lab.Get<DecisionLinks>();
        (await links.ReadAsync(tokens[0], default)).ShouldBe(new LinkedDecision(item.DeskId, FeedbackState.Approved));
        (await links.ReadAsync(tokens[1], default)).ShouldBe(new LinkedDecision(item.DeskId, FeedbackState.Spam));
        foreach (var forged in new[] { "", "x", tokens[0][..^1], tokens[0] + "A", "A" + tokens[0][1..] })
            (await links.ReadAsync(forged, default)).ShouldBeNull(forged);
        lab.Time.Advance(TimeSpan.FromDays(7));
        (await links.ReadAsync(tokens[0], default)).ShouldBeNull("it is over");
    }

    private static Task<LocalServer> HookAsync() => LocalServer.StartAsync(_ => Task.CompletedTask);

    private static Task<ModerationLab> LabAsync(LocalServer hook) => ModerationLab.StartAsync(Settings(hook));

    private static (string Name, string Value)[] Settings(LocalServer hook) =>
        [("Outbound__AllowPrivate", hook.Authority), ("Moderation__Notify__Webhook__Url", hook.Url.AbsoluteUri)];

    private static List<string> Links(string text) => [.. Link().Matches(text).Select(match => match.Groups["token"].Value)];

    [GeneratedRegex("https://blog.example/desk/links/(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
