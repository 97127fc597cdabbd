using Azure;
using ServerlessBlog.Linkbacks.Sending.Discovery;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Linkbacks.Sending.Plan;
using ServerlessBlog.Posts.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Linkbacks.Sending;

/// <summary>Who is to be told of what, by what happened before.</summary>
public sealed class SendPlanTests
{
    private const string One = "https://one.example/";
    private const string Two = "https://two.example/";

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, SentLinkback> _rows = new(StringComparer.Ordinal);

    private SentLinkback Row => _rows.Values.ShouldHaveSingleItem();

    [Fact]
    public void New_links_are_planned_for_now_and_once()
    {
        Plan(3, One, Two).ShouldBe([One, Two]);
        _rows.Values.ShouldAllBe(row => row.State == SendState.Planned && row.Version == 3 && row.NextAt == Now && row.IsLinked && row.RecentKey.Length > 0);
        Plan(3, One, Two).ShouldBeEmpty();
        Plan(2).ShouldBeEmpty("an older state that comes late tells nobody anything");
        Plan(2, "https://three.example/").ShouldBe(["https://three.example/"], "but what is there is there");
    }

    [Theory]
    [InlineData(SendState.Sent)]
    [InlineData(SendState.None)]
    [InlineData(SendState.Failed)]
    [InlineData(SendState.Unknown)]
    public void A_change_is_told_to_everybody_by_webmention_whatever_came_of_the_last_one(SendState state)
    {
        Plan(1, One);
        Becomes(Row with { State = state, Protocol = LinkbackProtocol.Webmention, Endpoint = "https://one.example/wm", Attempts = 6, ToldVersion = state == SendState.Sent ? 1 : 0 });
        Plan(1, One).ShouldBeEmpty();
        Plan(2, One).ShouldBe([One]);
        Row.ShouldSatisfyAllConditions(
            row => row.State.ShouldBe(SendState.Planned),
            row => row.Version.ShouldBe(2),
            row => row.Attempts.ShouldBe(0),
            row => row.Endpoint.ShouldBeEmpty("it is found out anew for each version"));
    }

    [Theory]
    [InlineData(LinkbackProtocol.Pingback)]
    [InlineData(LinkbackProtocol.Trackback)]
    public void Pingback_and_trackback_tell_of_a_link_once(LinkbackProtocol protocol)
    {
        Plan(1, One);
        Becomes(Row with { State = SendState.Sent, Protocol = protocol, ToldVersion = 1 });
        Plan(2, One).ShouldBeEmpty();
        Plan(3).Count.ShouldBe(1);
        Row.State.ShouldBe(SendState.Sent, "that it is gone cannot be told");
        Row.IsLinked.ShouldBeFalse();
        Plan(4, One).ShouldBeEmpty("they know it");
        Becomes(Row with { State = SendState.Unknown, ToldVersion = 0 });
        Plan(5, One).ShouldBeEmpty("they may know it");
        Becomes(Row with { State = SendState.Failed });
        Plan(6, One).ShouldBe([One]);
    }

    [Fact]
    public void That_a_link_went_is_told_once_to_who_was_told_of_it()
    {
        Plan(1, One);
        Becomes(Row with { State = SendState.Sent, Protocol = LinkbackProtocol.Webmention, ToldVersion = 1 });
        Plan(2).ShouldBe([One]);
        Row.IsLinked.ShouldBeFalse();
        Row.State.ShouldBe(SendState.Planned);
        Becomes(Row with { State = SendState.Sent, ToldVersion = 2 });
        Plan(3).ShouldBeEmpty("a later change, or the deletion of a withdrawn post, is no news");
        Plan(4, One).ShouldBe([One]);
        Row.IsLinked.ShouldBeTrue();
    }

    [Theory]
    [InlineData(SendState.Planned, SendState.None, SendOutcome.LinkRemoved)]
    [InlineData(SendState.None, SendState.None, SendOutcome.NotTried)]
    [InlineData(SendState.Failed, SendState.Failed, SendOutcome.NotTried)]
    public void That_a_link_went_is_not_told_to_who_never_knew_it(SendState state, SendState expected, SendOutcome outcome)
    {
        Plan(1, One);
        Becomes(Row with { State = state, Protocol = LinkbackProtocol.Webmention });
        Plan(2);
        Row.ShouldSatisfyAllConditions(row => row.State.ShouldBe(expected), row => row.Outcome.ShouldBe(outcome), row => row.IsLinked.ShouldBeFalse());
    }

    [Fact]
    public void A_link_pushed_beyond_the_fifty_is_no_removed_link()
    {
        Plan(1, One);
        Becomes(Row with { State = SendState.Sent, Protocol = LinkbackProtocol.Webmention, ToldVersion = 1 });
        var others = Enumerable.Range(0, PostLinks.MaxTold).Select(n => $"https://n{n}.example/").ToArray();
        Plan(2, [.. others, One]).ShouldBe(others, ignoreOrder: true);
    }

    [Fact]
    public void While_an_attempt_may_be_under_way_nothing_is_planned_and_afterwards_it_is_lost()
    {
        Plan(1, One);
        Becomes(Row with { State = SendState.Sending, Protocol = LinkbackProtocol.Webmention, ClaimId = "a", NextAt = null, ClaimedAt = Now - SendPlan.LongestAttempt + TimeSpan.FromSeconds(1) });
        Plan(1, One).ShouldBeEmpty();
        Plan(2, One).ShouldBeEmpty();
        Plan(2).ShouldBeEmpty();

        var claimed = Row with { ClaimedAt = Now - SendPlan.LongestAttempt };
        Becomes(claimed);
        Plan(1, One).ShouldBe([One]);
        Row.ShouldSatisfyAllConditions(row => row.State.ShouldBe(SendState.Unknown), row => row.Outcome.ShouldBe(SendOutcome.AnswerLost), row => row.NextAt.ShouldBeNull());

        Becomes(claimed);
        Plan(2, One);
        Row.State.ShouldBe(SendState.Planned, "a new version is told by webmention all the same");
        Becomes(claimed with { Protocol = LinkbackProtocol.Pingback });
        Plan(2, One);
        Row.State.ShouldBe(SendState.Unknown);
    }

    [Fact]
    public void A_named_TrackBack_URL_is_told_besides_a_link_to_the_same_address()
    {
        var named = NamedTargets.Of([One, "https://ONE.example", "mailto:x@one.example", "nonsense"]);
        var changes = new SendPlan(Post(1), PostLinks.Of($"<a href=\"{One}\">x</a>", new Uri("https://blog.example/posts/p")), named, Now).Changes([]).ToList();
        changes.Select(row => (row.Target, row.IsNamed)).ShouldBe([(One, false), (One, true)]);
        changes.Select(row => row.Hash).ShouldBeUnique();
    }

    [Fact]
    public void The_history_keeps_its_latest_entries()
    {
        for (var version = 1; version <= 20; version++)
            Plan(version, One);
        Row.History.Count.ShouldBe(SentLinkback.MaxHistory);
        Row.History.ShouldAllBe(entry => entry.State == SendState.Planned && entry.At == Now);
    }

    private static Post Post(long version) => new() { PartitionKey = "p", Version = version, Title = "Title", Status = PostStatus.Published };

    private List<string> Plan(long version, params string[] urls)
    {
        var html = string.Concat(urls.Select(url => $"<a href=\"{url}\">x</a>"));
        var changes = new SendPlan(Post(version), PostLinks.Of(html, new Uri("https://blog.example/posts/p")), [], Now).Changes([.. _rows.Values]).ToList();
        foreach (var row in changes)
            _rows[row.Hash] = row with { ETag = ETag.All };
        return [.. changes.Select(row => row.Target)];
    }

    private void Becomes(SentLinkback row) => _rows[row.Hash] = row;
}
