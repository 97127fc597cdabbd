using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;
using ServerlessBlog.Comments.Own;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Site;

namespace ServerlessBlog.Comments.Pages;

/// <summary>GET /my-comment/export?own=...: all that is kept about a comment as a file, for who wrote it.</summary>
public sealed class ExportOwnComment(OwnComments own, Urls urls, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ExportOwnComment))]
    [ApiOperation(
        "Export one's own comment", Description = "All that its writer gave, the e-mail address too, and what was noted with it. By the token of the link that its writer was given.",
        Tag = "comments", Response = typeof(CommentExport), ETag = true, Problems = [nameof(ProblemType.NotFound)])]
    [ApiParameter("own", "The token of the link that the comment's writer was given.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "my-comment/export")] HttpRequest request, CancellationToken cancellationToken)
    {
        var token = request.Query[OwnComments.Parameter].ToString();
        if (await own.FindAsync(token, cancellationToken) is not { } comment)
            return await renderer.PrivatePageAsync<OwnCommentPage>(new OwnCommentPageModel(site, null, token), StatusCodes.Status404NotFound);
        var file = JsonConvert.SerializeObject(CommentExport.Of(comment, urls), Formatting.Indented, ApiJson.Settings);
        return new PrivateContent(Encoding.UTF8.GetBytes(file), PublicJson.MediaType)
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Content-Disposition"] = $"attachment; filename=\"comment-{comment.Id}.json\"",
                ["X-Content-Type-Options"] = "nosniff",
                ["X-Robots-Tag"] = "noindex",
            },
        };
    }
}
