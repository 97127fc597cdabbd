using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Integration.Syndication.Sending;

/// <summary>One announcement and what can come of its attempts, on real storage, with the clock in hand.</summary>
public sealed class AttemptTests(SendingStorage storage) : IClassFixture<SendingStorage>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(55);

    [Fact]
    public async Task Delivered_to_many_at_once_it_is_sent_once_and_takes_one_turn()
    {
        var channel = Channel(rate: new RateLimit(5, TimeSpan.FromMinutes(1)));
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lab.DeliverAsync(slug)));
        channel.Sent.Count.ShouldBe(1);
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Sent);
        (await lab.Get<ChannelStates>().FindAsync(channel.Traits.Id, default)).Turns.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sending_keeps_to_its_budget_of_storage_transactions()
    {
        await using var plain = new SendingLab(storage.Azurite, Channel());
        (await plain.DeliverAsync(await plain.PlanAsync())).ShouldBe(8, "announcements, post, channel, claim, result; both once more and the links in the post");

        var dear = Channel(price: 0.015m, rate: new RateLimit(5, TimeSpan.FromMinutes(1)));
        await using var limited = new SendingLab(storage.Azurite, dear);
        (await limited.DeliverAsync(await limited.PlanAsync())).ShouldBe(13, "besides, two for the turn and three for the money");
    }

    [Fact]
    public async Task A_lost_answer_on_a_network_without_keys_is_the_authors_to_decide_and_nothing_is_sent_by_itself()
    {
        var channel = Channel(price: 0.2m);
        channel.Answer(SendOutcome.Lost);
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        await lab.DeliverAsync(slug);
        lab.Time.Advance(TimeSpan.FromHours(1));
        await lab.DeliverAsync(slug);
        channel.Sent.Count.ShouldBe(1);
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Unknown);
        (await lab.IsUndecidedAsync(slug)).ShouldBeTrue();
        (await lab.SpentAsync()).ShouldBe(0.2m, "it may be there, so it may have cost that");

        // Sent again it is another message, and costs once more.
        channel.Answer(SendOutcome.Accepted);
        await lab.Get<AnnouncementDecisions>().ResendAsync(slug, channel.Traits.Id, default);
        (await lab.IsUndecidedAsync(slug)).ShouldBeFalse();
        await lab.DeliverAsync(slug);
        channel.Sent.Select(dispatch => dispatch.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        (await lab.SpentAsync()).ShouldBe(0.4m);
    }

    [Fact]
    public async Task A_network_with_keys_is_asked_again_under_the_same_key_as_long_as_it_keeps_them_and_no_longer()
    {
        var channel = Channel(Window);
        channel.Answer(SendOutcome.Lost);
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            await lab.DeliverAsync(slug);
            lab.Time.Advance(TimeSpan.FromMinutes(1));
        }

        channel.Sent.Count.ShouldBeGreaterThan(2);
        channel.Sent.Select(dispatch => dispatch.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Unknown);
        (await lab.IsUndecidedAsync(slug)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_may_be_there_is_not_sent_after_the_network_has_forgotten_its_key_whatever_came_between()
    {
        var channel = Channel(Window);
        channel.Answer(SendOutcome.Lost);
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        await lab.DeliverAsync(slug);
        // Its credentials are revoked; when they are renewed, the key is long forgotten.
        channel.Answer(SendOutcome.Unauthorized);
        lab.Time.Advance(TimeSpan.FromMinutes(5));
        await lab.DeliverAsync(slug);
        (await lab.FindAsync(slug)).Reason.ShouldBe(AnnouncementReason.ChannelStopped);
        lab.Time.Advance(TimeSpan.FromHours(3));
        channel.Answer(SendOutcome.Accepted);
        await lab.Get<ChannelStates>().ResumeAsync(channel.Traits.Id, default);
        await lab.DeliverAsync(slug);
        channel.Sent.Count.ShouldBe(2);
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Unknown);
    }

    [Fact]
    public async Task A_claim_of_which_nothing_is_heard_ends_and_its_result_still_counts_when_it_comes()
    {
        var channel = Channel();
        var answer = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.OnSend = _ =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        var sending = lab.DeliverAsync(slug);
        await asked.Task;

        await lab.DeliverAsync(slug);
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Sending, "somebody else is sending it");
        lab.Time.Advance(TimeSpan.FromMinutes(2));
        await lab.DeliverAsync(slug);
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Unknown);

        answer.SetResult(SendResult.Sent("1", "https://network.example/1"));
        await sending;
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Sent);
        (await lab.IsUndecidedAsync(slug)).ShouldBeFalse();
        channel.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mistake_of_ours_while_sending_counts_as_a_lost_answer()
    {
        var channel = Channel();
        channel.OnSend = _ => throw new InvalidOperationException("a mistake");
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        await lab.DeliverAsync(slug);
        (await lab.FindAsync(slug)).State.ShouldBe(AnnouncementState.Unknown);
    }

    [Theory]
    [InlineData(SendOutcome.Refused, AnnouncementState.Failed, AnnouncementReason.Refused)]
    [InlineData(SendOutcome.Busy, AnnouncementState.Planned, AnnouncementReason.NotTaken)]
    [InlineData(SendOutcome.PaymentRequired, AnnouncementState.Planned, AnnouncementReason.ChannelStopped)]
    public async Task What_is_certainly_not_there_costs_nothing(SendOutcome outcome, AnnouncementState state, AnnouncementReason reason)
    {
        var channel = Channel(price: 0.015m);
        channel.Answer(outcome);
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        await lab.DeliverAsync(slug);
        var row = await lab.FindAsync(slug);
        (row.State, row.Reason, row.CostMicros).ShouldBe((state, reason, 0));
        (await lab.SpentAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Asked_by_the_author_a_network_that_does_not_have_it_settles_the_question()
    {
        var channel = Channel(price: 0.015m, canLookUp: true);
        channel.Answer(SendOutcome.Lost);
        await using var lab = new SendingLab(storage.Azurite, channel);
        var slug = await lab.PlanAsync();
        await lab.DeliverAsync(slug);
        var row = await lab.Get<AnnouncementDecisions>().CheckAsync(slug, channel.Traits.Id, default);
        (row.State, row.Reason).ShouldBe((AnnouncementState.Failed, AnnouncementReason.NotTaken));
        (await lab.IsUndecidedAsync(slug)).ShouldBeFalse();
        (await lab.SpentAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_post_that_is_gone_nothing_planned_is_sent()
    {
        var channel = Channel();
        await using var lab = new SendingLab(storage.Azurite, channel);
        await lab.Get<AnnouncementStore>().SaveAsync(new Announcement { PartitionKey = "never-there", RowKey = channel.Traits.Id, Text = "Hear, hear." }.Anew(lab.Time.GetUtcNow()), default);
        await lab.DeliverAsync("never-there");
        channel.Sent.ShouldBeEmpty();
        (await lab.FindAsync("never-there")).Reason.ShouldBe(AnnouncementReason.PostGone);
    }

    private static ScriptedChannel Channel(TimeSpan window = default, decimal price = 0, RateLimit? rate = null, bool canLookUp = false)
    {
        var channel = new ScriptedChannel();
        return new ScriptedChannel { Price = price, Traits = channel.Traits with { ResendWindow = window, Rate = rate, CanLookUp = canLookUp } };
    }
}
