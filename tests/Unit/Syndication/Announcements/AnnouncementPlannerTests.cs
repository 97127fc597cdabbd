using Azure;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Messaging;
using ServerlessBlog.Platform.Options;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Announcements.Planning;
using ServerlessBlog.Syndication.Announcements.Rules;
using ServerlessBlog.Syndication.Announcements.Store;
using ServerlessBlog.Syndication.Channels;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Channels.Settings;
using ServerlessBlog.Syndication.Sending;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Announcements;

/// <summary>What planning does when somebody comes between, or an answer is lost.</summary>
public sealed class AnnouncementPlannerTests
{
    private static readonly IOptions<BlogOptions> Blog = Options.Create(new BlogOptions { BaseUrl = "https://blog.example" });
    private static readonly ETag Tag = new("\"1\"");
    private static readonly AnnouncementDraft Draft = new("三つの棚を直したら、店の奥まで光が届いた。");

    private readonly TableClient _table = Substitute.For<TableClient>();
    private readonly ServiceBusSender _sender = Substitute.For<ServiceBusSender>();
    private readonly IChannel _channel = Substitute.For<IChannel>();
    private readonly Post _post = new() { PartitionKey = "shelves", Title = "棚の話", Language = "ja", Status = PostStatus.Published };
    private readonly AnnouncementPlanner _planner;
    private readonly Announcement _current;
    private readonly Response _response = Substitute.ForPartsOf<Response>();
    private readonly List<string> _calls = [];
    private readonly Queue<Announcement?> _found = new();
    private Announcement? _written;

    public AnnouncementPlannerTests()
    {
        var (tables, bus) = (Substitute.For<TableServiceClient>(), Substitute.For<ServiceBusClient>());
        tables.GetTableClient(Arg.Any<string>()).Returns(_table);
        bus.CreateSender(Arg.Any<string>()).Returns(_sender);
        _sender.SendMessageAsync(null!).ReturnsForAnyArgs(_ => Called("message", Task.CompletedTask));
        _table.GetEntityIfExistsAsync<Announcement>("", "").ReturnsForAnyArgs(_ => Response.FromValue(_found.Dequeue()!, _response));
        _channel.Traits.Returns(new ChannelTraits("memo", "webhook", Audience.Inward, "Memo"));
        _channel.MeasureAsync(null!, default).ReturnsForAnyArgs(new Measure(20, 0, 0, []));
        var (clock, links, queue) = (new BlogClock(TimeProvider.System, Blog), new Urls(Blog), new QueueSender(bus, TimeProvider.System));
        _planner = new AnnouncementPlanner(
            new AnnouncementStore(tables), new ChannelDirectory(Options.Create(new ChannelsOptions()), Substitute.For<IServiceProvider>()),
            new MessageRules(new AnnouncementMessages(links), new Spending(tables, clock), links, Blog, clock),
            new AnnouncementSchedule(tables, queue), queue, clock, NullLogger<AnnouncementPlanner>.Instance);
        _current = AnnouncementPlan.New(new AnnouncementDraft("棚が直りました。"), _channel.Traits, _post, clock.Now) with { ETag = Tag };
    }

    [Fact]
    public async Task The_message_goes_out_before_the_write_and_once_more_when_it_is_due_now()
    {
        Writes();
        await PlanAsync();

        _calls.ShouldBe(["message", "write", "message"]);
        _written!.Text.ShouldBe(Draft.Text);
    }

    [Fact]
    public async Task Without_its_message_nothing_is_written()
    {
        _sender.SendMessageAsync(null!).ThrowsAsyncForAnyArgs(new ServiceBusException());

        await Should.ThrowAsync<ServiceBusException>(PlanAsync);
        _written.ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_that_was_written_goes_out_later_when_the_queue_fails_then()
    {
        Writes();
        _sender.SendMessageAsync(null!).ReturnsForAnyArgs(_ => Task.CompletedTask, _ => throw new ServiceBusException());

        (await PlanAsync()).Text.ShouldBe(Draft.Text);
    }

    [Fact]
    public async Task What_the_sender_noted_in_between_spoils_no_change()
    {
        _found.Enqueue(_current with { ETag = new ETag("\"2\""), TurnAt = DateTimeOffset.UtcNow, Reason = AnnouncementReason.RateLimit });
        Writes(failures: 1);

        var planned = await PlanAsync();
        (planned.Text, planned.Version, planned.TurnAt, planned.Reason).ShouldBe((Draft.Text, _current.Version + 1, null, AnnouncementReason.None));
    }

    [Theory]
    [InlineData(AnnouncementState.Planned, 1, "stale")]
    [InlineData(AnnouncementState.Sending, 0, "conflict")]
    [InlineData(AnnouncementState.Sent, 0, "conflict")]
    public async Task Who_was_quicker_is_not_overwritten(AnnouncementState state, int versions, string problem)
    {
        _found.Enqueue(_current with { State = state, Version = _current.Version + versions });
        Writes(failures: 1);

        (await Should.ThrowAsync<ProblemException>(PlanAsync)).Type.Name.ShouldBe(problem);
        _written.ShouldBeNull();
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_known_by_its_name_even_when_it_is_on_its_way_already()
    {
        _table.UpdateEntityAsync<Announcement>(null!, default).ThrowsAsyncForAnyArgs(call =>
        {
            _found.Enqueue(call.Arg<Announcement>() with { State = AnnouncementState.Sending });
            return new RequestFailedException(412, "");
        });

        (await PlanAsync()).State.ShouldBe(AnnouncementState.Sending);
    }

    [Fact]
    public async Task Taking_back_what_is_being_sent_by_now_is_refused()
    {
        _table.DeleteEntityAsync("", "", default, default).ThrowsAsyncForAnyArgs(new RequestFailedException(412, ""));
        _found.Enqueue(_current with { State = AnnouncementState.Sending });

        (await Should.ThrowAsync<ProblemException>(() => _planner.CancelAsync(_current, default))).Type.ShouldBe(ProblemType.Conflict);
    }

    private Task<Announcement> PlanAsync() => _planner.PlanAsync(new PlannedPost(_post, [_current]), _channel, Draft, default);

    private void Writes(int failures = 0) => _table.UpdateEntityAsync<Announcement>(null!, default).ReturnsForAnyArgs(call =>
    {
        if (failures-- > 0)
            throw new RequestFailedException(412, "");
        _written = call.Arg<Announcement>();
        return Called("write", Task.FromResult(_response));
    });

    private T Called<T>(string name, T result)
    {
        _calls.Add(name);
        return result;
    }
}
