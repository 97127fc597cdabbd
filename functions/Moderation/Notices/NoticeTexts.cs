using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Text;

namespace ServerlessBlog.Moderation.Notices;

/// <summary>The words of notices and of the pages behind their links, from <c>Texts/*.resx</c>.</summary>
public sealed class NoticeTexts : TextTable
{
    private NoticeTexts(string language)
        : base("NoticeTexts", language)
    {
    }

    public string Approve => Text();

    public string Spam => Text();

    public string OpenDesk => Text();

    public string ConfirmApprove => Text();

    public string ConfirmSpam => Text();

    public string ConfirmHint => Text();

    public string Approved => Text();

    public string MarkedSpam => Text();

    public string UndoHint => Text();

    public string NoLink => Text();

    public string NoLinkHint => Text();

    public string Unverified => Text();

    public string UnverifiedHint => Text();

    public string ItemGone => Text();

    public string ItemGoneHint => Text();

    public string ShowPost => Text();

    /// <summary>How many wait, as a sentence; with a plus sign when there are more.</summary>
    public string Waiting(string count) => Fill(Text(), count);

    public string Subject(string blog, string count) => Fill(Text(), blog, count);

    public string More(int count) => Fill(Text(), count);

    public string ItemHeading(string kind, string name, string post) => Fill(Text(), kind, name, post);

    public string ItemHeadingWithoutName(string kind, string post) => Fill(Text(), kind, post);

    /// <summary>Japanese for <c>ja</c> and its regions, else English.</summary>
    public static NoticeTexts For(string language) => new(language);

    public string KindOf(FeedbackKind kind) => Text(kind.ToString());
}
