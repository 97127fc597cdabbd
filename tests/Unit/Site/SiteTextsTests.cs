using System.Collections;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using ServerlessBlog.Comments.Input;
using ServerlessBlog.Site;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Site;

public sealed partial class SiteTextsTests
{
    private static readonly DateTimeOffset Day = new(2010, 1, 3, 16, 45, 0, TimeSpan.FromHours(9));

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_in_them()
    {
        var (japanese, english) = (Read("ja"), Read("en"));

        english.Keys.ShouldBe(japanese.Keys, ignoreOrder: true);
        foreach (var (name, text) in japanese)
            PlacesIn(english[name]).ShouldBe(PlacesIn(text), ignoreOrder: true, name);
    }

    [Fact]
    public void Every_text_is_there_and_is_used()
    {
        var members = typeof(SiteTexts).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name)
            .Except([nameof(SiteTexts.Problem), nameof(SiteTexts.CommentFault)], StringComparer.Ordinal)
            .Concat(Enum.GetNames<CommentRule>().Select(rule => nameof(SiteTexts.CommentFault) + rule));
        var problems = new[] { 400, 404, 409, 410, 429, 500, 503 }.SelectMany(status => new[] { SiteTexts.For("en").Problem(status).Heading, SiteTexts.For("en").Problem(status).Sentence });

        var texts = Read("en");
        texts.Where(text => !problems.Contains(text.Value, StringComparer.Ordinal)).Select(text => text.Key).ShouldBe(members, ignoreOrder: true);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void No_text_has_straight_quotes_or_three_dots(string language)
    {
        foreach (var (name, text) in Read(language))
        {
            text.ShouldNotBeNullOrWhiteSpace(name);
            text.ShouldNotContain("\"", Case.Sensitive, name);
            text.ShouldNotContain("'", Case.Sensitive, name);
            text.ShouldNotContain("...", Case.Sensitive, name);
        }
    }

    [Fact]
    public void Dates_are_written_as_each_language_does()
    {
        var (japanese, english) = (SiteTexts.For("ja"), SiteTexts.For("en-GB"));

        japanese.DateFormat(Day).ShouldBe("2010年1月 3日 (日)");
        japanese.ShortDateFormat(Day.AddDays(20)).ShouldBe("2010年1月23日 (土)");
        japanese.TimeFormat(Day).ShouldBe("16:45");
        japanese.MonthFormat(new DateOnly(2010, 1, 1)).ShouldBe("2010年1月");
        japanese.YearFormat(new DateOnly(2010, 1, 1)).ShouldBe("2010年");
        japanese.MonthOfYearFormat(new DateOnly(2010, 11, 1)).ShouldBe("11月");
        english.DateFormat(Day).ShouldBe("Sunday, January 3, 2010");
        english.ShortDateFormat(Day).ShouldBe("January 3, 2010");
        english.TimeFormat(Day).ShouldBe("4:45 PM", StringCompareShould.IgnoreCase);
        english.MonthFormat(new DateOnly(2010, 1, 1)).ShouldBe("January 2010");
        english.MonthOfYearFormat(new DateOnly(2010, 11, 1)).ShouldBe("Nov");
    }

    [Theory]
    [InlineData("ja", "トップページ")]
    [InlineData("JA", "トップページ")]
    [InlineData("ja-JP", "トップページ")]
    [InlineData("en", "Home")]
    [InlineData("jam", "Home")]
    [InlineData("ko", "Home")]
    public void The_blogs_language_chooses_the_texts(string language, string home) => SiteTexts.For(language).Home.ShouldBe(home);

    private static Dictionary<string, string> Read(string language)
    {
        using var resources = new ResourceReader(typeof(SiteTexts).Assembly.GetManifestResourceStream($"Texts.{language}.resources")!);
        return resources.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> PlacesIn(string text) => Place().Matches(text).Select(match => match.Groups["number"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<number>\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
