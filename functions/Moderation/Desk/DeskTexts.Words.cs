namespace ServerlessBlog.Moderation.Desk;

/// <content>Words without places to fill; each member has the name of its text.</content>
public sealed partial class DeskTexts
{
    public string Desk => Text();

    public string Announcements => Text();

    public string Linkbacks => Text();

    public string Messages => Text();

    public string Navigation => Text();

    public string SignIn => Text();

    public string SignInHint => Text();

    public string Key => Text();

    public string SignInButton => Text();

    public string WrongKey => Text();

    public string TooManyKeys => Text();

    public string SessionOver => Text();

    public string SignOut => Text();

    public string SignOutEverywhere => Text();

    public string States => Text();

    public string Newest => Text();

    public string Older => Text();

    public string NoMore => Text();

    public string EmptyHint => Text();

    public string Approve => Text();

    public string Reject => Text();

    public string Spam => Text();

    public string Select => Text();

    public string Selected => Text();

    public string SelectAll => Text();

    public string NoName => Text();

    public string ByAuthor => Text();

    public string About => Text();

    public string Email => Text();

    public string Url => Text();

    public string Verified => Text();

    public string NotVerified => Text();

    public string Reasons => Text();

    public string Reply => Text();

    public string ReplyLabel => Text();

    public string ReplyHint => Text();

    public string ReplyApproves => Text();

    public string ReplyButton => Text();

    public string Undo => Text();

    public string UndoHint => Text();

    public string Keyboard => Text();

    public string KeyNext => Text();

    public string KeyPrevious => Text();

    public string KeyHelp => Text();

    public string KeysHint => Text();

    public string KeysOn => Text();

    public string Close => Text();

    public string NotReached => Text();

    public string NotDone => Text();

    public string LinkbacksHint => Text();

    public string NoLinkbacks => Text();

    public string SendAgain => Text();

    public string MessagesHint => Text();

    public string NoMessages => Text();

    public string Retry => Text();

    public string RetryAll => Text();
}
