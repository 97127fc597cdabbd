using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using ServerlessBlog.Moderation.Desk.Sessions;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Desk;
using ServerlessBlog.Syndication.Desk.Composer;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Desk;

/// <summary>What stands in a box, and whether it is something to save.</summary>
public sealed class BoxTests : IDisposable
{
    private static readonly ChannelTraits Channel = new("x", "x", Audience.Outward, "X") { LinksByDefault = false };

    private static readonly Announcement Planned = new()
    {
        Version = 7,
        Text = "一行目\n二行目",
        Link = true,
        Language = "ja",
        State = AnnouncementState.Planned,
        At = DateTimeOffset.Parse("2030-01-03T00:30:12.345Z", System.Globalization.CultureInfo.InvariantCulture),
    };

    private readonly DeskSite _site = new();

    private AnnouncementInfo Info => _site.Info;

    public void Dispose() => _site.Dispose();

    [Fact]
    public void An_empty_box_has_the_channels_own_default_for_the_link()
    {
        BoxInput.Of(null, Channel, Info).ShouldBe(new BoxInput("", false, "", "", ""));
        BoxInput.Of(null, Channel with { LinksByDefault = true }, Info).Link.ShouldBeTrue();
    }

    [Fact]
    public void What_a_browser_sends_back_untouched_is_no_change_though_it_has_other_line_breaks_and_no_seconds()
    {
        var typed = BoxInput.Read(Form(("base-x", "7"), ("text-x", "一行目\r\n二行目"), ("link-x", "true"), ("at-x", "2030-01-03T09:30"), ("language-x", "ja")), "x").ShouldNotBeNull();
        var box = new Box(Channel, Planned, typed) { FormBase = "7" };

        box.IsChanged(Info).ShouldBeFalse();
        box.IsStale.ShouldBeFalse();
    }

    [Theory]
    [InlineData("text-x", "別の文")]
    [InlineData("link-x", "")]
    [InlineData("at-x", "")]
    [InlineData("at-x", "2030-01-03T09:31")]
    [InlineData("language-x", "")]
    [InlineData("visibility-x", "public")]
    public void Whatever_is_chosen_otherwise_is_a_change(string field, string value)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["base-x"] = "7",
            ["text-x"] = "一行目\n二行目",
            ["link-x"] = "true",
            ["at-x"] = "2030-01-03T09:30",
            ["language-x"] = "ja",
            [field] = value,
        };
        var typed = BoxInput.Read(Form([.. fields.Select(pair => (pair.Key, pair.Value))]), "x").ShouldNotBeNull();

        new Box(Channel, Planned, typed).IsChanged(Info).ShouldBeTrue();
    }

    [Fact]
    public void A_box_that_was_empty_and_still_is_has_nothing_to_save_whatever_else_was_chosen()
    {
        new Box(Channel, null, new BoxInput(" \n ", true, "2030-01-03T09:30", "en", "")).IsChanged(Info).ShouldBeFalse();
        new Box(Channel, null, new BoxInput("文", false, "", "", "")).IsChanged(Info).ShouldBeTrue();
    }

    [Fact]
    public void A_form_without_the_box_says_nothing_about_it() => BoxInput.Read(Form(("text-y", "文"), ("base-y", "none")), "x").ShouldBeNull();

    [Theory]
    [InlineData(AnnouncementState.Planned, AnnouncementReason.None, true)]
    [InlineData(AnnouncementState.Planned, AnnouncementReason.ChannelStopped, true)]
    [InlineData(AnnouncementState.Planned, AnnouncementReason.AnswerLost, false)]
    [InlineData(AnnouncementState.Failed, AnnouncementReason.Refused, true)]
    [InlineData(AnnouncementState.Sending, AnnouncementReason.None, false)]
    [InlineData(AnnouncementState.Sent, AnnouncementReason.None, false)]
    [InlineData(AnnouncementState.Unknown, AnnouncementReason.AnswerLost, false)]
    public void The_author_writes_only_where_nothing_is_and_nobody_is_sending(AnnouncementState state, AnnouncementReason reason, bool isOpen)
    {
        var row = Planned with { State = state, Reason = reason };
        new Box(Channel, row, BoxInput.Of(row, Channel, Info)).IsOpen.ShouldBe(isOpen);
        new Box(Channel, row, BoxInput.Of(row, Channel, Info)) { IsLocked = true }.IsOpen.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2030-01-03T09:30", "2030-01-03T00:30:00Z")]
    [InlineData("2030-01-03T09:30:15", "2030-01-03T00:30:15Z")]
    [InlineData("2030-13-03T09:30", null)]
    [InlineData("tomorrow", null)]
    [InlineData("", null)]
    public void A_time_is_read_as_the_blogs_clocks_show_it(string typed, string? instant) =>
        Info.TimeOf(typed).ShouldBe(instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-03-08T02:30", "2026-03-08T07:30:00Z")]
    [InlineData("2026-03-08T03:30", "2026-03-08T07:30:00Z")]
    [InlineData("2026-11-01T01:30", "2026-11-01T06:30:00Z")]
    [InlineData("2026-11-01T00:30", "2026-11-01T04:30:00Z")]
    public void Where_clocks_are_changed_a_time_that_comes_twice_is_the_later_and_one_that_is_left_out_an_hour_later(string typed, string instant) =>
        new BlogClock(TimeProvider.System, Options.Create(new BlogOptions { TimeZone = "America/New_York" }))
            .FromLocal(DateTime.Parse(typed, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    private static DeskForm Form(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal));
}
