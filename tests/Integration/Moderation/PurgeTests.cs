using System.Net;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Judge.Memory;
using ServerlessBlog.Moderation.Judge.Purging;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Storage;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>What is forgotten, and when.</summary>
public sealed class PurgeTests
{
    private const string Text = "長い間このブログを読んでいます。今日の記事は特に面白く、何度も読み返しました。";

    [Fact]
    public async Task Who_sent_how_much_is_forgotten_after_a_day_or_two_and_texts_after_thirty()
    {
        await using var lab = await ModerationLab.StartAsync();
        await lab.ReceiveAsync(await lab.CommentAsync(Text, client: IPAddress.Parse("203.0.113.9")));
        await PurgeAsync(lab);
        (await MemoryAsync(lab)).ShouldBe(["client-key", "rate", "recent", "state", "text"]);

        lab.Time.Advance(TimeSpan.FromDays(2));
        await PurgeAsync(lab);
        (await MemoryAsync(lab)).ShouldBe(["recent", "state", "text"]);
        lab.Time.Advance(TimeSpan.FromDays(27));
        await PurgeAsync(lab);
        (await MemoryAsync(lab)).ShouldBe(["recent", "state", "text"]);
        lab.Time.Advance(TimeSpan.FromDays(2));
        await PurgeAsync(lab);
        (await MemoryAsync(lab)).ShouldBe(["state"]);
    }

    [Fact]
    public async Task Spam_and_linkbacks_that_the_judge_refused_are_erased_after_thirty_days_and_nothing_else()
    {
        await using var lab = await ModerationLab.StartAsync();
        var spam = await lab.ReceiveAsync(await lab.CommentAsync("宣伝") with { FilledHoneypot = true });
        var lateSpam = await lab.ReceiveAsync(await lab.CommentAsync("やはり宣伝でした"));
        var waiting = await lab.ReceiveAsync(await lab.CommentAsync("待っています"));
        var rejected = await lab.ReceiveAsync(await lab.CommentAsync("断られました"));
        await lab.Get<FeedbackDecisions>().DecideAsync(rejected.DeskId, FeedbackState.Rejected, default);
        lab.Verifier.Says = _ => new Verification(VerificationOutcome.DoesNotLink, "no-link");
        var refused = await lab.ReceiveLinkbackAsync("https://other.example/a", "title", "text");

        lab.Time.Advance(TimeSpan.FromDays(29));
        await PurgeAsync(lab);
        (await lab.FindAsync(spam)).ShouldNotBeNull();
        await lab.Get<FeedbackDecisions>().DecideAsync(lateSpam.DeskId, FeedbackState.Spam, default);
        lab.Time.Advance(TimeSpan.FromDays(2));
        await PurgeAsync(lab);
        await lab.DeliverAsync(TimeSpan.FromMinutes(1));

        (await lab.FindAsync(spam)).ShouldBeNull();
        (await lab.FindAsync(refused)).ShouldBeNull();
        foreach (var kept in new[] { lateSpam, waiting, rejected })
            (await lab.FindAsync(kept)).ShouldNotBeNull();
        lab.Time.Advance(TimeSpan.FromDays(30));
        await PurgeAsync(lab);
        (await lab.FindAsync(lateSpam)).ShouldBeNull();
        (await lab.FindAsync(rejected)).ShouldNotBeNull("the author may look it up");
    }

    [Fact]
    public async Task Once_a_day_is_enough()
    {
        await using var lab = await ModerationLab.StartAsync();
        await PurgeAsync(lab);
        var meter = StorageMeter.Start();
        await PurgeAsync(lab);
        meter.Transactions.ShouldBe(0);
        await using var other = lab.Another();
        meter = StorageMeter.Start();
        await PurgeAsync(other);
        meter.Transactions.ShouldBe(1);
        other.Time.Advance(TimeSpan.FromDays(1));
        meter = StorageMeter.Start();
        await PurgeAsync(other);
        meter.Transactions.ShouldBeInRange(5, 10);
    }

    [Fact]
    public async Task A_writer_who_wants_everything_gone_leaves_nothing_in_the_memory()
    {
        await using var lab = await ModerationLab.StartAsync(("Moderation__Akismet__Key", "k"), ("Moderation__Akismet__Endpoint", "http://127.0.0.1:9/1.1/"));
        var item = await lab.ReceiveAsync(await lab.CommentAsync(Text, email: "haru@example.com", url: "https://haru.example/"));
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        await lab.Get<FeedbackDecisions>().DecideAsync(item.DeskId, FeedbackState.Approved, default);
        await lab.DeliverAsync(TimeSpan.FromSeconds(3));
        (await MemoryAsync(lab)).ShouldBe(["client-key", "decided", "rate", "recent", "text"]);

        await lab.Get<JudgeMemory>().ForgetAsync(await lab.ReadAsync(item), default);
        (await MemoryAsync(lab)).ShouldBe(["client-key"]);
    }

    private static Task PurgeAsync(ModerationLab lab) =>
        new PurgeFeedback(lab.Get<MemoryPurge>(), lab.Get<ItemPurge>(), lab.Get<PurgeStamp>(), Microsoft.Extensions.Logging.Abstractions.NullLogger<PurgeFeedback>.Instance).Run(new TimerInfo(), default);

    // The kinds of rows that there are.
    private static async Task<IEnumerable<string>> MemoryAsync(ModerationLab lab) =>
        (await lab.DumpAsync()).Split('\n').Where(line => line.StartsWith("memory ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1].Split(':')[0]).Distinct().Order(StringComparer.Ordinal);
}
