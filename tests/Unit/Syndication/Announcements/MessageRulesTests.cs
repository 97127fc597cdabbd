using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using NSubstitute;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Sending;
using ServerlessBlog.Tests.Unit.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Announcements;

public sealed class MessageRulesTests
{
    private const string Text = "三つの棚を直したら、店の奥まで光が届いた。";

    // The last hour of November in Tokyo.
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 14, 30, 0, TimeSpan.Zero);
    private static readonly IOptions<BlogOptions> Blog = Options.Create(new BlogOptions { BaseUrl = "https://blog.example" });
    private static readonly Urls Links = new(Blog);
    private static readonly Post Post = new() { PartitionKey = "shelves", Title = "棚の話", Language = "ja" };

    private readonly IChannel _channel = Substitute.For<IChannel>();
    private readonly TableClient _table = Substitute.For<TableClient>();
    private readonly MessageRules _rules;

    public MessageRulesTests()
    {
        var tables = Substitute.For<TableServiceClient>();
        tables.GetTableClient(Arg.Any<string>()).Returns(_table);
        var time = new ManualTime();
        time.Advance(Now - time.GetUtcNow());
        var clock = new BlogClock(time, Blog);
        _channel.Traits.Returns(new ChannelTraits("x", "x", Audience.Outward, "X") { MonthlyBudget = 1m, LinksByDefault = false });
        Measured(0.015m);
        Spent("2026-11", 985_000);
        Spent("2026-12", 0);
        _rules = new MessageRules(new AnnouncementMessages(Links), new Spending(tables, clock), Links, Blog, clock);
    }

    [Fact]
    public async Task The_last_cent_of_the_months_budget_can_be_spent_and_no_more()
    {
        (await ReviewAsync(new AnnouncementDraft(Text))).Problems.ShouldBeEmpty();

        Measured(0.2m);
        var problem = (await ReviewAsync(new AnnouncementDraft(Text) { Link = true })).Problems.ShouldHaveSingleItem();
        problem.Type.ShouldBe(ProblemType.OverBudget);
        problem.Detail.ShouldContain("it costs $0.200, and $0.985 of that month's $1.000 are spent");
    }

    [Fact]
    public async Task What_goes_out_in_another_month_of_the_blogs_calendar_is_of_that_months_budget()
    {
        Measured(0.2m);

        (await ReviewAsync(new AnnouncementDraft(Text) { At = Now.AddMinutes(31) })).Problems.ShouldBeEmpty();
        (await ReviewAsync(new AnnouncementDraft(Text) { At = Now.AddMinutes(29) })).Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nobody_asks_what_is_spent_where_nothing_is_paid()
    {
        Measured(0);

        (await ReviewAsync(new AnnouncementDraft(Text))).Problems.ShouldBeEmpty();
        await _table.DidNotReceiveWithAnyArgs().GetEntityIfExistsAsync<SpendRow>("", "");
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_the_most_telling_first()
    {
        Measured(0.2m, new MeasureProblem("text", true, "Shorten it."), new MeasureProblem("language", false, "Write another language."));
        var problems = (await ReviewAsync(
            new AnnouncementDraft("棚の話"), new OtherMessage(new ChannelTraits("mixi2", "mixi2", Audience.Inward, "mixi2"), "棚の話!"), new OtherMessage(new ChannelTraits("bluesky", "bluesky", Audience.Outward, "Bluesky"), "棚の話"))).Problems;

        problems.Select(problem => problem.Type).ShouldBe([ProblemType.TitleOnly, ProblemType.SameText, ProblemType.OverLimit, ProblemType.InvalidField, ProblemType.OverBudget]);
        var thrown = Should.Throw<ProblemException>(() => MessageProblem.ThrowIfAny(problems));
        thrown.Type.ShouldBe(ProblemType.TitleOnly);
        thrown.Errors.Select(error => error.Pointer).ShouldBe(["/text", "/text", "/text", "/language", "/text"]);
        thrown.Texts.ShouldBe([new ComparedText("x", "棚の話"), new ComparedText("mixi2", "棚の話!")]);
        Should.NotThrow(() => MessageProblem.ThrowIfAny([]));
    }

    [Theory]
    [InlineData(AnnouncementState.Planned, true)]
    [InlineData(AnnouncementState.Sent, true)]
    [InlineData(AnnouncementState.Unknown, true)]
    [InlineData(AnnouncementState.Failed, false)]
    public void What_failed_is_told_to_nobody_and_may_be_said_elsewhere(AnnouncementState state, bool counts)
    {
        var planned = new PlannedPost(Post, [new Announcement { RowKey = "x", Text = Text, State = state }, new Announcement { RowKey = "gone", Text = Text }]);

        planned.Messages([_channel]).Any().ShouldBe(counts);
    }

    private async Task<MessageReview> ReviewAsync(AnnouncementDraft draft, params OtherMessage[] others) => await _rules.ReviewAsync(Post, _channel, draft, others, default);

    private void Measured(decimal price, params MeasureProblem[] problems) =>
        _channel.MeasureAsync(null!, default).ReturnsForAnyArgs(new Measure(20, 280, price, problems));

    private void Spent(string month, long micros) =>
        _table.GetEntityIfExistsAsync<SpendRow>($"~spend:x:{month}", SpendRow.Total, Arg.Any<IEnumerable<string>>(), Arg.Any<CancellationToken>())
            .Returns(Response.FromValue(new SpendRow { Micros = micros }, Substitute.For<Response>()));
}
