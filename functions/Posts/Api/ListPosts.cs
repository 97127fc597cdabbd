using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Auth;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.Json;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Model;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Posts.Search;

namespace ServerlessBlog.Posts.Api;

/// <summary>GET /api/posts: the published posts, or those of one category, tag, month or author, or those that a search finds; for the author also by status.</summary>
public sealed partial class ListPosts(PostList posts, PostSearch search, AuthorKey author, Urls urls)
{
    private static readonly string[] Filters = ["category", "tag", "month", "author", "status", "q"];

    [Function(nameof(ListPosts))]
    [PublicCache("category", "tag", "month", "author", "limit", "cursor", "q", RefusesOthers = true)]
    [ApiOperation(
        "List posts, newest first, or search them", Description = "Published posts; at most one of category, tag, month, author, status and q may be given. A search gives the best first, at most 50 on a page, which may be shorter than asked for although there is a next one.",
        ETag = true, AuthorSeesMore = true, Response = typeof(PageJson<PostJson>), Problems = [nameof(ProblemType.InvalidRequest), nameof(ProblemType.InvalidCursor), nameof(ProblemType.Unauthorized)])]
    [ApiParameter("category", "Only posts in this category.", Example = "SNS")]
    [ApiParameter("tag", "Only posts with this tag.", Example = "twitter")]
    [ApiParameter("month", "Only posts of this month, yyyy-MM in the blog's time zone.", Pattern = "^[0-9]{4}-(0[1-9]|1[0-2])$", Example = "2010-01")]
    [ApiParameter("author", "Only posts by the author with this id.", Example = "author")]
    [ApiParameter("status", "Others than published need the author's key, and are listed by the time they were begun.", Values = ["draft", "scheduled", "published", "withdrawn"], Example = "published")]
    [ApiParameter("q", "Only posts that have all of these words in title, tags or text; at most 200 characters, of which the first ten words count. Quotation marks keep words together.", Pattern = "^[\\s\\S]{1,200}$", Example = "twitter")]
    [ApiParameter("limit", "How many at most.", Minimum = 1, Maximum = 100, Default = 20, Example = "20")]
    [ApiParameter("cursor", "Where to go on; taken from next.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/posts")] HttpRequest request, CancellationToken cancellationToken)
    {
        Query.Allow(request, "category", "tag", "month", "author", "status", "q", "limit", "cursor");
        var list = ListOf(request);
        var (items, next) = request.Query.ContainsKey("q") ? await FindAsync(request, cancellationToken) : await ReadAsync(list, request, cancellationToken);
        var json = new PageJson<PostJson>(items, next is null ? null : Query.WithCursor(request, next));
        return request.Headers.Authorization.Count > 0 ? json.ToResult() : json.ToPublic();
    }

    private async Task<(IReadOnlyList<PostJson> Items, string? Next)> ReadAsync(string list, HttpRequest request, CancellationToken cancellationToken)
    {
        var page = await posts.ReadAsync(list, Query.Text(request, "cursor"), Query.Number(request, "limit", 1, 100, 20), cancellationToken);
        return ([.. page.Items.Select(row => PostJson.Of(row, urls))], page.NextCursor);
    }

    private async Task<(IReadOnlyList<PostJson> Items, string? Next)> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var count = Math.Min(Query.Number(request, "limit", 1, 100, 20), PostSearch.MaxCount);
        var page = await search.FindAsync(request.Query["q"].ToString(), Query.Text(request, "cursor"), count, cancellationToken);
        return ([.. page.Items.Select(hit => PostJson.Of(hit, urls))], page.NextCursor);
    }

    private string ListOf(HttpRequest request)
    {
        var given = Filters.Where(name => Query.Text(request, name) is not null).ToList();
        if (given.Count > 1)
            throw Query.Problem(given[1], $"Give only one of {string.Join(", ", Filters)}.");
        return given.Count == 0 || given[0] == "q" ? ListNames.All : ListOf(request, given[0], Query.Text(request, given[0])!);
    }

    private string ListOf(HttpRequest request, string filter, string value)
    {
        if (!ListNames.IsName(value))
            throw Query.Problem(filter, "No list can have this name: it is too long or holds a character that no category, tag or author has.");
        return filter switch
        {
            "category" => ListNames.Category(value),
            "tag" => ListNames.Tag(value),
            "author" => ListNames.Author(value),
            "month" => MonthPattern().Match(value) is { Success: true } month
                ? ListNames.Month(int.Parse(month.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(month.Groups["month"].ValueSpan, CultureInfo.InvariantCulture))
                : throw Query.Problem(filter, "Give a month as yyyy-MM."),
            _ => StatusList(request, value),
        };
    }

    private string StatusList(HttpRequest request, string value)
    {
        PostStatus status = value switch
        {
            "draft" => PostStatus.Draft,
            "scheduled" => PostStatus.Scheduled,
            "published" => PostStatus.Published,
            "withdrawn" => PostStatus.Withdrawn,
            _ => throw Query.Problem("status", "Give draft, scheduled, published or withdrawn."),
        };
        if (status != PostStatus.Published)
            author.Require(request);
        return ListNames.Status(status);
    }

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>0[1-9]|1[0-2])\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthPattern();
}
