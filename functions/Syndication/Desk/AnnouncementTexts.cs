using System.Collections.Frozen;
using System.Globalization;
using ServerlessBlog.Platform.Text;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Syndication.Announcements.Model;
using ServerlessBlog.Syndication.Channels.Contract;

namespace ServerlessBlog.Syndication.Desk;

/// <summary>The words of the desk's pages for announcements in one language, from <c>Texts/*.resx</c>.</summary>
public sealed partial class AnnouncementTexts(string language) : TextTable("AnnouncementTexts", language)
{
    // Those that have words of their own; any other is shown by its name.
    private static readonly FrozenSet<string> KnownVisibilities = new[] { "public", "unlisted", "private", "direct", "profile" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The languages that an announcement can be said to be in, besides its post's.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ja", "en"];

    public string AudienceName(Audience audience) => audience == Audience.Outward ? Outward : Inward;

    /// <summary>What the author may want to bear in mind when writing to them.</summary>
    public string AudienceHint(Audience audience) => audience == Audience.Outward ? OutwardHint : InwardHint;

    public string StateName(AnnouncementState state) => Text("State-" + state);

    /// <summary>Why it stands there; empty for no reason.</summary>
    public string ReasonText(AnnouncementReason reason) => reason == AnnouncementReason.None ? "" : Text("Reason-" + reason);

    /// <summary>What the posts of one status are called on the list of posts to announce.</summary>
    public string GroupName(PostStatus status) => Text("Group-" + status);

    /// <summary>What a post's status means for its announcements.</summary>
    /// <param name="status">Where the post stands.</param>
    /// <param name="when">When it was or will be published; not said of a draft.</param>
    public string PostState(PostStatus status, string when) => Fill(Text("Post-" + (status == PostStatus.Deleted ? PostStatus.Withdrawn : status)), when);

    public string LookFirst(string channel) => Fill(Text(), channel);

    public string CheckFor(string price) => Fill(Text(), price);

    public string Paused(string until) => Fill(Text(), until);

    public string StoppedForPayment(string since) => Fill(Text(), since);

    public string StoppedForCredentials(string since) => Fill(Text(), since);

    public string Spent(string amount) => Fill(Text(), amount);

    public string SpentOf(string amount, string budget) => Fill(Text(), amount, budget);

    public string StatusLink(string channel) => Fill(Text(), channel);

    public string Cost(string amount) => Fill(Text(), amount);

    public string AtTime(string when) => Fill(Text(), when);

    public string NextAttempt(string when) => Fill(Text(), when);

    public string WordsFor(string channel) => Fill(Text(), channel);

    public string HowFor(string channel) => Fill(Text(), channel);

    public string Theirs(string channel) => Fill(Text(), channel);

    /// <summary>A length in the network's own counting; <paramref name="limit"/> 0 for none.</summary>
    public string Count(int count, int limit) => limit > 0 ? Fill(Text("CountOf"), count, limit) : Fill(Text(), count);

    public string Left(int count) => Fill(Text(), count);

    public string LinkPrice(string without, string with) => Fill(Text(), without, with);

    public string AtHint(string zone) => Fill(Text(), zone);

    public string LanguageOfPost(string tag) => Fill(Text(), tag);

    public string LanguageName(string tag) => Languages.Contains(tag, StringComparer.Ordinal) ? Text("Language-" + tag) : tag;

    public string VisibilityName(string visibility) => KnownVisibilities.Contains(visibility) ? Text("Visibility-" + visibility) : visibility;

    public string TooLong(int limit, int count) => Fill(Text("Problem-TooLong"), limit, count);

    public string SameText(string channel) => Fill(Text("Problem-SameText"), channel);

    public string OverBudget(string price) => Fill(Text("Problem-OverBudget"), price);

    /// <summary>An amount of US dollars, to the tenth of a cent: networks ask for less than one.</summary>
    public static string Dollars(decimal amount) => "$" + amount.ToString("0.00#", CultureInfo.InvariantCulture);
}
