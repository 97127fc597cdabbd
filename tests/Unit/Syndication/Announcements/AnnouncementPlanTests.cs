using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Channels.Contract;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Announcements;

public sealed class AnnouncementPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private static readonly ChannelTraits Channel = new("mixi2", "mixi2", Audience.Inward, "mixi2") { LinksByDefault = false };
    private static readonly Post Post = new() { PartitionKey = "shelves", Title = "Three shelves" };

    private readonly Announcement _planned = AnnouncementPlan.New(new AnnouncementDraft("The shelves are up.") { Visibility = "friends" }, Channel, Post, Now);

    [Fact]
    public void A_new_plan_has_its_place_its_name_and_the_channels_own_default()
    {
        (_planned.Slug, _planned.Channel, _planned.PostTitle, _planned.State).ShouldBe(("shelves", "mixi2", "Three shelves", AnnouncementState.Planned));
        _planned.Link.ShouldBeFalse();
        _planned.Key.Length.ShouldBe(13);
        _planned.LedgerKey.ShouldNotBeEmpty();
        _planned.PlannedAt.ShouldBe(Now);
        _planned.History.ShouldHaveSingleItem().State.ShouldBe(AnnouncementState.Planned);
        AnnouncementPlan.New(new AnnouncementDraft("The shelves are up.") { Link = true }, Channel, Post, Now).Link.ShouldBeTrue();
    }

    [Fact]
    public void Other_words_are_the_next_version_and_another_message_in_the_same_place_of_the_ledger()
    {
        var tried = _planned with { Attempts = 2, NextAt = Now, TurnAt = Now, Reason = AnnouncementReason.NotTaken, Detail = "busy", Status = 503, FirstAttemptAt = Now };
        var again = AnnouncementPlan.Again(tried, new AnnouncementDraft("Three shelves, one Sunday.") { At = Now.AddDays(1) }, Channel, Post, Now.AddMinutes(5));

        again.Version.ShouldBe(_planned.Version + 1);
        again.CommitId.ShouldNotBe(_planned.CommitId);
        again.Key.ShouldNotBe(_planned.Key);
        again.LedgerKey.ShouldBe(_planned.LedgerKey);
        again.PlannedAt.ShouldBe(Now);
        (again.Text, again.At, again.Visibility).ShouldBe(("Three shelves, one Sunday.", Now.AddDays(1), ""));
        (again.Attempts, again.NextAt, again.TurnAt, again.Reason, again.Detail, again.Status, again.FirstAttemptAt).ShouldBe((0, null, null, AnnouncementReason.None, "", null, null));
        again.History.Count.ShouldBe(2);
    }

    [Fact]
    public void What_failed_is_planned_anew_at_the_top_of_the_ledger()
    {
        var failed = _planned with { State = AnnouncementState.Failed, Reason = AnnouncementReason.Refused };
        var again = AnnouncementPlan.Again(failed, new AnnouncementDraft("Three shelves, one Sunday."), Channel, Post, Now.AddMinutes(5));

        again.State.ShouldBe(AnnouncementState.Planned);
        string.CompareOrdinal(again.LedgerKey, failed.LedgerKey).ShouldBeLessThan(0, "the newest come first");
    }

    [Fact]
    public void One_that_is_made_again_after_it_was_taken_back_has_other_entity_tags() =>
        AnnouncementPlan.New(new AnnouncementDraft("The shelves are up."), Channel, Post, Now.AddSeconds(1)).Version.ShouldBeGreaterThan(_planned.Version + 100);

    [Theory]
    [InlineData(AnnouncementState.Planned, false, true)]
    [InlineData(AnnouncementState.Planned, true, false)]
    [InlineData(AnnouncementState.Failed, false, true)]
    [InlineData(AnnouncementState.Failed, true, true)]
    [InlineData(AnnouncementState.Sending, false, false)]
    [InlineData(AnnouncementState.Sent, false, false)]
    [InlineData(AnnouncementState.Unknown, true, false)]
    public void Only_what_is_certainly_nowhere_can_be_changed(AnnouncementState state, bool isDoubtful, bool isOpen)
    {
        var row = _planned with { State = state, IsDoubtful = isDoubtful };

        if (isOpen)
            Should.NotThrow(() => AnnouncementPlan.RequireOpen(row));
        else
            Should.Throw<ProblemException>(() => AnnouncementPlan.RequireOpen(row)).Type.ShouldBe(ProblemType.Conflict);
    }
}
