using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Comments.Own;

/// <summary>
/// All that is kept about a comment and came from who wrote it. What the judge made of it is the blog's own, and would help
/// a spammer find what passes.
/// </summary>
public sealed record CommentExport(
    [property: ApiMember("The comment's id.", Example = "17698190000007d2k9x")] string Id,
    [property: ApiMember("The URL of the post.", Format = "uri", Example = "https://blog.example/posts/twitter-outside-mixi-inside")] string Post,
    [property: ApiMember("Whether it is published.", Example = "false")] bool IsPublished,
    [property: ApiMember("The name.", Example = "はなこ")] string Name,
    [property: ApiMember("The e-mail address; absent when none was given.", Example = "hanako@mail.example")] string? Email,
    [property: ApiMember("The writer's own page; absent when none was given.", Format = "uri", Example = "https://hanako.example/")] string? Url,
    [property: ApiMember("The text.", Example = "読みました。")] string Text,
    [property: ApiMember("The id of the comment that it answers; absent for none.", Example = "17698100000003f8m2q")] string? ReplyTo,
    [property: ApiMember("When it was sent.", Example = "2026-01-31T00:30:00Z")] DateTimeOffset SentAt,
    [property: ApiMember("A hash of the sender's address whose key changes every day; the address itself is not kept. Absent when it is not known.", Example = "5f2b8c1d9e3a7046")] string? AddressHash,
    [property: ApiMember("Whether the sender's address is kept, encrypted, until an outside spam check has been asked.", Example = "false")] bool HasSealedAddress,
    [property: ApiMember("The browser's name for itself, kept until an outside spam check has been asked; absent when it is not kept.", Example = "Mozilla/5.0")] string? UserAgent,
    [property: ApiMember("Whether a field was filled in that people do not see.", Example = "false")] bool FilledHoneypot,
    [property: ApiMember("How many milliseconds the form was open; absent when it is not known.", Example = "42000")] int? ElapsedMs)
{
    public static CommentExport Of(FeedbackItem comment, Urls urls) => new(
        comment.Id,
        urls.Post(comment.Slug),
        comment.State == FeedbackState.Approved,
        comment.Name,
        NullIfEmpty(comment.Email),
        NullIfEmpty(comment.Url),
        comment.Text,
        NullIfEmpty(comment.ReplyTo),
        comment.ReceivedAt,
        NullIfEmpty(comment.ClientHash),
        comment.SealedClient.Length > 0,
        NullIfEmpty(comment.UserAgent),
        comment.FilledHoneypot,
        comment.ElapsedMs);

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
