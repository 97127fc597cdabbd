using System.Net;
using ServerlessBlog.Moderation.Decisions;
using ServerlessBlog.Moderation.Judge;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Storage;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Moderation;

/// <summary>The judge with its memory in real storage.</summary>
public sealed class JudgeTests
{
    private const string Advert = "最高級ブランド時計の専門店です。当店の商品は全て品質保証付きで、全国どこでも送料無料でお届けします。ぜひ一度ご来店ください。";
    private const string Email = "haru@example.com";

    [Fact]
    public async Task A_flood_of_one_text_from_many_addresses_becomes_spam_and_the_reasons_say_why()
    {
        await using var lab = await ModerationLab.StartAsync();
        var states = new List<FeedbackState>();
        for (var i = 0; i < 5; i++)
            states.Add((await lab.ReceiveAsync(await lab.CommentAsync(Advert, name: $"店{i}"))).State);

        states.ShouldBe([FeedbackState.Pending, FeedbackState.Pending, FeedbackState.Pending, FeedbackState.Spam, FeedbackState.Spam]);
        var last = await lab.ReceiveAsync(await lab.CommentAsync(Advert, name: "店"));
        last.Reasons.ShouldContain(new Reason(ReasonNames.Repeat, Scores.RepeatMany, "5"));
    }

    [Fact]
    public async Task Texts_that_differ_in_links_and_numbers_are_near_repeats_also_for_another_instance()
    {
        await using var lab = await ModerationLab.StartAsync();
        for (var i = 0; i < 4; i++)
            await lab.ReceiveAsync(await lab.CommentAsync($"{Advert} No.{i} http://shop{i}.example/"));

        await using var other = lab.Another();
        var reasons = (await other.ReceiveAsync(await other.CommentAsync($"{Advert} No.99 http://shop99.example/"))).Reasons;
        reasons.ShouldContain(new Reason(ReasonNames.NearRepeat, Scores.NearRepeatMany, "4"));
        (await other.ReceiveAsync(await other.CommentAsync("今日の記事を読んで、昔の日記を読み返したくなりました。あの頃は毎日書いていたのに、いつの間にか書かなくなりました。"))).Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task Short_thanks_are_no_repeats_and_a_page_that_links_to_several_posts_is_none()
    {
        await using var lab = await ModerationLab.StartAsync();
        for (var i = 0; i < 5; i++)
            (await lab.ReceiveAsync(await lab.CommentAsync("ありがとうございます！"))).Reasons.ShouldBeEmpty();
        for (var i = 0; i < 5; i++)
            (await lab.ReceiveLinkbackAsync("https://other.example/roundup", "今週読んだ記事", Advert, $"post-{i}")).Reasons.ShouldBeEmpty();
        (await lab.ReceiveLinkbackAsync("https://copy.example/roundup", "今週読んだ記事", Advert)).Reasons.ShouldContain(new Reason(ReasonNames.Repeat, Scores.RepeatMany, "5"));
    }

    [Fact]
    public async Task One_client_is_counted_for_ten_minutes_whatever_it_writes()
    {
        await using var lab = await ModerationLab.StartAsync();
        var client = IPAddress.Parse("203.0.113.9");
        for (var i = 1; i <= 12; i++)
            await lab.ReceiveAsync(await lab.CommentAsync($"{i}番目の話", client: client));

        var flood = await lab.ReceiveAsync(await lab.CommentAsync("まだあります", client: client));
        flood.State.ShouldBe(FeedbackState.Spam);
        flood.Reasons.ShouldBe([new Reason(ReasonNames.Rate, Scores.RateFlood, "13 in 10 minutes")]);
        (await lab.ReceiveAsync(await lab.CommentAsync("私は別の者です"))).Reasons.ShouldBeEmpty();
        lab.Time.Advance(TimeSpan.FromMinutes(11));
        (await lab.ReceiveAsync(await lab.CommentAsync("落ち着きました", client: client))).Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_item_that_is_judged_again_is_remembered_once()
    {
        await using var lab = await ModerationLab.StartAsync();
        var item = await lab.ReceiveAsync(await lab.CommentAsync(Advert));
        for (var i = 0; i < 5; i++)
            (await lab.Get<IJudge>().JudgeAsync(item, default)).Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_honeypot_is_spam_and_an_answer_to_nothing_is_noticed()
    {
        await using var lab = await ModerationLab.StartAsync();
        (await lab.ReceiveAsync(await lab.CommentAsync("こんにちは") with { FilledHoneypot = true })).State.ShouldBe(FeedbackState.Spam);
        var answered = await lab.ReceiveAsync(await lab.CommentAsync("はじめまして"));
        (await lab.ReceiveAsync(await lab.CommentAsync("お返事です", replyTo: answered.Id))).Reasons.ShouldBeEmpty();
        (await lab.ReceiveAsync(await lab.CommentAsync("お返事です", replyTo: "1234567890123abcdef"))).Reasons.ShouldBe([new Reason(ReasonNames.ReplyToNothing, Scores.ReplyToNothing, "")]);
    }

    [Fact]
    public async Task Everything_waits_unless_the_author_trusts_returning_commenters()
    {
        await using var lab = await ModerationLab.StartAsync();
        await DecideAsync(lab, await lab.ReceiveAsync(await lab.CommentAsync("一つ目", email: Email)), FeedbackState.Approved);

        var second = await lab.ReceiveAsync(await lab.CommentAsync("二つ目", email: Email));
        second.State.ShouldBe(FeedbackState.Pending);
        second.Reasons.ShouldBe([new Reason(ReasonNames.KnownSender, Scores.ApprovedSender, "approved 1, rejected 0, spam 0")]);
    }

    [Fact]
    public async Task A_trusted_commenter_is_shown_at_once_until_the_author_refuses_something()
    {
        await using var lab = await ModerationLab.StartAsync(("Moderation__TrustReturning", "true"));
        var first = await lab.ReceiveAsync(await lab.CommentAsync("一つ目", email: Email));
        first.State.ShouldBe(FeedbackState.Pending);
        await DecideAsync(lab, first, FeedbackState.Approved);

        (await lab.ReceiveAsync(await lab.CommentAsync("二つ目", email: " HARU@example.com "))).State.ShouldBe(FeedbackState.Approved);
        (await lab.ReceiveAsync(await lab.CommentAsync("別の人です", email: "aki@example.com"))).State.ShouldBe(FeedbackState.Pending);
        (await lab.ReceiveAsync(await lab.CommentAsync("名前だけです"))).State.ShouldBe(FeedbackState.Pending);
        (await lab.ReceiveAsync(await lab.CommentAsync("Only English this time", email: Email))).State.ShouldBe(FeedbackState.Pending, "something speaks against it");

        var refused = await lab.ReceiveAsync(await lab.CommentAsync("三つ目", email: Email));
        await DecideAsync(lab, refused, FeedbackState.Rejected);
        (await lab.ReceiveAsync(await lab.CommentAsync("四つ目", email: Email))).State.ShouldBe(FeedbackState.Pending);
        await lab.Get<FeedbackDecisions>().UndoAsync(refused.DeskId, default);
        await lab.DeliverAsync(TimeSpan.FromSeconds(3));
        (await lab.ReceiveAsync(await lab.CommentAsync("五つ目", email: Email))).State.ShouldBe(FeedbackState.Approved, "the refusal was taken back");
    }

    [Fact]
    public async Task A_changed_mind_or_a_message_twice_counts_once()
    {
        await using var lab = await ModerationLab.StartAsync();
        var item = await lab.ReceiveAsync(await lab.CommentAsync("一つ目", email: Email, url: "https://haru.example/about"));
        await DecideAsync(lab, item, FeedbackState.Approved);
        await DecideAsync(lab, item, FeedbackState.Spam);
        foreach (var follower in lab.Get<IEnumerable<IFeedbackFollower>>())
            await follower.FollowAsync(await lab.ReadAsync(item), default);

        var reasons = (await lab.ReceiveAsync(await lab.CommentAsync("二つ目", email: Email, url: "http://www.haru.example/"))).Reasons;
        reasons.ShouldBe([
            new Reason(ReasonNames.KnownSender, Scores.SpamSender, "approved 0, rejected 0, spam 1"),
            new Reason(ReasonNames.KnownSite, Scores.RefusedSite, "approved 0, rejected 0, spam 1"),
        ]);
    }

    [Fact]
    public async Task What_the_judge_refused_is_no_decision_of_the_author()
    {
        await using var lab = await ModerationLab.StartAsync();
        var item = await lab.ReceiveLinkbackAsync("https://other.example/a", "読んだ記事", "とても良い記事でした。");
        await DecideAsync(lab, item, FeedbackState.Approved);
        lab.Verifier.Says = _ => new Verification(VerificationOutcome.DoesNotLink, "no-link");
        lab.Time.Advance(TimeSpan.FromMinutes(5));
        (await lab.ReceiveLinkbackAsync("https://other.example/a", "", "")).State.ShouldBe(FeedbackState.Rejected);

        lab.Verifier.Says = _ => new Verification(VerificationOutcome.Links, "");
        (await lab.ReceiveLinkbackAsync("https://other.example/b", "また読んだ記事", "これも良い記事でした。")).Reasons
            .ShouldBe([new Reason(ReasonNames.KnownSite, Scores.ApprovedSite, "approved 1, rejected 0, spam 0")]);
    }

    [Fact]
    public async Task Judging_costs_at_most_nine_transactions_and_leaves_no_text_and_no_address_in_the_memory()
    {
        await using var lab = await ModerationLab.StartAsync();
        var client = IPAddress.Parse("203.0.113.77");
        var item = await lab.ReceiveAsync(await lab.CommentAsync(Advert, email: Email, url: "https://haru.example", client: client, replyTo: "1234567890123abcdef"));

        var meter = StorageMeter.Start();
        await lab.Get<IJudge>().JudgeAsync(item, default);
        meter.Transactions.ShouldBeLessThanOrEqualTo(9);
        var all = await lab.DumpAsync();
        all.ShouldNotContain("203.0.113.77");
        all.Split('\n').Where(line => line.StartsWith("memory ", StringComparison.Ordinal)).ShouldAllBe(line => !line.Contains("haru", StringComparison.Ordinal) && !line.Contains("時計", StringComparison.Ordinal));
    }

    private static async Task DecideAsync(ModerationLab lab, FeedbackItem item, FeedbackState decision)
    {
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        await lab.Get<FeedbackDecisions>().DecideAsync(item.DeskId, decision, default);
        await lab.DeliverAsync(TimeSpan.FromSeconds(3));
    }
}
