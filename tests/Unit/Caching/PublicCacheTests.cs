using System.Text;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Tests.Unit.Support;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Caching;

public sealed class PublicCacheTests
{
    private readonly ManualTime _time = new();
    private readonly PublicCache _cache;

    public PublicCacheTests() => _cache = new PublicCache(_time);

    [Fact]
    public void An_answer_is_fresh_for_a_few_seconds_and_usable_for_hours()
    {
        _cache.Keep("/", Page("one"), _cache.Generation);

        _cache.Find("/").ShouldNotBeNull().IsFresh.ShouldBeTrue();
        _time.Advance(PublicCache.FreshFor);
        _cache.Find("/").ShouldNotBeNull().IsFresh.ShouldBeFalse();
        _time.Advance(PublicCache.UsableFor);
        _cache.Find("/").ShouldBeNull();
    }

    [Fact]
    public void A_write_makes_every_answer_look_again_also_one_that_was_on_its_way()
    {
        _cache.Keep("/kept", Page("one"), _cache.Generation);
        var before = _cache.Generation;
        _cache.Expire();
        _cache.Keep("/on-its-way", Page("one"), before);

        _cache.Find("/kept").ShouldNotBeNull().IsFresh.ShouldBeFalse();
        _cache.Find("/on-its-way").ShouldNotBeNull().IsFresh.ShouldBeFalse();
    }

    [Fact]
    public void Who_asks_after_a_write_does_not_join_a_request_from_before_it()
    {
        var first = _cache.Join("/", out var isFirstLeader);
        _cache.Join("/", out var isSecondLeader).ShouldBeSameAs(first);
        _cache.Expire();
        var third = _cache.Join("/", out var isThirdLeader);

        (isFirstLeader, isSecondLeader, isThirdLeader).ShouldBe((true, false, true));
        third.ShouldNotBeSameAs(first);
        _cache.Land("/", first);
        _cache.Join("/", out _).ShouldBeSameAs(third, "the end of the first request does not end the third");
    }

    [Fact]
    public void The_same_bytes_keep_their_compressed_forms_and_other_headers_are_another_answer()
    {
        var first = _cache.Keep("/", Page("same"), _cache.Generation);
        _cache.Keep("/", Page("same"), _cache.Generation).ShouldBeSameAs(first);
        var other = new PublicContent("same"u8.ToArray(), "text/html") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Link"] = "</b>" } };
        _cache.Keep("/", other, _cache.Generation).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void That_there_is_nothing_is_known_until_something_is_written()
    {
        _cache.Keep("/none", new ProblemException(ProblemType.NotFound, "Look elsewhere."), _cache.Generation);
        _cache.Find("/none").ShouldNotBeNull().ShouldSatisfyAllConditions(
            known => known.IsFresh.ShouldBeTrue(), known => known.Problem.ShouldNotBeNull(), known => known.Entry.ShouldBeNull());
        _cache.Expire();
        _cache.Find("/none").ShouldNotBeNull().IsFresh.ShouldBeFalse();
    }

    [Fact]
    public void Memory_is_bounded_and_what_was_used_lately_stays()
    {
        const int count = 200;
        for (var i = 0; i < count; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            _cache.Keep($"/{i}", new PublicContent(new byte[200_000], "image/png"), _cache.Generation);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            _cache.Find("/0").ShouldNotBeNull("it is used all the time");
        }

        Enumerable.Range(0, count).Count(i => _cache.Find($"/{i}") is not null).ShouldBeInRange(20, 60);
        _cache.Find("/1").ShouldBeNull();
        _cache.Find($"/{count - 1}").ShouldNotBeNull();
    }

    [Fact]
    public void An_outage_is_remembered_for_a_moment()
    {
        _cache.IsOutageLikely.ShouldBeFalse();
        _cache.NoteOutage();
        _cache.IsOutageLikely.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(3));
        _cache.IsOutageLikely.ShouldBeFalse();
    }

    private static PublicContent Page(string text) => new(Encoding.UTF8.GetBytes(text), "text/html");
}
