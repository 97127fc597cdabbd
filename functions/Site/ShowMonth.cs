using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ServerlessBlog.Platform.Caching;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;
using ServerlessBlog.Platform.OpenApi;
using ServerlessBlog.Posts.Lists;
using ServerlessBlog.Posts.Read;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>GET /archives/{year}/{month}: the posts of a month of the blog's calendar, newest first. Two transactions.</summary>
public sealed class ShowMonth(ListPages lists, PostList posts, PageRenderer renderer, SiteInfo site)
{
    [Function(nameof(ShowMonth))]
    [PublicCache("cursor")]
    [ApiOperation("The page of a month", Tag = "pages", ResponseMediaType = "text/html", ETag = true, Problems = [nameof(ProblemType.InvalidCursor), nameof(ProblemType.NotFound)])]
    [ApiParameter("cursor", "Where to go on; taken from the page's own link.")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "archives/{year}/{month}")] HttpRequest request, string year, string month, CancellationToken cancellationToken)
    {
        if (Parse(year, month) is not { } shown)
            throw lists.NotFound();
        var months = posts.MonthsAsync(cancellationToken);
        var entries = lists.RequireAsync(ListNames.Month(shown.Year, shown.Number), Urls.MonthPath(shown.Year, shown.Number), request, cancellationToken);
        await Task.WhenAll(months, entries);

        var name = site.Texts.MonthFormat(new DateOnly(shown.Year, shown.Number, 1));
        var all = await months;
        return await renderer.PageAsync<ListPage>(new ListPageModel(site, await entries, site.Texts.Month, name)
        {
            Description = site.Texts.MonthDescription(name),
            OlderMonth = all.Cast<Month?>().FirstOrDefault(other => Order(other!.Value) < Order(shown)),
            NewerMonth = all.Cast<Month?>().LastOrDefault(other => Order(other!.Value) > Order(shown)),
        });
    }

    private static int Order(Month month) => (month.Year * 12) + month.Number;

    private static Month? Parse(string year, string month) =>
        year.Length == 4 && month.Length == 2
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y >= 1
        && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m is >= 1 and <= 12
            ? new Month(y, m)
            : null;
}
