using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;
using ServerlessBlog.Syndication.Desk;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Syndication.Desk;

public sealed partial class AnnouncementTextsTests
{
    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_in_them()
    {
        var (japanese, english) = (Read("ja"), Read("en"));

        english.Keys.ShouldBe(japanese.Keys, ignoreOrder: true);
        foreach (var (name, text) in japanese)
            PlacesIn(english[name]).ShouldBe(PlacesIn(text), ignoreOrder: true, name);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Every_word_is_there(string language)
    {
        var texts = new AnnouncementTexts(language);
        foreach (var property in typeof(AnnouncementTexts).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            ((string)property.GetValue(texts)!).ShouldNotBeNullOrWhiteSpace(property.Name);
        foreach (var audience in Enum.GetValues<Audience>())
            (texts.AudienceName(audience).Length * texts.AudienceHint(audience).Length).ShouldBeGreaterThan(0);
        foreach (var state in Enum.GetValues<AnnouncementState>())
            texts.StateName(state).ShouldNotBeNullOrWhiteSpace();
        foreach (var reason in Enum.GetValues<AnnouncementReason>().Where(reason => reason != AnnouncementReason.None))
            texts.ReasonText(reason).ShouldNotBeNullOrWhiteSpace();
        foreach (var status in Enum.GetValues<PostStatus>())
            texts.PostState(status, "2010").ShouldNotBeNullOrWhiteSpace();
        foreach (var status in new[] { PostStatus.Scheduled, PostStatus.Draft, PostStatus.Published })
            texts.GroupName(status).ShouldNotBeNullOrWhiteSpace();
        foreach (var tag in AnnouncementTexts.Languages)
            texts.LanguageName(tag).ShouldNotBe(tag);
        foreach (var visibility in new[] { "public", "unlisted", "private", "direct", "profile" })
            texts.VisibilityName(visibility).ShouldNotBe(visibility);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void No_text_has_straight_quotes_or_three_dots(string language)
    {
        foreach (var (name, text) in Read(language))
            text.ShouldSatisfyAllConditions(name, () => text.ShouldNotContain("\""), () => text.ShouldNotContain("'"), () => text.ShouldNotContain("..."));
    }

    [Fact]
    public void What_has_no_words_is_shown_by_its_name()
    {
        new AnnouncementTexts("ja").LanguageName("fr").ShouldBe("fr");
        new AnnouncementTexts("ja").VisibilityName("circle").ShouldBe("circle");
    }

    [Theory]
    [InlineData("0.015", "$0.015")]
    [InlineData("0.2", "$0.20")]
    [InlineData("5", "$5.00")]
    [InlineData("0", "$0.00")]
    public void Amounts_are_told_to_the_tenth_of_a_cent(string amount, string shown) => AnnouncementTexts.Dollars(decimal.Parse(amount, CultureInfo.InvariantCulture)).ShouldBe(shown);

    [Fact]
    public void A_length_without_a_limit_is_told_alone()
    {
        new AnnouncementTexts("en").Count(1234, 0).ShouldBe("Length 1,234");
        new AnnouncementTexts("en").Count(12, 280).ShouldBe("Length 12 of 280");
    }

    private static Dictionary<string, string> Read(string language)
    {
        using var resources = new ResourceReader(typeof(AnnouncementTexts).Assembly.GetManifestResourceStream($"AnnouncementTexts.{language}.resources")!);
        return resources.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> PlacesIn(string text) => Place().Matches(text).Select(match => match.Groups["number"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<number>\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
