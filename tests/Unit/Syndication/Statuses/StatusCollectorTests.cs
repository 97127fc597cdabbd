using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Statuses.Archives;
using ServerlessBlog.Syndication.Statuses.Gathering;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Statuses;

public sealed class StatusCollectorTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Quotations_stand_in_the_order_of_time_with_the_time_of_the_blogs_zone()
    {
        var gathered = Read.Pick([Own(2), Own(1)]);

        gathered.Quotations.Select(quotation => quotation.Parts.Single()).ShouldBe(["status 1", "status 2"]);
        gathered.Quotations[0].Time.ShouldBe("2026-05-01 09:01");
        (gathered.First, gathered.Last).ShouldBe((Start.AddMinutes(1), Start.AddMinutes(2)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_thread_is_joined_whichever_way_the_file_is_sorted(bool newestFirst)
    {
        FoundStatus[] found = [Own(1), Reply(2, to: 1), Own(3), Reply(4, to: 2), Reply(5, to: 99)];
        var gathered = Read.Pick(newestFirst ? found.Reverse() : found);

        gathered.Quotations.Select(quotation => string.Join('/', quotation.Parts)).ShouldBe(["status 1/status 2/status 4", "status 3"]);
        gathered.Count.ShouldBe(4);
        gathered.LeftOut.ShouldBe(new LeftOut { Replies = 1 });
    }

    [Fact]
    public void What_goes_on_from_an_answer_to_others_is_a_part_of_that_conversation() =>
        Read.Pick([Reply(1, to: 99), Reply(2, to: 1), Found(FoundKind.ReplyToOthers, 3), Reply(4, to: 3)]).LeftOut.ShouldBe(new LeftOut { Replies = 4 });

    [Fact]
    public void Answers_to_others_are_quoted_when_they_are_asked_for()
    {
        var gathered = Read.Pick([Own(1), Reply(2, to: 99), Reply(3, to: 2), Found(FoundKind.ReplyToOthers, 4)], Read.All with { IncludeReplies = true });

        gathered.Quotations.Select(quotation => string.Join('/', quotation.Parts)).ShouldBe(["status 1", "status 2/status 3", "status 4"]);
    }

    [Fact]
    public void Only_what_lies_in_the_range_is_quoted()
    {
        var gathered = Read.Pick([Own(1), Own(2), Own(3), Own(4)], Read.All with { From = Start.AddMinutes(2), Until = Start.AddMinutes(4) });

        gathered.Quotations.Select(quotation => quotation.Parts[0]).ShouldBe(["status 2", "status 3"]);
        gathered.LeftOut.ShouldBe(new LeftOut { OutOfRange = 2 });
    }

    [Fact]
    public void Of_too_many_the_newest_are_quoted_and_the_answer_says_where_the_others_are()
    {
        var gathered = Read.Pick(Enumerable.Range(1, 10).Select(Own), Read.All with { Max = 3 });

        gathered.Quotations.Select(quotation => quotation.Parts[0]).ShouldBe(["status 8", "status 9", "status 10"]);
        gathered.LeftOut.OverMax.ShouldBe(7);
        gathered.Warnings.ShouldBe(["There are 7 older statuses in the range; for these send until 2026-05-01T00:08:00Z."]);
    }

    [Fact]
    public void A_thread_whose_beginning_is_too_old_is_said_to_be_cut()
    {
        var gathered = Read.Pick([Own(1), Reply(2, to: 1)], Read.All with { From = Start.AddMinutes(2) });

        gathered.Quotations.ShouldHaveSingleItem().Parts.ShouldBe(["status 2"]);
        gathered.Warnings.ShouldHaveSingleItem().ShouldContain("1 threads");
    }

    [Fact]
    public void A_status_that_two_parts_of_an_archive_have_is_quoted_once() => Read.Pick([Own(1), Own(1)]).Count.ShouldBe(1);

    [Fact]
    public void Each_reason_to_leave_something_out_is_counted() =>
        Read.Pick([FoundStatus.Repost, FoundStatus.NotPublic, FoundStatus.Unreadable, FoundStatus.Unreadable]).LeftOut.ShouldBe(new LeftOut { Reposts = 1, NotPublic = 1, Unreadable = 2 });

    [Fact]
    public void Many_answers_to_others_push_out_no_status_of_ones_own()
    {
        var gathered = Read.Pick(Enumerable.Range(1, 50).Select(Own).Concat(Enumerable.Range(100, 20_000).Select(minute => Reply(minute, to: 99_999))));

        gathered.Count.ShouldBe(50);
        gathered.LeftOut.ShouldBe(new LeftOut { Replies = 20_000 });
    }

    [Fact]
    public void Those_that_are_too_old_to_be_quoted_are_told_apart_all_the_same()
    {
        FoundStatus[] found = [.. Enumerable.Range(50, 10).Select(Own), Own(1), Reply(2, to: 1), Reply(3, to: 99)];

        foreach (var order in (IEnumerable<FoundStatus>[])[found, found.Reverse()])
            Read.Pick(order, Read.All with { Max = 10 }).LeftOut.ShouldBe(new LeftOut { OverMax = 2, Replies = 1 });
    }

    [Fact]
    public void The_texts_together_fit_into_a_post()
    {
        var gathered = Read.Pick(Enumerable.Range(1, 30).Select(minute => Own(minute) with { Status = Own(minute).Status! with { Text = new string('本', 90_000) } }));

        gathered.Quotations.Sum(quotation => quotation.Parts[0].Length).ShouldBeLessThanOrEqualTo(StatusCollector.MaxUnits);
        gathered.LeftOut.OverMax.ShouldBe(28);
    }

    [Fact]
    public void More_entries_than_any_archive_has_are_refused() =>
        Should.Throw<ArchiveException>(() => Read.Pick(Enumerable.Repeat(FoundStatus.Repost, StatusCollector.MaxEntries + 1)));

    [Fact]
    public void Statuses_that_answer_each_other_in_a_circle_do_no_harm() => Read.Pick([Reply(1, to: 2), Reply(2, to: 1), Reply(3, to: 3)]).Count.ShouldBe(3);

    private static FoundStatus Own(int minute) => Found(FoundKind.Own, minute);

    private static FoundStatus Reply(int minute, int to) => Found(FoundKind.Reply, minute, to.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static FoundStatus Found(FoundKind kind, int minute, string? replyTo = null) => new(
        kind, new OwnStatus(minute.ToString(System.Globalization.CultureInfo.InvariantCulture), $"status {minute}", Start.AddMinutes(minute), "web", $"https://x.example/{minute}", replyTo));
}
