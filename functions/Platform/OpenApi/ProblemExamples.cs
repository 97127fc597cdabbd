using System.Text.Json.Nodes;
using ServerlessBlog.Platform.Errors;

namespace ServerlessBlog.Platform.OpenApi;

/// <summary>One occurrence of each problem type, with sentences as the blog writes them.</summary>
internal static class ProblemExamples
{
    private const string Post = "/api/posts/twitter-outside-mixi-inside";

    private const string Announcement = Post + "/announcements/mixi2";

    private static readonly Dictionary<ProblemType, Occurrence> Occurrences = new()
    {
        [ProblemType.InvalidRequest] = new(Post, "Send valid JSON in UTF-8, nested at most 16 levels deep; the problem is at line 2, byte 14."),
        [ProblemType.InvalidCursor] = new("/api/posts", "Begin again without cursor, and follow the next links.", "cursor", "This cursor was not given by this list."),
        [ProblemType.Unauthorized] = new("/api/posts", "Send the author's key as Authorization: Bearer <key>."),
        [ProblemType.NotFound] = new(Post, "There is no such post; look for it in GET /api/posts.", "slug", "No post has this slug."),
        [ProblemType.MethodNotAllowed] = new("/api/posts", "Use GET or HEAD or POST here."),
        [ProblemType.Conflict] = new(Post + "/schedule", "The post is published already; withdraw it first to schedule it."),
        [ProblemType.Gone] = new(Post, "The author has deleted this post; its slug is not used again."),
        [ProblemType.Stale] = new(Post, "Read the resource again, make your change to what it is now, and send its new ETag."),
        [ProblemType.TooLarge] = new("/api/posts", "Send at most 8 MiB; the text of a post has at most 1 MiB.", "/body", "The text of a post has at most 1 MiB in UTF-8."),
        [ProblemType.UnsupportedMediaType] = new("/api/posts", "Send Content-Type: application/json."),
        [ProblemType.InvalidField] = new("/api/posts", "Mend /title: A post needs a title of 1 to 200 characters.", "/title", "A post needs a title of 1 to 200 characters."),
        [ProblemType.TitleOnly] = new(Announcement, "Say something to these readers: this text is no more than the title, a link or a hashtag.", "/text", "Say something to these readers: this text is no more than the title, a link or a hashtag."),
        [ProblemType.SameText] = new(
            Announcement, "Write other words for inward readers than for those of x, which is outward: \u201c外には手紙を、内には近況を！\u201d is nearly the same as \u201c外には手紙を、内には近況を。\u201d there.", "/text", "This is nearly the same as the text for x.")
        {
            Texts = [new ComparedText("mixi2", "外には手紙を、内には近況を！"), new ComparedText("x", "外には手紙を、内には近況を。")],
        },
        [ProblemType.OverLimit] = new(Announcement, "Shorten the text to 149: as mixi2 counts, it has 160, with the link if there is one.", "/text", "Shorten the text to 149: as mixi2 counts, it has 160, with the link if there is one."),
        [ProblemType.OverBudget] = new(Announcement, "Leave the link out, wait for the next month or raise Channels__x__MonthlyBudget: this costs $0.200, and $9.900 of this month's $10.000 are spent.", "/text", "The channel's budget of the month does not suffice."),
        [ProblemType.IfMatchRequired] = new(Post, "Read the resource first and send its ETag in If-Match."),
        [ProblemType.TooMany] = new(Post + "/comments", "Wait ten minutes, and send the next comment then."),
        [ProblemType.Unexpected] = new(Post, "Try again, and if it happens again, look in the log for invocation 8a6e0804-2bd0-4672-b79d-d97027f9071a."),
        [ProblemType.Unavailable] = new(Post, "Try again in a few seconds; nothing was changed unless an earlier answer said so."),
    };

    /// <summary>The problem document.</summary>
    public static JsonObject Of(ProblemType type)
    {
        var occurrence = Occurrences[type];
        var example = new JsonObject
        {
            ["type"] = type.Uri,
            ["title"] = type.Title,
            ["status"] = type.Status,
            ["detail"] = occurrence.Detail,
            ["instance"] = occurrence.Instance,
        };
        if (occurrence.Pointer is not null)
            example["errors"] = new JsonArray(new JsonObject { ["pointer"] = occurrence.Pointer, ["detail"] = occurrence.FieldDetail });
        if (occurrence.Texts.Count > 0)
            example["texts"] = new JsonArray([.. occurrence.Texts.Select(text => new JsonObject { ["channel"] = text.Channel, ["text"] = text.Text })]);
        return example;
    }

    private sealed record Occurrence(string Instance, string Detail, string? Pointer = null, string? FieldDetail = null)
    {
        public IReadOnlyList<ComparedText> Texts { get; init; } = [];
    }
}
