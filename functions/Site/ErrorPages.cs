using Microsoft.AspNetCore.Http;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Site.Pages;

namespace ServerlessBlog.Site;

/// <summary>Problems for people.</summary>
public sealed class ErrorPages(PageRenderer renderer, SiteInfo site)
{
    public IResult For(ProblemException problem) =>
        new PageResult<ErrorPage>(renderer, new ErrorPageModel(site, problem.Type.Status, site.Texts.Error(problem.Type.Status)), problem.Type.Status)
        {
            Headers = problem.Headers,
        };
}
