using ServerlessBlog.Syndication.Statuses.Gathering;
using ServerlessBlog.Syndication.Statuses.Pasted;
using ServerlessBlog.Syndication.Statuses.Quotes;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Statuses;

public sealed class PastedTextTests
{
    private const string Url = "https://twitter.example/hanako/status/7045315726";

    [Fact]
    public void Statuses_are_read_as_old_blogs_quoted_them()
    {
        var gathered = Of(
            $"""
            店の前に本の箱を出した。
            値札はまだない。
            8:51 AM Dec 26th, 2009 Keitai Webで
            {Url}1

            看板は、新聞ではない。
            8:44 AM Dec 26th Keitai Webで
            {Url}2

            棚をまたいで本を並べると、客は迷う。
            {Url}3


            ただの段落。
            """);

        gathered.Quotations.ShouldBe(
            [
                new Quotation(["店の前に本の箱を出した。\n値札はまだない。"], "2009-12-26 08:51", "Keitai Web", Url + "1"),
                new Quotation(["看板は、新聞ではない。"], "8:44 AM Dec 26th", "Keitai Web", Url + "2"),
                new Quotation(["棚をまたいで本を並べると、客は迷う。"], "", "", Url + "3"),
                new Quotation(["ただの段落。"], "", "", ""),
            ],
            new SameQuotation());
        gathered.Warnings.Count.ShouldBe(2);
        gathered.Warnings[0].ShouldStartWith("Block 2: the time “8:44 AM Dec 26th” has no year");
        gathered.Warnings[1].ShouldStartWith("Block 3: there is no time");
    }

    [Theory]
    [InlineData("2009-12-26 08:51", "2009-12-26 08:51", "")]
    [InlineData("2009-12-26T08:51:00Z", "2009-12-26 17:51", "")]
    [InlineData("2009-12-26 08:51, Keitai Web", "2009-12-26 08:51", "Keitai Web")]
    [InlineData("8:51 AM Dec 26, 2009 from web", "2009-12-26 08:51", "web")]
    [InlineData("8:51 AM · Dec 26, 2009 · Twitter for iPhone", "2009-12-26 08:51", "Twitter for iPhone")]
    [InlineData("午前8:51 · 2009年12月26日", "2009-12-26 08:51", "")]
    [InlineData("午後8:51 · 2009年12月26日·Twitter Web App", "2009-12-26 20:51", "Twitter Web App")]
    [InlineData("2009年12月26日 (土) 8:51 webから", "2009-12-26 08:51", "web")]
    [InlineData("12月26日 8:51 webから", "12月26日 8:51", "web")]
    public void Time_and_client_are_told_apart(string line, string time, string client)
    {
        var quotation = Of($"text\n{line}\n{Url}").Quotations.ShouldHaveSingleItem();

        quotation.Parts.ShouldBe(["text"]);
        (quotation.Time, quotation.Client, quotation.Url).ShouldBe((time, client, Url));
    }

    [Fact]
    public void The_time_may_stand_below_the_URL() => Of($"text\n{Url}\n2009-12-26 08:51").Quotations[0].Time.ShouldBe("2009-12-26 08:51");

    [Theory]
    [InlineData("きのうの夜 8:51 に")]
    [InlineData("2009-02-30 08:51")]
    [InlineData("25:51 PM Dec 26, 2009")]
    public void What_cannot_be_read_as_a_time_stays_text_and_is_said(string line)
    {
        var gathered = Of($"text\n{line}\n{Url}");

        gathered.Quotations.ShouldHaveSingleItem().Parts.ShouldBe([$"text\n{line}"]);
        gathered.Warnings.ShouldHaveSingleItem().ShouldContain(line);
    }

    [Theory]
    [InlineData(Url)]
    [InlineData("2009-12-26 08:51")]
    public void A_line_alone_is_the_text(string line) => Of(line).Quotations.ShouldHaveSingleItem().Parts.ShouldBe([line]);

    [Fact]
    public void The_range_applies_to_what_has_a_time_and_the_limit_to_all()
    {
        var selection = new StatusSelection(new DateTimeOffset(2009, 12, 26, 0, 0, 0, TimeSpan.FromHours(9)), null, 2, IncludeReplies: false);
        var gathered = PastedText.Read("a\n2009-12-25 23:59\n\nb\n2009-12-26 00:00\n\nc\n\nd", selection, Read.Clock);

        gathered.Quotations.Select(quotation => quotation.Parts[0]).ShouldBe(["b", "c"]);
        gathered.LeftOut.ShouldBe(new LeftOut { OutOfRange = 1, OverMax = 1 });
    }

    [Fact]
    public void There_are_not_more_warnings_than_one_reads()
    {
        var warnings = Of(string.Join("\n\n", Enumerable.Range(1, 50).Select(n => $"text\n{Url}{n}"))).Warnings;

        warnings.Count.ShouldBe(21);
        warnings[^1].ShouldBe("There are 30 more of these.");
    }

    private static Gathered Of(string text) => PastedText.Read(text, Read.All, Read.Clock);

    private sealed class SameQuotation : IEqualityComparer<Quotation>
    {
        public bool Equals(Quotation? x, Quotation? y) => x!.Parts.SequenceEqual(y!.Parts) && (x with { Parts = [] }).ToString() == (y with { Parts = [] }).ToString();

        public int GetHashCode(Quotation obj) => obj.Url.GetHashCode(StringComparison.Ordinal);
    }
}
