using ServerlessBlog.Comments.Input;

namespace ServerlessBlog.Site;

/// <summary>The words around comments.</summary>
public sealed partial class SiteTexts
{
    public string CommentsHeading => Text();

    public string WriteComment => Text();

    public string CommentName => Text();

    public string CommentEmail => Text();

    public string CommentEmailHint => Text();

    public string CommentUrl => Text();

    public string CommentText => Text();

    public string CommentRequired => Text();

    public string CommentSend => Text();

    public string CommentsWait => Text();

    public string CommentsClosed => Text();

    public string CommentHoneypot => Text();

    public string CommentRemember => Text();

    /// <summary>With <c>{0}</c> for the number, which the script fills in.</summary>
    public string CommentCharactersLeft => Text();

    /// <summary>With <c>{0}</c> for the number, which the script fills in.</summary>
    public string CommentCharactersOver => Text();

    public string CommentReply => Text();

    public string CommentReplyCancel => Text();

    public string CommentByAuthor => Text();

    public string CommentsMoreLink => Text();

    public string CommentOwnWaiting => Text();

    public string CommentOwnShown => Text();

    public string CommentOwnLink => Text();

    public string CommentFaultsHeading => Text();

    public string CommentTooMany => Text();

    public string CommentUnavailable => Text();

    public string CommentClosedHeading => Text();

    public string CommentClosedTyped => Text();

    public string OwnCommentHeading => Text();

    public string OwnCommentIntro => Text();

    public string OwnCommentState => Text();

    public string OwnCommentWaiting => Text();

    public string OwnCommentPublished => Text();

    public string OwnCommentPost => Text();

    public string OwnCommentSent => Text();

    public string OwnCommentEmailKept => Text();

    public string OwnCommentNothing => Text();

    public string OwnCommentExport => Text();

    public string OwnCommentErase => Text();

    public string OwnCommentEraseHint => Text();

    public string OwnCommentEraseConfirm => Text();

    public string OwnCommentEraseUnconfirmed => Text();

    public string OwnCommentErased => Text();

    public string OwnCommentErasedHint => Text();

    public string OwnCommentNoLinkHeading => Text();

    public string OwnCommentNoLink => Text();

    public string CommentReplyTo(string name) => Fill(Text(), name);

    public string CommentReplyingTo(string name) => Fill(Text(), name);

    public string CommentTo(string name) => Fill(Text(), name);

    public string CommentsMore(int count) => Fill(Text(), count);

    public string CommentsFeed(string title) => Fill(Text(), title);

    public string CommentsFeedTitle(string title) => Fill(Text(), title);

    public string CommentFeedEntry(string name) => Fill(Text(), name);

    public string CommentBackToPost(string title) => Fill(Text(), title);

    /// <summary>What to do about something wrong with a field of a comment, in one sentence.</summary>
    public string CommentFault(CommentFault fault) => Fill(Text(nameof(CommentFault) + fault.Rule), fault.Count);
}
