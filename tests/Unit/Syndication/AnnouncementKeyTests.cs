using ServerlessBlog.Syndication.Announcements.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication;

public sealed class AnnouncementKeyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_a_timestamp_identifier_as_Bluesky_wants_it() =>
        AnnouncementKey.New(Now).ShouldMatch("^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$");

    [Fact]
    public void It_sorts_by_time() =>
        Enumerable.Range(0, 100).Select(i => AnnouncementKey.New(Now.AddMilliseconds(i))).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);

    [Fact]
    public void Two_of_one_moment_differ() =>
        Enumerable.Range(0, 100).Select(_ => AnnouncementKey.New(Now)).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(95);
}
