using ServerlessBlog.Comments.Text;
using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Comments.Api;

/// <summary>A comment as everybody may read it; there is no e-mail address in it.</summary>
public sealed record CommentJson(
    [property: ApiMember("The comment's id, unique within the post.", Example = "17698190000007d2k9x")] string Id,
    [property: ApiMember("Who wrote it.", Example = "はなこ")] string Name,
    [property: ApiMember("The writer's own page; absent when none was given.", Format = "uri", Example = "https://hanako.example/")] string? Url,
    [property: ApiMember("The text as it was written.", Example = "読みました。\nhttps://hanako.example/")] string Text,
    [property: ApiMember("The text as HTML: paragraphs, line breaks, and links to what stands bare in it.", Example = "<p>読みました。<br><a href=\"https://hanako.example/\" rel=\"ugc nofollow\">https://hanako.example/</a></p>")] string Html,
    [property: ApiMember("When it was sent.", Example = "2026-01-31T00:30:00Z")] DateTimeOffset CreatedAt,
    [property: ApiMember("The id of the comment that it answers; absent when it answers the post.", Example = "17698100000003f8m2q")] string? ReplyTo,
    [property: ApiMember("Whether the author of the blog wrote it.", Example = "false")] bool IsAuthor,
    [property: ApiMember(
        "Whether it is shown: pending while the author has not published it. Only who wrote it is told.",
        Place = ApiPlace.WholeIfAny, Values = [CommentJson.Pending, CommentJson.Approved], Example = CommentJson.Pending)] string? State)
{
    public const string Pending = "pending";
    public const string Approved = "approved";

    /// <summary>What everybody sees.</summary>
    public static CommentJson Of(ShownItem comment) => Of(comment, null);

    /// <summary>
    /// What who wrote it sees. Rejected and spam are both <c>pending</c>: it is true that the author has not published them,
    /// and a program that tries what passes learns nothing.
    /// </summary>
    public static CommentJson OfOwn(FeedbackItem comment) => Of(ShownItem.Of(comment), comment.State == FeedbackState.Approved ? Approved : Pending);

    private static CommentJson Of(ShownItem comment, string? state) => new(
        comment.Id,
        comment.Name,
        comment.Url.Length > 0 ? comment.Url : null,
        comment.Text,
        CommentHtml.Of(comment.Text),
        comment.CreatedAt,
        comment.ReplyTo.Length > 0 ? comment.ReplyTo : null,
        comment.IsAuthor,
        state);
}
