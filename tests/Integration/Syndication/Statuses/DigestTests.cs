using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Write;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;
using ServerlessBlog.Syndication.Statuses.Digest;
using ServerlessBlog.Tests.Integration.Moderation;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Statuses;

/// <summary>The weekly digest on real storage, with the clock in hand: one draft a week, whatever happens.</summary>
public sealed class DigestTests(DigestStorage storage) : IClassFixture<DigestStorage>
{
    // Monday, 9 March 2026, 09:30 in Tokyo; the last whole week is the tenth.
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 0, 30, 0, TimeSpan.Zero);

    private readonly LabTime _time = At(Now);

    [Fact]
    public async Task Last_weeks_statuses_become_one_draft()
    {
        var source = new LabSource("one");
        source.Say("日曜の夜の、前の週", At("2026-03-01T23:59:59+09:00"));
        source.Say("月曜のはじまり", At("2026-03-02T00:00:00+09:00"));
        source.Say("その続き", At("2026-03-02T00:05:00+09:00"), replyTo: "2");
        source.Say("日曜のおわり", At("2026-03-08T23:59:59+09:00"));
        source.Say("今週", At("2026-03-09T00:00:00+09:00"));
        await using var lab = Lab(source);

        await lab.RunAsync();
        await lab.RunAsync();

        var (post, body) = (await lab.FindAsync("digest-2026-w10-one")).ShouldNotBeNull();
        post.Status.ShouldBe(PostStatus.Draft);
        post.Title.ShouldBe("ONEの一週間（2026-03-02〜2026-03-08）");
        body.ShouldBe(
            "> 月曜のはじまり\n>\n> その続き\n> -- 2026-03-02 00:00, web, https://one.example/2\n\n> 日曜のおわり\n> -- 2026-03-08 23:59, web, https://one.example/4\n");
        source.Reads.ShouldBe(1);
        (await lab.FindAsync("digest-2026-w10-one-2")).ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_that_the_author_deleted_is_not_made_again_and_the_next_week_has_its_own()
    {
        var source = Speaking("two");
        await using var lab = Lab(source);
        await lab.RunAsync();
        await lab.Get<PostPublisher>().DeleteAsync((await lab.FindAsync("digest-2026-w10-two"))!.Value.Post, default);

        await using (var another = Lab(source))
            await another.RunAsync();
        (await lab.Get<ServerlessBlog.Posts.Read.PostReader>().FindAsync("digest-2026-w10-two", default))!.Status.ShouldBe(PostStatus.Deleted);

        source.Say("次の週", Now);
        _time.Advance(TimeSpan.FromDays(7));
        await lab.RunAsync();
        (await lab.FindAsync("digest-2026-w11-two")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_instances_at_once_make_one_draft_and_read_once()
    {
        var source = Speaking("three");
        await using var lab = Lab(source);
        await using var another = Lab(source);

        await Task.WhenAll(lab.RunAsync(), another.RunAsync());

        source.Reads.ShouldBe(1);
        (await lab.FindAsync("digest-2026-w10-three")).ShouldNotBeNull();
        (await lab.FindAsync("digest-2026-w10-three-2")).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_dead_run_left_half_done_is_done_by_a_later_one()
    {
        var source = Speaking("four");
        await using var lab = Lab(source);
        // One that died with the claim, and one that died after it had made the draft.
        var store = lab.Get<DigestStore>();
        (await store.TryClaimAsync("digest-2026-w10-four", default)).ShouldNotBeNull();
        await lab.RunAsync();
        (await lab.FindAsync("digest-2026-w10-four")).ShouldBeNull();

        _time.Advance(DigestStore.ClaimTime);
        await lab.RunAsync();
        (await lab.FindAsync("digest-2026-w10-four")).ShouldNotBeNull();
        (await store.TryClaimAsync("digest-2026-w10-four", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_network_that_fails_keeps_no_other_waiting_and_is_asked_again()
    {
        var (broken, strange, well) = (Speaking("five"), Speaking("six"), Speaking("seven"));
        broken.OnRead = () => throw new ChannelException("The instance did not answer.");
        strange.OnRead = () => throw new InvalidOperationException("A fault of ours.");
        await using var lab = Lab(broken, strange, well);

        await lab.RunAsync();
        (await lab.FindAsync("digest-2026-w10-seven")).ShouldNotBeNull();
        (await lab.FindAsync("digest-2026-w10-five")).ShouldBeNull();

        broken.OnRead = strange.OnRead = () => Task.CompletedTask;
        await lab.RunAsync();
        (await lab.FindAsync("digest-2026-w10-five")).ShouldNotBeNull();
        (await lab.FindAsync("digest-2026-w10-six")).ShouldNotBeNull();
        well.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_made_where_nothing_was_said_or_the_digest_is_switched_off()
    {
        var (silent, off) = (new LabSource("eight"), new LabSource("nine") { IsDigested = false });
        off.Say("いつもの店", Now.AddDays(-3));
        await using var lab = Lab(silent, off);

        await lab.RunAsync();
        await lab.RunAsync();

        (silent.Reads, off.Reads).ShouldBe((1, 0));
        (await lab.FindAsync("digest-2026-w10-eight")).ShouldBeNull();
        (await lab.FindAsync("digest-2026-w10-nine")).ShouldBeNull();
    }

    [Fact]
    public async Task What_reading_costs_is_recorded_and_stays_within_the_budget()
    {
        var paid = new LabSource("ten") { StatusPrice = 0.001m, Traits = new ChannelTraits("ten", "lab", Audience.Outward, "Ten") { MonthlyBudget = 0.25m } };
        paid.Say("一つめ", Now.AddDays(-3));
        paid.Say("二つめ", Now.AddDays(-2));
        paid.OnRead = () => throw new ChannelException("The network did not answer.");
        await using var lab = Lab(paid);
        await lab.RunAsync();
        (await SpentAsync()).ShouldBe(0);

        paid.OnRead = () => Task.CompletedTask;
        await lab.RunAsync();
        (await SpentAsync()).ShouldBe(0.002m);

        // There may be 200 statuses to pay for, and there is no money left for so many.
        paid.Say("次の週", Now);
        await lab.Get<Spending>().RecordAsync("ten", "other", 0.1m, default);
        _time.Advance(TimeSpan.FromDays(7));
        await lab.RunAsync();
        paid.Reads.ShouldBe(2);
        (await lab.FindAsync("digest-2026-w11-ten")).ShouldBeNull();

        Task<decimal> SpentAsync() => lab.Get<Spending>().OfMonthAsync("ten", _time.GetUtcNow(), default);
    }

    private DigestLab Lab(params LabSource[] sources) => new(storage.Azurite, _time, sources);

    private static LabSource Speaking(string id)
    {
        var source = new LabSource(id);
        source.Say("いつもの店", Now.AddDays(-3));
        return source;
    }

    private static LabTime At(DateTimeOffset now)
    {
        var time = new LabTime();
        time.MoveTo(now);
        return time;
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
