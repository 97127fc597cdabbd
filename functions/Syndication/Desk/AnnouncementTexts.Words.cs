namespace ServerlessBlog.Syndication.Desk;

/// <content>Words without places to fill; each member has the name of its text.</content>
public sealed partial class AnnouncementTexts
{
    public string Announcements => Text();

    public string Hint => Text();

    public string Undecided => Text();

    public string UndecidedHint => Text();

    public string Check => Text();

    public string SendAgain => Text();

    public string Drop => Text();

    public string Channels => Text();

    public string NoChannels => Text();

    public string Outward => Text();

    public string Inward => Text();

    public string OutwardHint => Text();

    public string InwardHint => Text();

    public string Running => Text();

    public string Resume => Text();

    public string Connect => Text();

    public string Posts => Text();

    public string NoPosts => Text();

    public string Untitled => Text();

    public string Ledger => Text();

    public string NothingYet => Text();

    public string NoMore => Text();

    public string Newest => Text();

    public string Older => Text();

    public string About => Text();

    public string RemoveByHand => Text();

    public string OnPublishing => Text();

    public string Compose => Text();

    public string Link => Text();

    public string At => Text();

    public string Language => Text();

    public string Visibility => Text();

    public string VisibilityDefault => Text();

    public string Save => Text();

    public string CheckWords => Text();

    public string TakeBack => Text();

    public string Proposals => Text();

    public string ProposalsHint => Text();

    public string Mine => Text();

    public string Current => Text();

    public string NotSaved => Text();

    public string Rewrite => Text();

    public string Decide => Text();

    public string SignedOut => Text();

    public string NoWords => Text("Problem-NoWords");

    public string OnlyTitle => Text("Problem-OnlyTitle");

    public string Characters => Text("Problem-Characters");

    public string Time => Text("Problem-Time");

    public string Stale => Text("Problem-Stale");

    public string Moved => Text("Problem-Moved");
}
