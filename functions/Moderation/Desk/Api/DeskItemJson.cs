using ServerlessBlog.Moderation.Model;
using ServerlessBlog.Platform.OpenApi;

namespace ServerlessBlog.Moderation.Desk.Api;

/// <summary>A comment or a linkback as the author's desk shows it; one of the last two members is there.</summary>
public sealed record DeskItemJson(
    [property: ApiMember("What decisions name it by.", Example = DeskItemJson.ExampleId)] string Id,
    [property: ApiMember("What it is.", Example = "comment")] FeedbackKind Kind,
    [property: ApiMember("Where it stands; readers see what is approved.", Example = "pending")] FeedbackState State,
    [property: ApiMember("The slug of the post that it is about.", Example = "twitter-outside-mixi-inside")] string Post,
    [property: ApiMember("When it first arrived.", Example = "2026-01-31T00:30:00Z")] DateTimeOffset ReceivedAt,
    [property: ApiMember("What the judge noticed.")] IReadOnlyList<Reason> Reasons,
    [property: ApiMember("The sum of the reasons' scores.", Example = "3")] int Score,
    [property: ApiMember("The comment.")] DeskCommentJson? Comment,
    [property: ApiMember("The linkback.")] DeskLinkbackJson? Linkback)
{
    internal const string ExampleId = "0638400000000000000-k3x9ab";

    public static DeskItemJson Of(FeedbackItem item) => new(
        item.DeskId, item.Kind, item.State, item.Slug, item.ReceivedAt, item.Reasons, item.Score,
        item.IsLinkback ? null : DeskCommentJson.Of(item), item.IsLinkback ? DeskLinkbackJson.Of(item) : null);
}

/// <summary>A comment with its e-mail address, which leaves the blog through the desk and nothing else.</summary>
public sealed record DeskCommentJson(
    [property: ApiMember("The comment's id on its post.", Example = "01hf8x2k7v-m4q7wz")] string Id,
    [property: ApiMember("Who wrote it.", Example = "ハル")] string Name,
    [property: ApiMember("The commenter's e-mail address; may be empty.", Example = "haru@example.com")] string Email,
    [property: ApiMember("The commenter's own page; may be empty.", Example = "https://haru.example/")] string Url,
    [property: ApiMember("Plain text.", Example = "同じ文を両方に送っていました。")] string Text,
    [property: ApiMember("The id of the comment that it answers; absent for none.", Example = "01hf8x1j5t-b8n2rk")] string? ReplyTo,
    [property: ApiMember("Whether the author of the blog wrote it.", Example = "false")] bool IsAuthor,
    [property: ApiMember("When it was written.", Example = "2026-01-31T00:30:00Z")] DateTimeOffset CreatedAt)
{
    public static DeskCommentJson Of(FeedbackItem item) => new(
        item.Id, item.Name, item.Email, item.Url, item.Text, item.ReplyTo.Length == 0 ? null : item.ReplyTo, item.IsAuthor, item.ReceivedAt);
}

/// <summary>A linkback with what is known of its source.</summary>
public sealed record DeskLinkbackJson(
    [property: ApiMember("The linkback's id on its post.", Example = "6f1ed002ab5595859014ebf0951522d9")] string Id,
    [property: ApiMember("The page that links to the post.", Example = "https://haru.example/2026/01/31")] string Url,
    [property: ApiMember("That page's title.", Example = "外へ、内へ")] string Title,
    [property: ApiMember("Its author or blog; may be empty.", Example = "ハルの日記")] string Name,
    [property: ApiMember("An excerpt as plain text; may be empty.", Example = "はなこさんの記事を読みました。")] string Text,
    [property: ApiMember("What it says it links to.", Example = "https://blog.example/posts/twitter-outside-mixi-inside")] string Target,
    [property: ApiMember("Whether that page was seen to link to the post; only then can it be approved.", Example = "true")] bool IsVerified,
    [property: ApiMember("When it first arrived.", Example = "2026-01-31T00:30:00Z")] DateTimeOffset CreatedAt)
{
    public static DeskLinkbackJson Of(FeedbackItem item) =>
        new(item.Id, item.Url, item.Title, item.Name, item.Text, item.Target, item.IsVerified, item.ReceivedAt);
}
