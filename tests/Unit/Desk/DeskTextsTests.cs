using System.Collections;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Azure.Messaging.ServiceBus;
using ServerlessBlog.Linkbacks.Sending.Model;
using ServerlessBlog.Moderation.Desk;
using ServerlessBlog.Moderation.Desk.DeadLetters;
using ServerlessBlog.Moderation.Model;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Unit.Desk;

public sealed partial class DeskTextsTests
{
    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_in_them()
    {
        var (japanese, english) = (Read("ja"), Read("en"));

        english.Keys.ShouldBe(japanese.Keys, ignoreOrder: true);
        foreach (var (name, text) in japanese.Where(entry => !entry.Key.StartsWith("Done-", StringComparison.Ordinal)))
            PlacesIn(english[name]).ShouldBe(PlacesIn(text), ignoreOrder: true, name);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Every_word_is_there(string language)
    {
        var texts = new DeskTexts(language);
        foreach (var property in typeof(DeskTexts).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            ((string)property.GetValue(texts)!).ShouldNotBeNullOrWhiteSpace(property.Name);
        foreach (var state in Enum.GetValues<FeedbackState>())
            (texts.StateName(state) + texts.Empty(state)).ShouldNotBeNullOrWhiteSpace();
        foreach (var kind in Enum.GetValues<FeedbackKind>())
            texts.KindName(kind).ShouldNotBeNullOrWhiteSpace();
        foreach (var state in Enum.GetValues<SendState>())
            texts.SendStateName(state).ShouldNotBeNullOrWhiteSpace();
        foreach (var outcome in Enum.GetValues<SendOutcome>().Where(outcome => outcome != SendOutcome.NotTried))
            texts.SendOutcomeName(outcome).ShouldNotBeNullOrWhiteSpace();
        string[] notices =
        [
            "approved", "rejected", "spam", DeskNotice.Undone, DeskNotice.Replied, DeskNotice.NothingSelected, DeskNotice.Retried, DeskNotice.SentAgain,
            DeskNotice.Saved, DeskNotice.TakenBack, DeskNotice.Found, DeskNotice.Absent, DeskNotice.Unanswered, DeskNotice.Dropped, DeskNotice.Resumed,
        ];
        foreach (var done in notices)
            (texts.Done(new DeskNotice(done, 2, 1, [])) + texts.Failed(new DeskNotice(done, 2, 1, []))).ShouldNotBeNullOrWhiteSpace();
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
    public void A_reason_is_said_in_words_and_one_that_is_not_known_by_its_name()
    {
        new DeskTexts("en").ReasonText(new Reason("links", 3, "7")).ShouldBe("Links in the text (7)");
        new DeskTexts("ja").ReasonText(new Reason("no-japanese", 2, "")).ShouldBe("日本語がない");
        new DeskTexts("ja").ReasonText(new Reason("<new>", 1, "x")).ShouldBe("<new> (x)");
        DeskTexts.Points(3).ShouldBe("+3");
        DeskTexts.Points(-2).ShouldBe("−2");
    }

    [Theory]
    [InlineData("moderation", """{"slug":"a-post"}""", "A change of a comment or a linkback")]
    [InlineData("indexing", """{"slug":"a-post"}""", "A change of a post")]
    [InlineData("syndication", """{"slug":"a-post"}""", "Sending the announcements of a post")]
    [InlineData("syndication", """{"kind":"tell-stopped"}""", "Telling you of a stopped channel")]
    [InlineData("syndication", """{"kind":"new-kind"}""", "new-kind")]
    public void What_a_message_asked_for_is_said_in_words_and_what_is_not_known_by_its_name(string queue, string body, string shown)
    {
        var letter = DeadLetter.Of(queue, ServiceBusModelFactory.ServiceBusReceivedMessage(BinaryData.FromString(body), messageId: "m1", deliveryCount: 10));
        new DeskTexts("en").MessageKind(letter).ShouldBe(shown);
    }

    private static Dictionary<string, string> Read(string language)
    {
        using var resources = new ResourceReader(typeof(DeskTexts).Assembly.GetManifestResourceStream($"DeskTexts.{language}.resources")!);
        return resources.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> PlacesIn(string text) => Place().Matches(text).Select(match => match.Groups["number"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<number>\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
