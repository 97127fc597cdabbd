using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Api;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Write;
using ServerlessBlog.Syndication.Statuses.Gathering;
using ServerlessBlog.Syndication.Statuses.Quotes;

namespace ServerlessBlog.Syndication.Statuses.Api;

/// <summary>POST /api/drafts/from-statuses: a draft that quotes what its author said on social networks.</summary>
public sealed class CreateDraftFromStatuses(
    PostWriter writer, PostReader reader, PostInput posts, StatusUpload upload, StatusTitles titles, Urls urls, BlogClock clock, AuthorKey author)
{
    [Function(nameof(CreateDraftFromStatuses))]
    [ApiOperation(
        "Draft a post from statuses", Description = "The draft quotes them, oldest first, each with its time, client and permalink; a thread becomes one quotation. As a form, the fields come before the file; an archive in several parts is sent with a file for each.",
        Tag = "drafts", Status = 201, ETag = true, Request = typeof(StatusRequestJson), Response = typeof(StatusDraftJson), AuthorOnly = true)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/drafts/from-statuses")] HttpRequest request, CancellationToken cancellationToken)
    {
        author.Require(request);
        var (asked, gathered) = MediaTypes.Is(request.ContentType, MediaTypes.Multipart)
            ? await upload.ReadAsync(request, cancellationToken)
            : await ReadJsonAsync(request, cancellationToken);
        if (gathered.Quotations.Count == 0)
            throw ProblemException.Field(asked.Content is null ? "/" + StatusUpload.File : "/content", Nothing(gathered.LeftOut));

        var content = asked.Draft with
        {
            Title = asked.HasTitle ? asked.Draft.Title : titles.Of(gathered.First, gathered.Last),
            Body = QuoteMarkdown.Of(gathered.Quotations),
        };
        var post = await writer.CreateAsync(null, content, publish: false, cancellationToken);
        var json = PostJson.Of(await reader.ViewAsync(post, cancellationToken), urls);
        return new JsonResult(new StatusDraftJson(json, gathered.Count, gathered.LeftOut, gathered.Warnings), StatusCodes.Status201Created)
        {
            ETag = json.ETagFor(post),
            Location = Urls.PostApiPath(post.Slug),
            CacheControl = "no-cache",
        };
    }

    private async Task<(StatusRequest Request, Gathered Gathered)> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypes.Is(request.ContentType, "application/json"))
            throw new ProblemException(ProblemType.UnsupportedMediaType, $"Send Content-Type: application/json, or {MediaTypes.Multipart} with a file.");
        var asked = StatusRequest.Read(await JsonBody.ReadAsync(request, "application/json", cancellationToken), hasFile: false, posts);
        var gathering = new StatusGathering(asked, clock);
        using var content = new StringReader(asked.Content!);
        await StatusUpload.ReadAsync(gathering, content, "/content", cancellationToken);
        return (asked, gathering.Finish());
    }

    private static string Nothing(LeftOut leftOut)
    {
        (int Count, string What)[] reasons =
        [
            (leftOut.OutOfRange, "outside from and until"), (leftOut.Replies, "answers to others (includeReplies takes them in)"), (leftOut.Reposts, "words of others"),
            (leftOut.NotPublic, "not public"), (leftOut.Unreadable, "without text or time"),
        ];
        var all = string.Join(", ", reasons.Where(reason => reason.Count > 0).Select(reason => $"{reason.Count} {reason.What}"));
        return all.Length == 0 ? "There is no status in it." : $"There is nothing in it to quote: {all}.";
    }
}
