using AngleSharp.Dom;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Desk.Composer;
using ServerlessBlog.Syndication.Desk.Ledger;
using ServerlessBlog.Syndication.Sending;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Desk;

/// <summary>What the pages show of prices, budgets and states that no test of the whole blog waits for.</summary>
public sealed class AnnouncementPagesTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-26T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly ChannelTraits X = new("x", "x", Audience.Outward, "X")
    {
        LinksByDefault = false,
        MonthlyBudget = 5,
        CanLookUp = true,
        LookUpPrice = 0.005m,
        IsConnectedOnDesk = true,
    };

    private readonly DeskSite _site = new("en");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_box_says_what_its_message_costs_and_what_the_link_adds()
    {
        var page = await ComposerAsync(new Box(X, null, BoxInput.Of(null, X, _site.Info)) { Measure = new BoxMeasure(12, 280, 0.015m, 0.2m, 0.015m) });

        page.QuerySelector("#measure-of-x")!.Text().ShouldContain("Length 12 of 280");
        page.QuerySelector("#measure-of-x")!.Text().ShouldContain("Cost $0.015");
        page.QuerySelector("#link-price-of-x")!.Text().Trim().ShouldBe("$0.015 without it, $0.20 with it.");
        page.QuerySelector("#link-x")!.HasAttribute("checked").ShouldBeFalse();
        page.QuerySelector("#visibility-x").ShouldBeNull("there is nothing to choose");
        page.QuerySelector("#language-x").ShouldBeNull("there is nothing to choose");
    }

    [Fact]
    public async Task A_box_of_a_channel_with_choices_has_those_that_were_made()
    {
        var channel = X with { HasLanguage = true, Visibilities = ["public", "circle"] };
        var row = new Announcement { Text = "Bonjour", Language = "fr", Visibility = "circle", Version = 3 };
        var page = await ComposerAsync(new Box(channel, row, BoxInput.Of(row, channel, _site.Info)));

        page.QuerySelectorAll("#language-x option").Select(option => option.Text()).ShouldBe(["As the post (Japanese)", "Japanese", "English", "fr"]);
        page.QuerySelector("#language-x option[selected]")!.Text().ShouldBe("fr");
        page.QuerySelectorAll("#visibility-x option").Select(option => option.Text()).ShouldBe(["The channel’s default", "Public", "circle"]);
        page.QuerySelector("#visibility-x option[selected]")!.Text().ShouldBe("circle");
        page.QuerySelector("#text-x")!.GetAttribute("lang").ShouldBe("fr");
        page.QuerySelector("[name=base-x]")!.GetAttribute("value").ShouldBe("3");
        page.QuerySelector("[name=take-back]")!.GetAttribute("value").ShouldBe("x");
    }

    [Fact]
    public async Task A_refusal_in_the_networks_own_words_is_marked_as_english()
    {
        var box = new Box(X, null, new BoxInput("a", false, "", "", "")) { Problems = [new BoxProblem("Take out the tab.") { Language = "en" }] };
        var page = await ComposerAsync(box);

        page.QuerySelector("#problems-of-x p")!.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("#text-x")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("#text-x")!.GetAttribute("aria-describedby")!.Split(' ').ShouldAllBe(id => page.GetElementById(id) != null);
    }

    [Theory]
    [InlineData(AnnouncementState.Sending, AnnouncementReason.None, "Being sent")]
    [InlineData(AnnouncementState.Sent, AnnouncementReason.None, "Sent")]
    [InlineData(AnnouncementState.Unknown, AnnouncementReason.AnswerLost, "Unknown")]
    public async Task What_is_under_way_or_there_is_read_and_not_written(AnnouncementState state, AnnouncementReason reason, string shown)
    {
        var row = new Announcement { Text = "<b>words</b>", State = state, Reason = reason, StatusUrl = "javascript:alert(1)" };
        var page = await ComposerAsync(new Box(X, row, BoxInput.Of(row, X, _site.Info)));

        page.QuerySelectorAll("textarea, [name=do][value=save]").ShouldBeEmpty();
        page.QuerySelector(".box .text")!.Text().ShouldBe("<b>words</b>");
        page.QuerySelector(".standing strong")!.Text().ShouldBe(shown);
        page.QuerySelectorAll(".box a").Where(link => link.GetAttribute("href") != "/desk/announcements#undecided").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_post_shows_what_is_still_there_and_takes_no_words()
    {
        var sent = new Announcement { Text = "words", State = AnnouncementState.Sent, StatusUrl = "https://x.example/1" };
        var failed = new Announcement { Text = "other", State = AnnouncementState.Failed, Reason = AnnouncementReason.PostGone };
        var page = await _site.DrawAsync<ComposerPage>(new ComposerModel(_site.Info, _site.Session, new Post { PartitionKey = "post", Status = PostStatus.Withdrawn },
            [.. new[] { sent, failed }.Select(row => new Box(X, row, BoxInput.Of(row, X, _site.Info)) { IsLocked = true })]));

        page.QuerySelectorAll("textarea, .composer > .buttons").ShouldBeEmpty();
        page.QuerySelectorAll(".box")[0].Text().ShouldContain("to be removed by hand");
        page.QuerySelectorAll(".box a")[0].GetAttribute("href").ShouldBe("https://x.example/1");
        page.QuerySelectorAll(".box")[1].Text().ShouldNotContain("sent again");
        page.QuerySelector("title")!.Text().ShouldContain("Untitled");
    }

    [Theory]
    [InlineData(ChannelStop.Payment, "the network wants to be paid")]
    [InlineData(ChannelStop.Credentials, "the network does not take the credentials")]
    public async Task A_stopped_channel_says_since_when_and_why_and_offers_to_go_on(ChannelStop stop, string why)
    {
        var card = await ChannelAsync(new ChannelState { RowKey = "x", Stop = stop, StopDetail = "CreditsDepleted", StoppedAt = Now }, 1.415m);

        card.Text().ShouldContain(why);
        card.Text().ShouldContain("CreditsDepleted");
        card.Text().ShouldContain("Cost this month: $1.415 of $5.00");
        card.QuerySelector("input[name=channel]")!.GetAttribute("value").ShouldBe("x");
        card.QuerySelector("a")!.GetAttribute("href").ShouldBe("/desk/channels/x/connect");
    }

    [Fact]
    public async Task A_channel_that_is_left_alone_for_a_while_says_until_when()
    {
        (await ChannelAsync(new ChannelState { PausedUntil = Now.AddMinutes(10) }, 0)).Text().ShouldContain("Waits until");
        (await ChannelAsync(new ChannelState { PausedUntil = Now.AddMinutes(-10) }, 0)).Text().ShouldContain("Running.");
    }

    [Fact]
    public async Task What_is_to_be_decided_says_what_asking_costs()
    {
        var row = new Announcement { PartitionKey = "post", RowKey = "x", Text = "words", State = AnnouncementState.Unknown, Reason = AnnouncementReason.AnswerLost, ClaimedAt = Now };
        var page = await _site.DrawAsync<AnnouncementsPage>(Model() with { Undecided = [new LedgerLine(row, X), new LedgerLine(row with { RowKey = "old" }, null)] });

        page.QuerySelector("#undecided .item button")!.Text().ShouldBe("Ask whether it is there ($0.005)");
        page.QuerySelectorAll("#undecided .item:last-child button").Select(button => button.Text()).ShouldBe(["Send again", "Leave it at that"]);
    }

    private async Task<IElement> ChannelAsync(ChannelState state, decimal spent) =>
        (await _site.DrawAsync<AnnouncementsPage>(Model() with { Channels = [new ChannelLine(X, state, spent)] })).QuerySelector(".channels > li")!;

    private AnnouncementsPageModel Model() => new(_site.Info, _site.Session, []) { Now = Now };

    private async Task<IDocument> ComposerAsync(Box box) =>
        await _site.DrawAsync<ComposerPage>(new ComposerModel(_site.Info, _site.Session, new Post { PartitionKey = "post", Title = "A post", Language = "ja", Status = PostStatus.Draft }, [box]));
}
